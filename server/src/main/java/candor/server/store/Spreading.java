package candor.server.store;

import candor.plan.PropertyType.Kind;
import candor.server.store.Partials.Partial;
import candor.server.store.Partials.Subject;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads numbers, and says how they are spread. Safe for use by many threads. */
final class Spreading {

  /** More different numbers or sessions than this at a time are read by the engine. */
  private static final int MOST_ROWS = 1_000_000;

  private final Engine engine;
  private final Partials partials;

  Spreading(Engine engine, Partials partials) {
    this.engine = engine;
    this.partials = partials;
  }

  private record Question(
      String event, List<Selection.Condition> conditions, String property, String by) {}

  private record Lengths(String event, List<Selection.Condition> conditions) {}

  /** Is the numbers of a slice by value; without a division, by the empty string. */
  private record Divided(Map<String, Numbers> byValue) implements Partial {
    @Override
    public long bytes() {
      return byValue.values().stream().mapToLong(n -> n.bytes() + 120).sum();
    }
  }

  /** Returns the numbers of each interval by value, or null when they are for the engine. */
  private @Nullable List<Map<String, Numbers>> read(
      Space space, Selection selection, String property, String by, Cuts cuts) throws IOException {
    Slices slices = Slices.of(selection, cuts, space.changes(selection.build()).first());
    var question = new Question(selection.event(), selection.conditions(), property, by);
    List<Divided> parts =
        partials.read(
            new Subject(space, selection.build(), question),
            slices,
            Divided.class,
            borders -> read(space, selection.within(borders), question, borders));
    if (parts == null) {
      return null;
    }
    return slices.byInterval(parts, cuts.size()).stream().map(Spreading::summed).toList();
  }

  private static Map<String, Numbers> summed(List<Divided> parts) {
    var lists = new HashMap<String, List<Numbers>>();
    for (Divided part : parts) {
      part.byValue()
          .forEach((value, numbers) ->
              lists.computeIfAbsent(value, v -> new ArrayList<>()).add(numbers));
    }
    var sums = new HashMap<String, Numbers>();
    lists.forEach((value, all) -> sums.put(value, Numbers.sum(all)));
    return sums;
  }

  private @Nullable List<Divided> read(
      Space space, Selection selection, Question question, Cuts borders) throws IOException {
    Layout layout = space.layout();
    String by = question.by();
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(borders) + " AS bucket, coalesce(v, '') AS named, x, ")
            .add("count(*) FROM ")
            .add(
                Division.rows(
                    space.events(),
                    by,
                    layout.named(by),
                    "\"at\", " + value(numbers(space, question.property())) + " AS x",
                    Conditions.events(selection, layout)))
            .add(" WHERE x IS NOT NULL" + (by.isEmpty() ? "" : " AND v IS NOT NULL"))
            .add(" GROUP BY bucket, named, x ORDER BY x LIMIT " + (MOST_ROWS + 1));
    var gathered = new Gathered(borders.size());
    engine.each(query.text(), query.values(), gathered::add);
    return gathered.fits() ? gathered.all() : null;
  }

  /** Gathers the rows of an answer. */
  private static final class Gathered {
    private final List<Map<String, Growing>> intervals = new ArrayList<>();
    private int rows;
    private int values;

    Gathered(int size) {
      for (int i = 0; i < size; i++) {
        intervals.add(new HashMap<>());
      }
    }

    boolean fits() {
      return rows <= MOST_ROWS && values <= Amounts.MOST_VALUES;
    }

    void add(ResultSet row) throws SQLException {
      rows++;
      if (fits()) {
        Map<String, Growing> interval = intervals.get(row.getInt(1));
        int before = interval.size();
        interval.computeIfAbsent(row.getString(2), v -> new Growing()).add(row);
        values += interval.size() - before;
      }
    }

    List<Divided> all() {
      return intervals.stream().map(Spreading::divided).toList();
    }
  }

  private static Divided divided(Map<String, Growing> growing) {
    var all = new HashMap<String, Numbers>();
    growing.forEach((value, g) -> all.put(value, Numbers.of(g.values, g.counts, g.size)));
    return new Divided(all);
  }

  /** Is a bag in the making. */
  private static final class Growing {
    private double[] values = {};
    private int[] counts = {};
    private int size;

    void add(ResultSet row) throws SQLException {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.max(16, size * 2));
        counts = Arrays.copyOf(counts, values.length);
      }
      values[size] = row.getDouble(3);
      counts[size++] = row.getInt(4);
    }
  }

  /** Returns all numbers of a selection, or null when they are for the engine. */
  @Nullable Numbers numbers(Space space, Selection selection, String property) throws IOException {
    Cuts whole = selection.whole();
    var read = read(space, selection, property, "", whole);
    return read == null ? null : Numbers.sum(List.copyOf(read.getFirst().values()));
  }

  /** Returns the quantiles of each interval and value, or null when they are for the engine. */
  @Nullable List<Findings.Quantiles> quantiles(
      Space space, Selection selection, String property, Cuts cuts, Selection.Parting split)
      throws IOException {
    var read = read(space, selection.within(cuts), property, split.by(), cuts);
    if (read == null) {
      return null;
    }
    var all = new ArrayList<Findings.Quantiles>();
    for (int i = 0; i < read.size(); i++) {
      for (var named : read.get(i).entrySet()) {
        Numbers numbers = named.getValue();
        all.add(
            new Findings.Quantiles(
                i,
                named.getKey(),
                numbers.size(),
                numbers.sum(),
                numbers.quantiles(split.shares())));
      }
    }
    return all.stream()
        .sorted(
            Comparator.comparingLong(Findings.Quantiles::count)
                .reversed()
                .thenComparing(Findings.Quantiles::value, Amounts::byCodePoint)
                .thenComparingInt(Findings.Quantiles::interval))
        .limit(split.most())
        .toList();
  }

  /** Returns how long sessions were, in milliseconds, or null when that is for the engine. */
  @Nullable Numbers lengths(Space space, Selection selection) throws IOException {
    Cuts whole = selection.whole();
    Slices slices = Slices.of(selection, whole, space.changes(selection.build()).first());
    var question = new Lengths(selection.event(), selection.conditions());
    List<Visits> visits =
        partials.read(
            new Subject(space, selection.build(), question),
            slices,
            Visits.class,
            borders -> visits(space, selection.within(borders), borders));
    return visits == null ? null : Visits.lengths(visits);
  }

  private @Nullable List<Visits> visits(Space space, Selection selection, Cuts borders)
      throws IOException {
    var whole =
        new Selection(
            selection.app(), selection.build(), "", selection.from(), selection.to(), List.of());
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(borders) + " AS bucket, session, min(\"at\"), ")
            .add("max(\"at\"), bool_or(")
            .add(Conditions.events(selection, space.layout()))
            .add(") FROM " + space.events() + " WHERE session IS NOT NULL AND ")
            .add(Conditions.events(whole, space.layout()))
            .add(" GROUP BY bucket, session ORDER BY session LIMIT " + (MOST_ROWS + 1));
    var gathered = new ArrayList<Visits.Gathered>();
    for (int i = 0; i < borders.size(); i++) {
      gathered.add(new Visits.Gathered());
    }
    long[] rows = new long[1];
    engine.each(
        query.text(),
        query.values(),
        row -> {
          rows[0]++;
          gathered.get(row.getInt(1)).add(row, 2);
        });
    return rows[0] > MOST_ROWS ? null : gathered.stream().map(Visits.Gathered::all).toList();
  }

  static List<Column> numbers(Space space, String property) {
    return space.layout().named(property).stream()
        .filter(c -> c.kind() == Kind.WHOLE || c.kind() == Kind.DECIMAL)
        .toList();
  }

  static String value(List<Column> columns) {
    return "coalesce("
        + String.join(", ", columns.stream().map(c -> c.sql() + "::DOUBLE").toList())
        + ")";
  }
}
