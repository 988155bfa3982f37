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
  private record Divided(Map<String, Numbers> byValue) implements Partial<Divided> {
    @Override
    public long bytes() {
      return byValue.entrySet().stream()
          .mapToLong(each -> Amounts.nameBytes(each.getKey()) + each.getValue().bytes())
          .sum();
    }

    @Override
    public Divided and(List<Divided> others) {
      var lists = new HashMap<String, List<Numbers>>();
      add(lists);
      others.forEach(other -> other.add(lists));
      var sums = new HashMap<String, Numbers>();
      lists.forEach((value, all) -> sums.put(value, Numbers.sum(all)));
      return new Divided(sums);
    }

    private void add(Map<String, List<Numbers>> lists) {
      byValue.forEach(
          (value, numbers) -> lists.computeIfAbsent(value, v -> new ArrayList<>()).add(numbers));
    }
  }

  /** Returns the numbers of each interval by value, or null when they are for the engine. */
  private @Nullable List<Divided> read(
      Space space, Selection selection, String property, String by, Cuts cuts) throws IOException {
    Slices slices = Slices.of(selection, cuts, space.changes(selection.build()));
    var question = new Question(selection.event(), selection.conditions(), property, by);
    return partials.read(
        new Subject(space, selection.build(), question),
        slices,
        new Divided(Map.of()),
        (borders, arrived) -> read(space, selection.within(borders), question, borders, arrived));
  }

  private @Nullable List<Divided> read(
      Space space, Selection selection, Question question, Cuts borders, String arrived)
      throws IOException {
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
                    "\"at\", " + value(numbers(layout, question.property())) + " AS x",
                    Conditions.events(selection, layout).add(" AND " + arrived)))
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
    return read == null ? null : Numbers.sum(List.copyOf(read.getFirst().byValue().values()));
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
      for (var named : read.get(i).byValue().entrySet()) {
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
    Slices slices = Slices.of(selection, whole, space.changes(selection.build()));
    var question = new Lengths(selection.event(), selection.conditions());
    List<Visits> visits =
        partials.read(
            new Subject(space, selection.build(), question),
            slices,
            Visits.NONE,
            (borders, arrived) -> visits(space, selection.within(borders), borders, arrived));
    return visits == null ? null : visits.getFirst().lengths();
  }

  private @Nullable List<Visits> visits(
      Space space, Selection selection, Cuts borders, String arrived) throws IOException {
    Layout layout = space.layout();
    var whole =
        new Selection(
            selection.app(), selection.build(), "", selection.from(), selection.to(), List.of());
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(borders) + " AS bucket, session, min(\"at\"), ")
            .add("max(\"at\"), bool_or(")
            .add(Conditions.events(selection, layout))
            .add(") FROM " + space.events() + " WHERE session IS NOT NULL AND " + arrived)
            .add(" AND ")
            .add(Conditions.events(whole, layout))
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

  static List<Column> numbers(Layout layout, String property) {
    return layout.named(property).stream()
        .filter(c -> c.kind() == Kind.WHOLE || c.kind() == Kind.DECIMAL)
        .toList();
  }

  static String value(List<Column> columns) {
    return "coalesce("
        + String.join(", ", columns.stream().map(c -> c.sql() + "::DOUBLE").toList())
        + ")";
  }
}
