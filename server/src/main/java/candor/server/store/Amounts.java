package candor.server.store;

import candor.server.store.Findings.Part;
import candor.server.store.Partials.Partial;
import candor.server.store.Partials.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Reads what rows amount to, by interval and by value of a property. Safe for many threads. */
final class Amounts {

  /** More installs or sessions than this at a time are counted by the engine. */
  private static final int MOST_ROWS = 2_000_000;

  /** So are more values than this. */
  static final int MOST_VALUES = 20_000;

  private final Engine engine;
  private final Partials partials;

  Amounts(Engine engine, Partials partials) {
    this.engine = engine;
    this.partials = partials;
  }

  /**
   * Says what is counted by the values of which property.
   *
   * @param measure what is counted
   * @param property the property, or the empty string
   * @param uses whether, of installs, it is also counted how many events are theirs
   */
  record By(Store.Measure measure, String property, boolean uses) {

    By(Store.Measure measure, String property) {
      this(measure, property, false);
    }
  }

  /** Is all of a question but its time. */
  private record Question(By by, String event, List<Selection.Condition> conditions) {}

  /**
   * Is what rows amount to, by value.
   *
   * @param without those without a value, or null when there are none
   * @param named those with a value
   */
  record Valued(@Nullable Amount without, Map<String, Amount> named) implements Partial<Valued> {

    private static final Valued NONE = new Valued(null, Map.of());

    @Override
    public long bytes() {
      long bytes = without == null ? 0 : without.bytes();
      for (var each : named.entrySet()) {
        bytes += nameBytes(each.getKey()) + each.getValue().bytes();
      }
      return bytes;
    }

    /** Returns a copy of the set of those who have no value, of a question without a property. */
    RoaringBitmap actors() {
      return without instanceof Amount.Actors all ? all.set().clone() : new RoaringBitmap();
    }

    /** Returns the most frequent values. */
    List<Findings.Ranked> ranked(int limit) {
      return named.entrySet().stream()
          .map(e -> new Findings.Ranked(e.getKey(), e.getValue().count()))
          .sorted(
              Comparator.comparingLong(Findings.Ranked::count)
                  .reversed()
                  .thenComparing(Findings.Ranked::value, Amounts::byCodePoint))
          .limit(limit)
          .toList();
    }

    @Override
    public Valued and(List<Valued> others) {
      var without = new ArrayList<Amount>();
      var named = new HashMap<String, List<Amount>>();
      add(without, named);
      others.forEach(other -> other.add(without, named));
      var sums = new HashMap<String, Amount>();
      named.forEach((name, amounts) -> sums.put(name, Amount.sum(amounts)));
      return new Valued(without.isEmpty() ? null : Amount.sum(without), sums);
    }

    private void add(List<Amount> toWithout, Map<String, List<Amount>> toNamed) {
      if (without != null) {
        toWithout.add(without);
      }
      named.forEach(
          (name, amount) -> toNamed.computeIfAbsent(name, n -> new ArrayList<>()).add(amount));
    }
  }

  /**
   * Returns what each interval amounts to, or null when that is for the engine to count, because
   * the values are too many.
   */
  @Nullable List<Valued> read(Space space, Selection selection, By by, Cuts cuts)
      throws IOException {
    Slices slices = Slices.of(selection, cuts, space.changes(selection.build()));
    var question = new Question(by, selection.event(), selection.conditions());
    return partials.read(
        new Subject(space, selection.build(), question),
        slices,
        Valued.NONE,
        (borders, arrived) -> read(space, selection.within(borders), question, borders, arrived));
  }

  private @Nullable List<Valued> read(
      Space space, Selection selection, Question question, Cuts borders, String arrived)
      throws IOException {
    By by = question.by();
    String property = by.property();
    Layout layout = space.layout();
    Query where = Conditions.events(selection, layout).add(" AND " + arrived);
    Query rows =
        Division.rows(
            space.events(), property, layout.named(property), "\"at\", actor, session", where);
    String bucket = Buckets.sql(borders) + " AS bucket, v, ";
    Query query =
        switch (by.measure()) {
          case EVENTS ->
              new Query()
                  .add("SELECT " + bucket + "count(*) FROM ")
                  .add(rows)
                  .add(" GROUP BY ALL LIMIT " + (MOST_VALUES + 1));
          case ACTORS -> lists(bucket, "actor", rows);
          case SESSIONS -> lists(bucket, "session", rows);
        };
    var gathered = new Gathered(by, borders.size());
    engine.each(query.text(), query.values(), gathered::add);
    return gathered.fits() ? gathered.all() : null;
  }

  /** A list of numbers is read four times as fast as a row for each. */
  private static Query lists(String bucket, String key, Query rows) {
    return new Query()
        .add("SELECT bucket, v, list(" + key + "), sum(n)::BIGINT FROM (SELECT ")
        .add(bucket + key + ", count(*) AS n FROM ")
        .add(rows)
        .add(" WHERE " + key + " IS NOT NULL GROUP BY ALL LIMIT " + (MOST_ROWS + 1))
        .add(") GROUP BY bucket, v LIMIT " + (MOST_VALUES + 1));
  }

  /** Gathers the rows of an answer. */
  private static final class Gathered {
    private final By by;
    private final List<Map<String, Amount>> named = new ArrayList<>();
    private final @Nullable Amount[] without;
    private int values;
    private long size;

    Gathered(By by, int intervals) {
      this.by = by;
      this.without = new @Nullable Amount[intervals];
      for (int i = 0; i < intervals; i++) {
        named.add(new HashMap<>());
      }
    }

    boolean fits() {
      return size <= MOST_ROWS && values <= MOST_VALUES;
    }

    void add(ResultSet row) throws SQLException {
      values++;
      Amount amount =
          switch (by.measure()) {
            case EVENTS -> new Amount.Events(row.getLong(3));
            case ACTORS -> {
              Amount.Actors actors = Amount.Actors.of(list(row));
              yield by.uses() ? new Amount.Uses(actors.set(), row.getLong(4)) : actors;
            }
            case SESSIONS -> Amount.Sessions.of(list(row));
          };
      String value = row.getString(2);
      if (value == null) {
        without[row.getInt(1)] = amount;
      } else {
        named.get(row.getInt(1)).put(value, amount);
      }
    }

    private Object[] list(ResultSet row) throws SQLException {
      Object[] list = (Object[]) row.getArray(3).getArray();
      size += list.length;
      return list;
    }

    List<Valued> all() {
      var all = new ArrayList<Valued>();
      for (int i = 0; i < without.length; i++) {
        all.add(new Valued(without[i], named.get(i)));
      }
      return all;
    }
  }

  /** Returns about how much memory a value takes as a key; strangers choose how long it is. */
  static long nameBytes(String name) {
    return 120 + 2L * name.length();
  }

  /** Compares as the engine does. */
  static int byCodePoint(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the figures of each interval, divided as asked; none of them is zero. */
  static List<Findings.Cell> cells(List<Valued> intervals, Store.Split split) {
    var cells = new ArrayList<Findings.Cell>();
    for (int i = 0; i < intervals.size(); i++) {
      Valued valued = intervals.get(i);
      Amount without = valued.without();
      if (without != null) {
        Part part = split.property().isEmpty() ? Part.WHOLE : Part.WITHOUT;
        cells.add(new Findings.Cell(i, part, "", without.count()));
      }
      var rest = new ArrayList<Amount>();
      for (var named : valued.named().entrySet()) {
        if (split.values().contains(named.getKey())) {
          long count = named.getValue().count();
          cells.add(new Findings.Cell(i, Part.NAMED, named.getKey(), count));
        } else {
          rest.add(named.getValue());
        }
      }
      if (!rest.isEmpty()) {
        cells.add(new Findings.Cell(i, Part.REST, "", Amount.sum(rest).count()));
      }
    }
    return cells;
  }
}
