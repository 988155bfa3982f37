package candor.server.store;

import candor.plan.Promises.Retention;
import candor.server.custody.Custody;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Looks after the tables. Safe for use by many threads. */
final class EmbeddedCustody implements Custody {

  private final Engine engine;
  private final Function<String, @Nullable Space> spaces;
  private final EmbeddedStore.Writing writing;
  private final Statements statements;

  EmbeddedCustody(
      Engine engine, Function<String, @Nullable Space> spaces, EmbeddedStore.Writing writing) {
    this.engine = engine;
    this.spaces = spaces;
    this.writing = writing;
    this.statements = new Statements(engine);
  }

  @Override
  public Swept sweep(String app, Days days, Instant now) throws IOException {
    var swept = new Swept[] {new Swept(now, now, 0, 0, 0, 0, 0, 0)};
    writing.write(() -> {
      Space space = spaces.apply(app);
      if (space == null) {
        return () -> {};
      }
      var sweeping = new Sweeping(engine, space, days, now);
      sweeping.run();
      swept[0] = sweeping.swept();
      return sweeping::publish;
    });
    return swept[0];
  }

  @Override
  public Map<Aging, Extent> extents(String app, Days days) throws IOException {
    Space space = spaces.apply(app);
    var extents = new EnumMap<Aging, Extent>(Aging.class);
    if (space == null) {
      return extents;
    }
    List<String> followed =
        engine.ask(
            "SELECT hash FROM plans WHERE app = ?",
            List.of((short) space.number()),
            row -> row.getString(1));
    for (Aging kind : Aging.values()) {
      int stays = kind == Aging.DAILY ? 0 : Sweeping.least(days, followed, days(kind));
      engine.each(
          extent(kind, space),
          List.of(),
          row -> {
            long oldest = row.getLong(2);
            Instant first = row.wasNull() ? null : Instant.ofEpochMilli(oldest);
            extents.put(kind, new Extent(row.getLong(1), first, stays));
          });
    }
    return extents;
  }

  private static ToIntFunction<Retention> days(Aging kind) {
    return switch (kind) {
      case EVENTS, MARKS, DAILY -> Retention::events;
      case CRASHES -> Retention::crashes;
      case FEEDBACK -> Retention::feedback;
      case EMAILS -> Retention::emails;
    };
  }

  private static String extent(Aging kind, Space space) {
    String ofApp = " WHERE app = " + space.number();
    String from =
        switch (kind) {
          case EVENTS -> "\"at\") FROM " + space.events();
          case MARKS -> "\"at\") FROM " + space.marks();
          case CRASHES -> "\"at\") FROM crashes" + ofApp;
          case FEEDBACK -> "\"at\") FROM feedback" + ofApp;
          case EMAILS -> "\"at\") FROM feedback" + ofApp + " AND email IS NOT NULL";
          case DAILY -> "\"day\"::BIGINT * 86400000) FROM daily" + ofApp;
        };
    return "SELECT count(*), min(" + from;
  }

  @Override
  public List<Swept> swept(String app, int limit) throws IOException {
    Space space = spaces.apply(app);
    if (space == null) {
      return List.of();
    }
    return engine.ask(
        "SELECT * EXCLUDE (app) FROM sweeps WHERE app = ? ORDER BY \"at\" DESC LIMIT " + limit,
        List.of((short) space.number()),
        row ->
            new Swept(
                Instant.ofEpochMilli(row.getLong(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8)));
  }

  @Override
  public List<Held> held(String app) throws IOException {
    Space space = spaces.apply(app);
    if (space == null) {
      return List.of();
    }
    var columns = new TreeMap<String, List<String>>();
    engine.ask(
        """
        SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal
        ORDER BY table_name, column_index\
        """,
        List.of(),
        row ->
            columns
                .computeIfAbsent(row.getString(1), t -> new ArrayList<>())
                .add(row.getString(2)));
    columns.keySet().removeIf(table -> ofAnotherApp(table, space));
    var held = new ArrayList<Held>();
    for (var table : columns.entrySet()) {
      held.add(held(space, table.getKey(), table.getValue()));
    }
    return held;
  }

  private static boolean ofAnotherApp(String table, Space space) {
    boolean ofOne = table.matches("(events|marks)_\\d{1,5}");
    return ofOne && !table.equals(space.events()) && !table.equals(space.marks());
  }

  private Held held(Space space, String table, List<String> columns) throws IOException {
    String plain = table.equals(space.events()) ? "events" : table;
    plain = table.equals(space.marks()) ? "marks" : plain;
    var planned = new LinkedHashMap<String, Planned>();
    boolean wide = !plain.equals(table);
    for (String name : columns) {
      Column column = wide ? Column.parse(name) : null;
      if (column != null) {
        planned.put(name, planned(column));
      }
    }
    return new Held(plain, columns, planned, names(space, plain));
  }

  private static Planned planned(Column column) {
    String kind = column.kind().name().toLowerCase(Locale.ROOT);
    return new Planned(column.context(), column.property(), kind);
  }

  private Map<String, List<String>> names(Space space, String table) throws IOException {
    String app = " WHERE app = " + space.number();
    return switch (table) {
      case "events" -> Map.of("event", distinct("event FROM " + space.events()));
      case "counters" -> Map.of("counter", distinct("name FROM counters" + app));
      case "person" -> Map.of("person", distinct("name FROM person" + app));
      case "crashes" ->
          Map.of("crash context", distinct("unnest(json_keys(context)) FROM crashes" + app));
      default -> Map.of();
    };
  }

  private List<String> distinct(String what) throws IOException {
    return engine.ask(
        "SELECT DISTINCT " + what + " ORDER BY 1", List.of(), row -> row.getString(1));
  }

  @Override
  public Map<String, List<String>> readable(String app) {
    Space space = spaces.apply(app);
    return space == null ? Map.of() : Views.of(space).columns();
  }

  @Override
  public Answer ask(String app, String statement, Bounds bounds) throws Unanswerable, IOException {
    Space space = spaces.apply(app);
    if (space == null) {
      throw new Unanswerable("The store has nothing of this app yet.");
    }
    return statements.answer(Views.of(space), statement, bounds);
  }
}
