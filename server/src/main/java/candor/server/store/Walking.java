package candor.server.store;

import candor.server.store.Partials.Partial;
import candor.server.store.Partials.Subject;
import java.io.IOException;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the steps that installs took, and walks them. Safe for use by many threads. */
final class Walking {

  /** More rows than this are walked by the engine each time. */
  private static final int MOST_ROWS = 2_000_000;

  /** There is a counter for each install, whether it took a step or not. */
  private static final int MOST_ACTORS = 1 << 24;

  /** A row is one number: the install, 27 bits of the milliseconds, 8 of the steps. */
  static final int TIME_SHIFT = 8;

  private static final int ACTOR_SHIFT = 35;
  private static final long TIME_MASK = (1L << 27) - 1;
  private static final long STEPS_MASK = (1 << TIME_SHIFT) - 1;

  private final Engine engine;
  private final Partials partials;

  Walking(Engine engine, Partials partials) {
    this.engine = engine;
    this.partials = partials;
  }

  private record Question(
      List<Selection.Step> steps, String event, List<Selection.Condition> conditions) {}

  /** Is the rows of a slice, in the order of installs and then times. */
  private record Taken(long[] rows) implements Partial<Taken> {

    static final Taken NONE = new Taken(new long[0]);

    static Taken of(Array list) throws SQLException {
      Object[] objects = (Object[]) list.getArray();
      long[] rows = new long[objects.length];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (Long) objects[i];
      }
      return new Taken(rows);
    }

    @Override
    public long bytes() {
      return 8L * rows.length + 32;
    }

    @Override
    public Taken and(List<Taken> others) {
      int size = rows.length;
      for (Taken other : others) {
        size += other.rows.length;
      }
      long[] all = Arrays.copyOf(rows, size);
      int end = rows.length;
      for (Taken other : others) {
        System.arraycopy(other.rows, 0, all, end, other.rows.length);
        end += other.rows.length;
      }
      Arrays.sort(all);
      return new Taken(all);
    }
  }

  /** Returns how far installs came, or null when that is for the engine. */
  @Nullable List<Findings.Step> walk(
      Space space, Selection selection, List<Selection.Step> steps, Duration window)
      throws IOException {
    Cuts whole = selection.whole();
    // Times of rows count from the beginning of their slice.
    Slices slices = Slices.of(selection, whole, space.changes(selection.build())).apart();
    if (steps.size() > TIME_SHIFT) {
      return null;
    }
    var question = new Question(steps, selection.event(), selection.conditions());
    List<Taken> taken =
        partials.read(
            new Subject(space, selection.build(), question),
            slices,
            Taken.NONE,
            (borders, arrived) -> read(space, selection.within(borders), steps, borders, arrived));
    if (taken == null) {
      return null;
    }
    var walk = new Walk(steps.size(), window.toMillis());
    eachActor(slices, taken, walk);
    return walk.steps();
  }

  private @Nullable List<Taken> read(
      Space space, Selection selection, List<Selection.Step> path, Cuts borders, String arrived)
      throws IOException {
    var steps = new Query();
    for (int i = 0; i < path.size(); i++) {
      steps
          .add(i == 0 ? "CASE WHEN " : " + CASE WHEN ")
          .add(Paths.step(path.get(i), selection, space.layout()))
          .add(" THEN " + (1 << i) + " ELSE 0 END");
    }
    // One number a row, in lists: a row for each would be read four times as slowly.
    Query query =
        new Query()
            .add(
                "SELECT bucket, max(actor), list(taken ORDER BY taken) FROM (SELECT bucket, actor, ")
            .add(
                "(least(actor, "
                    + MOST_ACTORS
                    + ")::BIGINT << "
                    + ACTOR_SHIFT
                    + ") | ((\"at\" - ["
                    + starts(borders))
            .add("][bucket + 1]) << " + TIME_SHIFT + ") | steps AS taken FROM (SELECT ")
            .add(Buckets.sql(borders) + " AS bucket, actor, \"at\", ")
            .add(steps)
            .add(" AS steps FROM " + space.events() + " WHERE actor IS NOT NULL AND event IN ")
            .bindAll(path.stream().map(Selection.Step::event).distinct().toList())
            .add(" AND steps > 0 AND ")
            .add(Conditions.events(selection, space.layout()))
            .add(" AND " + arrived + " LIMIT " + (MOST_ROWS + 1))
            .add(")) GROUP BY bucket");
    var taken = new ArrayList<>(Collections.nCopies(borders.size(), Taken.NONE));
    long[] size = new long[1];
    engine.each(
        query.text(),
        query.values(),
        row -> {
          Taken slice = row.getInt(2) < MOST_ACTORS ? Taken.of(row.getArray(3)) : Taken.NONE;
          size[0] += row.getInt(2) < MOST_ACTORS ? slice.rows().length : MOST_ROWS + 1;
          taken.set(row.getInt(1), slice);
        });
    return size[0] > MOST_ROWS ? null : taken;
  }

  private static String starts(Cuts slices) {
    return slices.borders().stream()
        .map(border -> Long.toString(border.toEpochMilli()))
        .collect(Collectors.joining(", "));
  }

  /** Hands over the rows of one install after the other, each in the order of time. */
  private static void eachActor(Slices slices, List<Taken> taken, Walk walk) {
    int most = -1;
    for (Taken slice : taken) {
      long[] rows = slice.rows();
      most = Math.max(most, rows.length == 0 ? -1 : actor(rows[rows.length - 1]));
    }
    int[] ends = new int[most + 2];
    for (Taken slice : taken) {
      for (long row : slice.rows()) {
        ends[actor(row) + 1]++;
      }
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    // What begins as the start of each install's rows ends as the end of them.
    long[] all = new long[ends[most + 1]];
    for (int i = 0; i < taken.size(); i++) {
      long from = slices.all().get(i).fromMillis();
      for (long row : taken.get(i).rows()) {
        long time = from + ((row >>> TIME_SHIFT) & TIME_MASK);
        all[ends[actor(row)]++] = (time << TIME_SHIFT) | (row & STEPS_MASK);
      }
    }
    int start = 0;
    for (int actor = 0; actor <= most; actor++) {
      walk.actor(all, start, ends[actor]);
      start = ends[actor];
    }
  }

  private static int actor(long row) {
    return (int) (row >>> ACTOR_SHIFT);
  }
}
