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

  /** More rows or values than this at a time are counted by the engine. */
  private static final int MOST_ROWS = 2_000_000;

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
   * @param installsOnly whether rows without an install are left out
   */
  record By(Store.Measure measure, String property, boolean installsOnly) {

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
  record Valued(@Nullable Amount without, Map<String, Amount> named) implements Partial {

    private static final int NAME_BYTES = 120;

    @Override
    public long bytes() {
      long bytes = without == null ? 0 : without.bytes();
      for (Amount amount : named.values()) {
        bytes += NAME_BYTES + amount.bytes();
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

    static Valued sum(List<Valued> all) {
      if (all.size() == 1) {
        return all.getFirst();
      }
      var without = new ArrayList<Amount>();
      var named = new HashMap<String, List<Amount>>();
      for (Valued valued : all) {
        if (valued.without() != null) {
          without.add(valued.without());
        }
        valued
            .named()
            .forEach(
                (name, amount) -> named.computeIfAbsent(name, n -> new ArrayList<>()).add(amount));
      }
      var sums = new HashMap<String, Amount>();
      named.forEach((name, amounts) -> sums.put(name, Amount.sum(amounts)));
      return new Valued(without.isEmpty() ? null : Amount.sum(without), sums);
    }
  }

  /**
   * Returns what each interval amounts to, or null when that is for the engine to count, because
   * the values are too many.
   */
  @Nullable List<Valued> read(Space space, Selection selection, By by, Cuts cuts)
      throws IOException {
    Slices slices = Slices.of(selection, cuts, space.changes(selection.build()).first());
    var question = new Question(by, selection.event(), selection.conditions());
    List<Valued> parts =
        partials.read(
            new Subject(space, selection.build(), question),
            slices,
            Valued.class,
            borders -> read(space, selection.within(borders), question, borders));
    if (parts == null) {
      return null;
    }
    return slices.byInterval(parts, cuts.size()).stream()
        .map(all -> all.isEmpty() ? new Valued(null, Map.of()) : Valued.sum(all))
        .toList();
  }

  private @Nullable List<Valued> read(
      Space space, Selection selection, Question question, Cuts borders) throws IOException {
    By by = question.by();
    String property = by.property();
    Query where = Conditions.events(selection, space.layout());
    if (by.installsOnly()) {
      where.add(" AND actor IS NOT NULL");
    }
    Query rows =
        Division.rows(
            space.events(),
            property,
            space.layout().named(property),
            "\"at\", actor, session",
            where);
    String bucket = Buckets.sql(borders) + " AS bucket, v, ";
    Query query =
        switch (by.measure()) {
          case EVENTS ->
              new Query().add("SELECT " + bucket + "count(*) FROM ").add(rows).add(" GROUP BY ALL");
          case ACTORS -> distinct(bucket, "actor", rows);
          case SESSIONS -> distinct(bucket, "session", rows);
        };
    query.add(" LIMIT " + (MOST_ROWS + 1));
    var gathered = new Gathered(by.measure(), borders.size());
    engine.each(query.text(), query.values(), gathered::add);
    return gathered.fits() ? gathered.all() : null;
  }

  private static Query distinct(String bucket, String key, Query rows) {
    return new Query()
        .add("SELECT DISTINCT " + bucket + key + " FROM ")
        .add(rows)
        .add(" WHERE " + key + " IS NOT NULL");
  }

  /** Gathers the rows of an answer. */
  private static final class Gathered {
    private final Store.Measure measure;
    private final List<Map<String, Growing>> named = new ArrayList<>();
    private final @Nullable Growing[] without;
    private int rows;
    private int values;

    Gathered(Store.Measure measure, int intervals) {
      this.measure = measure;
      this.without = new @Nullable Growing[intervals];
      for (int i = 0; i < intervals; i++) {
        named.add(new HashMap<>());
      }
    }

    boolean fits() {
      return rows <= MOST_ROWS && values <= MOST_VALUES;
    }

    void add(ResultSet row) throws SQLException {
      rows++;
      if (fits()) {
        growing(row.getInt(1), row.getString(2)).add(measure, row);
      }
    }

    private Growing growing(int interval, @Nullable String value) {
      Growing known = value == null ? without[interval] : named.get(interval).get(value);
      if (known != null) {
        return known;
      }
      var growing = new Growing();
      values++;
      if (value == null) {
        without[interval] = growing;
      } else {
        named.get(interval).put(value, growing);
      }
      return growing;
    }

    List<Valued> all() {
      var all = new ArrayList<Valued>();
      for (int i = 0; i < without.length; i++) {
        var amounts = new HashMap<String, Amount>();
        named.get(i).forEach((name, growing) -> amounts.put(name, growing.amount(measure)));
        Growing none = without[i];
        all.add(new Valued(none == null ? null : none.amount(measure), amounts));
      }
      return all;
    }
  }

  /** Is an amount in the making. */
  private static final class Growing {
    private long events;
    private @Nullable RoaringBitmap actors;
    private long[] sessions = {};
    private int size;

    void add(Store.Measure measure, ResultSet row) throws SQLException {
      switch (measure) {
        case EVENTS -> events += row.getLong(3);
        case ACTORS -> actors().add(row.getInt(3));
        case SESSIONS -> session(row.getLong(3));
      }
    }

    private RoaringBitmap actors() {
      RoaringBitmap known = actors;
      RoaringBitmap set = known == null ? new RoaringBitmap() : known;
      actors = set;
      return set;
    }

    private void session(long key) {
      if (size == sessions.length) {
        sessions = Arrays.copyOf(sessions, Math.max(16, size * 2));
      }
      sessions[size++] = key;
    }

    Amount amount(Store.Measure measure) {
      return switch (measure) {
        case EVENTS -> new Amount.Events(events);
        case ACTORS -> {
          actors().runOptimize();
          yield new Amount.Actors(actors());
        }
        case SESSIONS -> new Amount.Sessions(Arrays.copyOf(sessions, size));
      };
    }
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
