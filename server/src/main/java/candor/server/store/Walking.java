package candor.server.store;

import candor.server.store.Partials.Partial;
import candor.server.store.Partials.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private record Taken(long[] rows) implements Partial {
    @Override
    public long bytes() {
      return 8L * rows.length + 32;
    }
  }

  /** Returns how far installs came, or null when that is for the engine. */
  @Nullable List<Findings.Step> walk(
      Space space, Selection selection, List<Selection.Step> steps, Duration window)
      throws IOException {
    Cuts whole = selection.whole();
    Slices slices = Slices.of(selection, whole, space.changes(selection.build()).first());
    if (steps.size() > TIME_SHIFT) {
      return null;
    }
    var question = new Question(steps, selection.event(), selection.conditions());
    List<Taken> taken =
        partials.read(
            new Subject(space, selection.build(), question),
            slices,
            Taken.class,
            borders -> read(space, selection.within(borders), steps, borders));
    if (taken == null) {
      return null;
    }
    var walk = new Walk(steps.size(), window.toMillis());
    eachActor(slices, taken, walk);
    return walk.steps();
  }

  private @Nullable List<Taken> read(
      Space space, Selection selection, List<Selection.Step> steps, Cuts borders)
      throws IOException {
    Query query = new Query().add("SELECT " + Buckets.sql(borders) + " AS bucket, actor, \"at\", ");
    for (int i = 0; i < steps.size(); i++) {
      query
          .add(i == 0 ? "CASE WHEN " : " + CASE WHEN ")
          .add(Paths.step(steps.get(i), selection, space.layout()))
          .add(" THEN " + (1 << i) + " ELSE 0 END");
    }
    query
        .add(" AS steps FROM " + space.events() + " WHERE actor IS NOT NULL AND event IN ")
        .bindAll(steps.stream().map(Selection.Step::event).distinct().toList())
        .add(" AND steps > 0 AND ")
        .add(Conditions.events(selection, space.layout()))
        .add(" LIMIT " + (MOST_ROWS + 1));
    var gathered = new Gathered(borders);
    engine.each(
        query.text(),
        query.values(),
        row -> gathered.add(row.getInt(1), row.getInt(2), row.getLong(3), row.getInt(4)));
    return gathered.fits ? gathered.all() : null;
  }

  /** Gathers rows by slice. */
  private static final class Gathered {
    private final Cuts borders;
    private final long[][] rows;
    private final int[] sizes;
    private int size;
    private boolean fits = true;

    Gathered(Cuts borders) {
      this.borders = borders;
      this.rows = new long[borders.size()][0];
      this.sizes = new int[borders.size()];
    }

    void add(int slice, int actor, long at, int steps) {
      fits &= ++size <= MOST_ROWS && actor < MOST_ACTORS;
      if (!fits) {
        return;
      }
      if (sizes[slice] == rows[slice].length) {
        rows[slice] = Arrays.copyOf(rows[slice], Math.max(64, sizes[slice] * 2));
      }
      long time = at - borders.borders().get(slice).toEpochMilli();
      rows[slice][sizes[slice]++] = ((long) actor << ACTOR_SHIFT) | (time << TIME_SHIFT) | steps;
    }

    List<Taken> all() {
      var all = new ArrayList<Taken>();
      for (int i = 0; i < rows.length; i++) {
        long[] slice = Arrays.copyOf(rows[i], sizes[i]);
        Arrays.parallelSort(slice);
        all.add(new Taken(slice));
      }
      return all;
    }
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
