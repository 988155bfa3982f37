package candor.server.store;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Holds the tables that do not depend on a plan, and makes those that do. */
final class Schema {

  /** The columns that every table of events begins with; their order is that of the appender. */
  private static final String EVENT_COLUMNS =
      """
      event VARCHAR, "at" BIGINT, received BIGINT, session BIGINT, actor INTEGER,
      debug BOOLEAN, plan SMALLINT, arrival BIGINT\
      """;

  private static final String MARK_COLUMNS =
      """
      "at" BIGINT, received BIGINT, actor INTEGER, debug BOOLEAN,
      "day" BOOLEAN, week BOOLEAN, "month" BOOLEAN, cohort VARCHAR\
      """;

  /** Times are milliseconds since 1970 in UTC: no engine or driver can shift them. */
  static final String[] COMMON = {
    "CREATE TABLE IF NOT EXISTS state (\"position\" BIGINT, generation INTEGER)",
    "INSERT INTO state SELECT 0, 0 WHERE NOT EXISTS (FROM state)",
    "CREATE TABLE IF NOT EXISTS apps (number SMALLINT, app VARCHAR)",
    "CREATE TABLE IF NOT EXISTS plans (app SMALLINT, number SMALLINT, hash VARCHAR)",
    "CREATE TABLE IF NOT EXISTS actors"
        + " (app SMALLINT, number INTEGER, high BIGINT, low BIGINT, met INTEGER)",
    "CREATE TABLE IF NOT EXISTS ids_0 (high BIGINT, low BIGINT)",
    "CREATE TABLE IF NOT EXISTS ids_1 (high BIGINT, low BIGINT)",
    "CREATE TABLE IF NOT EXISTS refusals"
        + " (app SMALLINT, quarter BIGINT, event VARCHAR, field VARCHAR, reason VARCHAR,"
        + " number BIGINT)",
    "CREATE TABLE IF NOT EXISTS counters"
        + " (app SMALLINT, actor INTEGER, name VARCHAR, number BIGINT)",
    "CREATE TABLE IF NOT EXISTS person"
        + " (app SMALLINT, actor INTEGER, name VARCHAR, once BOOLEAN, \"at\" BIGINT,"
        + " \"value\" VARCHAR)",
    """
    CREATE TABLE IF NOT EXISTS crashes (app SMALLINT, high BIGINT, low BIGINT,
      "at" BIGINT, received BIGINT, actor INTEGER, debug BOOLEAN, plan SMALLINT,
      session BIGINT, fingerprint BIGINT, type VARCHAR, message VARCHAR, handled BOOLEAN,
      context VARCHAR, chain VARCHAR)\
    """,
    "ALTER TABLE crashes ADD COLUMN IF NOT EXISTS \"release\" VARCHAR",
    """
    CREATE TABLE IF NOT EXISTS outcomes (app SMALLINT, quarter BIGINT, debug BOOLEAN,
      "release" VARCHAR, started BIGINT, errored BIGINT, crashed BIGINT, abnormal BIGINT)\
    """,
    """
    CREATE TABLE IF NOT EXISTS feedback (app SMALLINT, high BIGINT, low BIGINT,
      "at" BIGINT, received BIGINT, actor INTEGER, debug BOOLEAN, plan SMALLINT,
      kind VARCHAR, "text" VARCHAR, email VARCHAR)\
    """,
    // What stays of rows that went because of their age: counts, and who had been there before.
    "CREATE TABLE IF NOT EXISTS daily (app SMALLINT, \"day\" INTEGER, debug BOOLEAN, event VARCHAR,"
        + " events BIGINT, actors BIGINT, sessions BIGINT)",
    "CREATE TABLE IF NOT EXISTS firsts"
        + " (app SMALLINT, actor INTEGER, debug BOOLEAN, \"day\" INTEGER)",
    "CREATE TABLE IF NOT EXISTS sweeps (app SMALLINT, \"at\" BIGINT, before BIGINT,"
        + " events BIGINT, marks BIGINT, crashes BIGINT, feedback BIGINT, emails BIGINT,"
        + " installs BIGINT)"
  };

  /** Adds up what batches appended, so that memory of installs does not grow with events. */
  static final String[] COMPACT = {
    "CREATE OR REPLACE TABLE refusals AS SELECT app, quarter, event, field, reason,"
        + " sum(number)::BIGINT AS number FROM refusals GROUP BY ALL",
    "CREATE OR REPLACE TABLE counters AS SELECT app, actor, name,"
        + " sum(number)::BIGINT AS number FROM counters GROUP BY ALL",
    """
    CREATE OR REPLACE TABLE outcomes AS SELECT app, quarter, debug, "release",
      sum(started)::BIGINT AS started, sum(errored)::BIGINT AS errored,
      sum(crashed)::BIGINT AS crashed, sum(abnormal)::BIGINT AS abnormal
    FROM outcomes GROUP BY ALL\
    """,
    """
    CREATE OR REPLACE TABLE person AS
    SELECT app, actor, name, once, w.a AS "at", w.v AS "value" FROM (
      SELECT app, actor, name, once, CASE WHEN once
        THEN min({'a': "at", 'v': "value"}) ELSE max({'a': "at", 'v': "value"}) END AS w
      FROM person GROUP BY app, actor, name, once)\
    """
  };

  private Schema() {}

  static String events(int app) {
    return "events_" + app;
  }

  static String marks(int app) {
    return "marks_" + app;
  }

  static String[] tables(int app) {
    return new String[] {
      "CREATE TABLE IF NOT EXISTS " + events(app) + " (" + EVENT_COLUMNS + ")",
      "CREATE TABLE IF NOT EXISTS " + marks(app) + " (" + MARK_COLUMNS + ")"
    };
  }

  /** Numbers the rows of a table that was made before rows were numbered. */
  static String[] numbered(int app, List<Column> planned) {
    String events = events(app);
    String columns = planned.stream().map(column -> ", " + column.sql()).collect(joining());
    return new String[] {
      "BEGIN TRANSACTION",
      "CREATE TABLE numbered AS SELECT event, \"at\", received, session, actor, debug, plan, "
          + "rowid + 1 AS arrival"
          + columns
          + " FROM "
          + events,
      "DROP TABLE " + events,
      "ALTER TABLE numbered RENAME TO " + events,
      "COMMIT",
      "CHECKPOINT"
    };
  }

  static String[] columns(int app, List<Column> more) {
    return more.stream()
        .flatMap(column -> {
          String added = " ADD COLUMN " + column.sql() + " " + column.type();
          String events = "ALTER TABLE " + events(app) + added;
          return column.context()
              ? java.util.stream.Stream.of(events, "ALTER TABLE " + marks(app) + added)
              : java.util.stream.Stream.of(events);
        })
        .toArray(String[]::new);
  }
}
