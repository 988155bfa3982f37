package candor.server.store;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks up what is kept beside figures: refusals, single events, single installs. Thread-safe. */
final class Lookup {

  private final Engine engine;
  private final Function<String, @Nullable Space> spaces;

  Lookup(Engine engine, Function<String, @Nullable Space> spaces) {
    this.engine = engine;
    this.spaces = spaces;
  }

  List<Findings.Kept> refusals(String app, Instant from, Instant to) throws IOException {
    Space space = spaces.apply(app);
    if (space == null) {
      return List.of();
    }
    String sql =
        """
        SELECT quarter, event, field, reason, sum(number)::BIGINT FROM refusals
        WHERE app = ? AND quarter >= ? AND quarter < ? GROUP BY ALL\
        """;
    return engine.ask(
        sql,
        List.of((short) space.number(), from.toEpochMilli(), to.toEpochMilli()),
        row ->
            new Findings.Kept(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5)));
  }

  List<Findings.Seen> latest(Selection selection, int limit) throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return List.of();
    }
    List<Column> columns = space.layout().columns();
    var query = new Query().add("SELECT \"at\", event");
    columns.forEach(column -> query.add(", " + text(column)));
    query
        .add(" FROM " + space.events() + " WHERE ")
        .add(Conditions.events(selection, space.layout()))
        .add(" ORDER BY \"at\" DESC, received DESC LIMIT " + limit);
    return engine.ask(
        query.text(),
        query.values(),
        row -> {
          var values = new LinkedHashMap<String, String>();
          for (int i = 0; i < columns.size(); i++) {
            String value = row.getString(i + 3);
            if (value != null) {
              values.putIfAbsent(columns.get(i).property(), value);
            }
          }
          return new Findings.Seen(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), values);
        });
  }

  static String text(Column column) {
    return switch (column.kind()) {
      case TEXT -> column.sql();
      case TEXTS -> "array_to_string(" + column.sql() + ", ', ')";
      case BOOLEAN, WHOLE, DECIMAL -> column.sql() + "::VARCHAR";
    };
  }

  Findings.@Nullable Person person(String app, String install) throws IOException {
    Space space = spaces.apply(app);
    if (space == null) {
      return null;
    }
    var key = Mixing.key(install);
    short number = (short) space.number();
    List<Integer> actors =
        engine.ask(
            "SELECT number FROM actors WHERE app = ? AND high = ? AND low = ?",
            List.of(number, key.getMostSignificantBits(), key.getLeastSignificantBits()),
            row -> row.getInt(1));
    if (actors.isEmpty()) {
      return null;
    }
    var counters = new HashMap<String, Long>();
    engine.ask(
        "SELECT name, sum(number)::BIGINT FROM counters WHERE app = ? AND actor = ? GROUP BY ALL",
        List.of(number, actors.getFirst()),
        row -> counters.put(row.getString(1), row.getLong(2)));
    var properties = new HashMap<String, String>();
    String winners =
        """
        SELECT name, (CASE WHEN once THEN min({'a': "at", 'v': "value"})
          ELSE max({'a': "at", 'v': "value"}) END).v
        FROM person WHERE app = ? AND actor = ? GROUP BY name, once\
        """;
    engine.ask(
        winners,
        List.of(number, actors.getFirst()),
        row -> properties.put(row.getString(1), row.getString(2)));
    return new Findings.Person(counters, properties);
  }
}
