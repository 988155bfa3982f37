package candor.server.store;

import candor.server.people.People;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Answers about installs from rows. Safe for use by many threads. */
final class EmbeddedPeople implements People {

  private static final int ID_DIGITS = 16;

  /** What is remembered of each install, under one name. */
  private static final String VALUES =
      """
      SELECT actor, (CASE WHEN once THEN min({'a': "at", 'v': "value"})
        ELSE max({'a': "at", 'v': "value"}) END).v AS v
      FROM person WHERE app = ? AND name = ? GROUP BY actor, once\
      """;

  private final Engine engine;
  private final Function<String, @Nullable Space> spaces;

  EmbeddedPeople(Engine engine, Function<String, @Nullable Space> spaces) {
    this.engine = engine;
    this.spaces = spaces;
  }

  @Override
  public List<Person> list(Range range, int skip, int limit) throws IOException {
    Space space = spaces.apply(range.app());
    if (space == null) {
      return List.of();
    }
    String sql =
        "SELECT actor FROM "
            + space.events()
            + " WHERE debug = ? AND \"at\" >= ? AND \"at\" < ? AND actor IS NOT NULL"
            + " GROUP BY actor ORDER BY max(\"at\") DESC, actor LIMIT ? OFFSET ?";
    List<Integer> actors =
        engine.ask(
            sql,
            List.of(
                range.debug(), range.from().toEpochMilli(), range.to().toEpochMilli(), limit, skip),
            row -> row.getInt(1));
    return persons(space, range.debug(), actors);
  }

  @Override
  public @Nullable Person person(String app, boolean debug, String id) throws IOException {
    Space space = spaces.apply(app);
    Integer actor = space == null ? null : actor(space, id);
    if (space == null || actor == null) {
      return null;
    }
    List<Person> found = persons(space, debug, List.of(actor));
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public List<Deed> deeds(Range range, String id, int limit) throws IOException {
    Space space = spaces.apply(range.app());
    Integer actor = space == null ? null : actor(space, id);
    if (space == null || actor == null) {
      return List.of();
    }
    List<Column> columns = space.layout().columns();
    var sql = new StringBuilder("SELECT \"at\", event");
    columns.forEach(column -> sql.append(", ").append(Lookup.text(column)));
    sql.append(" FROM ").append(space.events());
    sql.append(" WHERE actor = ? AND debug = ? AND \"at\" >= ? AND \"at\" < ?");
    sql.append(" ORDER BY \"at\" DESC, received DESC LIMIT ").append(limit);
    return engine.ask(
        sql.toString(),
        List.of(actor, range.debug(), range.from().toEpochMilli(), range.to().toEpochMilli()),
        row -> {
          var values = new LinkedHashMap<String, String>();
          for (int i = 0; i < columns.size(); i++) {
            String value = row.getString(i + 3);
            if (value != null) {
              values.putIfAbsent(columns.get(i).property(), value);
            }
          }
          return new Deed(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), values);
        });
  }

  @Override
  public Census census(String app, boolean debug, List<String> properties, int limit)
      throws IOException {
    Space space = spaces.apply(app);
    if (space == null) {
      return new Census(0, Map.of(), Map.of());
    }
    var build = debug ? Store.Build.DEBUG : Store.Build.RELEASE;
    RoaringBitmap there = everybody(space, build);
    var raised = new HashMap<String, Long>();
    engine.each(
        "SELECT name, list(DISTINCT actor) FROM counters WHERE app = ? AND number > 0 GROUP BY name",
        List.of((short) space.number()),
        row -> count(raised, row, there));
    var values = new LinkedHashMap<String, Map<String, Long>>();
    for (String property : properties) {
      var counts = new HashMap<String, Long>();
      engine.each(
          "SELECT v, list(actor) FROM (" + VALUES + ") GROUP BY v",
          List.of((short) space.number(), property),
          row -> count(counts, row, there));
      values.put(property, ranked(counts, limit));
    }
    return new Census(there.getLongCardinality(), raised, values);
  }

  private static RoaringBitmap everybody(Space space, Store.Build build) {
    int[] always = {Integer.MIN_VALUE, Integer.MAX_VALUE};
    return space.presence(build).present(always).getFirst();
  }

  /** Counts those of a list who are there. */
  private static void count(Map<String, Long> counts, ResultSet row, RoaringBitmap there)
      throws SQLException {
    var actors = Amount.Actors.of((Object[]) row.getArray(2).getArray());
    int count = RoaringBitmap.andCardinality(actors.set(), there);
    if (count > 0) {
      counts.put(row.getString(1), (long) count);
    }
  }

  private static Map<String, Long> ranked(Map<String, Long> counts, int limit) {
    var ranked = new LinkedHashMap<String, Long>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .forEachOrdered(each -> ranked.put(each.getKey(), each.getValue()));
    return ranked;
  }

  /** Returns the installs of which a value is remembered. */
  RoaringBitmap holders(String app, String property, String value) throws IOException {
    var holders = new RoaringBitmap();
    Space space = spaces.apply(app);
    if (space != null) {
      engine.each(
          "SELECT actor FROM (" + VALUES + ") WHERE v = ?",
          List.of((short) space.number(), property, value),
          row -> holders.add(row.getInt(1)));
    }
    return holders;
  }

  /** Finds an install; of two whose first halves agree, which needs an ill-made UUID, the first. */
  private @Nullable Integer actor(Space space, String id) throws IOException {
    short app = (short) space.number();
    boolean half = id.matches("[0-9a-f]{" + ID_DIGITS + "}");
    var key = half ? null : Mixing.key(id);
    List<Integer> found =
        key == null
            ? engine.ask(
                "SELECT number FROM actors WHERE app = ? AND high = ? ORDER BY number LIMIT 1",
                List.of(app, HexFormat.fromHexDigitsToLong(id)),
                row -> row.getInt(1))
            : engine.ask(
                "SELECT number FROM actors WHERE app = ? AND high = ? AND low = ?",
                List.of(app, key.getMostSignificantBits(), key.getLeastSignificantBits()),
                row -> row.getInt(1));
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Is when an install was there. */
  private record Stay(Instant first, Instant last, long events) {}

  private List<Person> persons(Space space, boolean debug, List<Integer> actors)
      throws IOException {
    if (actors.isEmpty()) {
      return List.of();
    }
    String these =
        " IN (" + actors.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    var stays = stays(space, debug, these);
    var ids = ids(space, these);
    var counters = counters(space, these);
    var properties = properties(space, these);
    var persons = new ArrayList<Person>();
    for (int actor : actors) {
      Stay stay = stays.get(actor);
      String id = ids.get(actor);
      // Between two questions somebody may have been erased.
      if (stay != null && id != null) {
        persons.add(
            new Person(
                id,
                stay.first(),
                stay.last(),
                stay.events(),
                counters.getOrDefault(actor, Map.of()),
                properties.getOrDefault(actor, Map.of())));
      }
    }
    return persons;
  }

  private Map<Integer, Stay> stays(Space space, boolean debug, String these) throws IOException {
    var stays = new HashMap<Integer, Stay>();
    engine.ask(
        "SELECT actor, min(\"at\"), max(\"at\"), count(*) FROM "
            + space.events()
            + " WHERE debug = ? AND actor"
            + these
            + " GROUP BY actor",
        List.of(debug),
        row ->
            stays.put(
                row.getInt(1),
                new Stay(
                    Instant.ofEpochMilli(row.getLong(2)),
                    Instant.ofEpochMilli(row.getLong(3)),
                    row.getLong(4))));
    return stays;
  }

  private Map<Integer, String> ids(Space space, String these) throws IOException {
    var ids = new HashMap<Integer, String>();
    engine.ask(
        "SELECT number, high FROM actors WHERE app = ? AND number" + these,
        List.of((short) space.number()),
        row -> ids.put(row.getInt(1), HexFormat.of().toHexDigits(row.getLong(2))));
    return ids;
  }

  private Map<Integer, Map<String, Long>> counters(Space space, String these) throws IOException {
    var counters = new HashMap<Integer, Map<String, Long>>();
    engine.ask(
        "SELECT actor, name, sum(number)::BIGINT FROM counters WHERE app = ? AND actor"
            + these
            + " GROUP BY ALL",
        List.of((short) space.number()),
        row ->
            counters
                .computeIfAbsent(row.getInt(1), actor -> new HashMap<>())
                .put(row.getString(2), row.getLong(3)));
    return counters;
  }

  private Map<Integer, Map<String, String>> properties(Space space, String these)
      throws IOException {
    var properties = new HashMap<Integer, Map<String, String>>();
    String winners =
        """
        SELECT actor, name, (CASE WHEN once THEN min({'a': "at", 'v': "value"})
          ELSE max({'a': "at", 'v': "value"}) END).v
        FROM person WHERE app = ? AND actor\
        """;
    engine.ask(
        winners + these + " GROUP BY actor, name, once",
        List.of((short) space.number()),
        row ->
            properties
                .computeIfAbsent(row.getInt(1), actor -> new HashMap<>())
                .put(row.getString(2), row.getString(3)));
    return properties;
  }
}
