package candor.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is kept in memory beside the tables, and makes it from them. Written by one thread;
 * the map of apps may be read by many.
 */
final class Memory {

  private final Map<String, Space> spaces = new ConcurrentHashMap<>();
  private final long seed;
  private final IdWindow ids;
  private int generation;
  private volatile long position;

  private Memory(long seed, int rememberedIds) {
    this.seed = seed;
    this.ids = new IdWindow(seed, rememberedIds);
  }

  /** Makes the memory from the tables; rules come from the plans that are adopted afterwards. */
  static Memory recall(Engine engine, StoreOptions options, long seed) throws SQLException {
    var memory = new Memory(seed, options.rememberedIds());
    engine.visit(
        "SELECT \"position\", generation FROM state",
        row -> {
          memory.position = row.getLong(1);
          memory.generation = row.getInt(2);
        });
    memory.recallIds(engine);
    var apps = new TreeMap<Integer, String>();
    engine.visit("SELECT number, app FROM apps", r -> apps.put(r.getInt(1), r.getString(2)));
    for (var app : apps.entrySet()) {
      memory.recallSpace(engine, app.getValue(), app.getKey());
    }
    return memory;
  }

  private void recallIds(Engine engine) throws SQLException {
    engine.visit(
        "SELECT high, low FROM " + idTable(generation + 1),
        row -> ids.restoreOlder(row.getLong(1), row.getLong(2)));
    engine.visit(
        "SELECT high, low FROM " + idTable(generation),
        row -> ids.add(row.getLong(1), row.getLong(2)));
  }

  private void recallSpace(Engine engine, String app, int number) throws SQLException {
    var names = new ArrayList<String>();
    engine.visit(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = '"
            + Schema.events(number)
            + "' ORDER BY column_index",
        row -> names.add(row.getString(1)));
    var columns = new ArrayList<Column>();
    for (String name : names) {
      Column column = Column.parse(name);
      if (column != null) {
        columns.add(column);
      }
    }
    if (!names.contains("arrival")) {
      engine.execute(Schema.numbered(number, columns));
    }
    var space = new Space(app, number, new Layout(columns), seed);
    engine.visit(
        "SELECT hash, number FROM plans WHERE app = " + number,
        row -> space.plans().put(row.getString(1), row.getShort(2)));
    recallActors(engine, space);
    recallSweeps(engine, space);
    recallPresence(engine, space);
    spaces.put(app, space);
  }

  private static void recallActors(Engine engine, Space space) throws SQLException {
    engine.visit(
        "SELECT high, low, number, met FROM actors WHERE app = " + space.number(),
        row ->
            space.actors().restore(row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4)));
    for (String table : new String[] {space.events(), space.marks()}) {
      engine.visit(
          "SELECT coalesce(max(actor), -1) FROM " + table,
          row -> space.actors().skip(row.getInt(1) + 1));
    }
  }

  private static void recallSweeps(Engine engine, Space space) throws SQLException {
    engine.visit(
        "SELECT max(before) FROM sweeps WHERE app = " + space.number(),
        row -> {
          long before = row.getLong(1);
          if (!row.wasNull()) {
            space.swept(Instant.ofEpochMilli(before));
          }
        });
    engine.visit(
        "SELECT actor, \"day\", debug FROM firsts WHERE app = " + space.number(),
        row -> build(space, row.getBoolean(3)).known(row.getInt(1), row.getInt(2)));
  }

  private static Presence build(Space space, boolean debug) {
    return space.presence(debug ? Store.Build.DEBUG : Store.Build.RELEASE);
  }

  private static void recallPresence(Engine engine, Space space) throws SQLException {
    engine.visit(
        "SELECT count(*), coalesce(max(arrival), 0) FROM " + space.events(),
        row -> {
          space.rows().set(row.getLong(1));
          space.arrived(row.getLong(2));
        });
    engine.visit(
        "SELECT min(\"at\"), max(\"at\") FROM " + space.events() + " HAVING count(*) > 0",
        row -> {
          for (Store.Build build : Store.Build.values()) {
            space.changes(build).reach(Slices.day(row.getLong(1)), Slices.day(row.getLong(2)));
          }
        });
    engine.visit(
        "SELECT debug, \"at\" // 86400000 AS d, actor, min(\"at\") // "
            + Presence.QUARTER_MILLIS
            + " FROM "
            + space.events()
            + " WHERE actor IS NOT NULL GROUP BY debug, d, actor ORDER BY d",
        row -> build(space, row.getBoolean(1)).saw(row.getInt(4), row.getInt(3)));
  }

  static String idTable(int generation) {
    return "ids_" + (generation & 1);
  }

  @Nullable Space space(String app) {
    return spaces.get(app);
  }

  Iterable<Space> spaces() {
    return spaces.values();
  }

  Space add(String app) {
    var space = new Space(app, spaces.size(), new Layout(java.util.List.of()), seed);
    spaces.put(app, space);
    return space;
  }

  IdWindow ids() {
    return ids;
  }

  int generation() {
    return generation;
  }

  /** Begins a new generation of ids. */
  void turnIds() {
    ids.turn();
    generation++;
  }

  long position() {
    return position;
  }

  void position(long end) {
    position = end;
  }
}
