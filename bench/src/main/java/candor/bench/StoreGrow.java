package candor.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a store a whole number of times as large, which is faster than to fill it: each row comes
 * again in sessions of its own, some milliseconds later, from the same install.
 */
final class StoreGrow {

  private static final String EVENTS = "events_0";

  private StoreGrow() {}

  /**
   * Grows a store of one app that no server has open.
   *
   * @param args the directory of the store, and how many times as large it becomes
   * @throws SQLException if the file cannot be changed
   */
  public static void main(String[] args) throws SQLException {
    String url = "jdbc:duckdb:" + Path.of(args[0]).resolve("store.duckdb");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '1GB'");
      statement.execute("CREATE TABLE grown AS FROM " + EVENTS + " LIMIT 0");
      for (long day : days(statement)) {
        // In the order of days, as they would have arrived.
        statement.execute(
            """
            INSERT INTO grown SELECT * EXCLUDE (i)
              REPLACE ("at" + i AS "at", CASE WHEN session IS NOT NULL
                THEN (hash(session, i) >> 1)::BIGINT END AS session)
            FROM events_0, range(%d) AS t(i) WHERE "at" // 86400000 = %d\
            """
                .formatted(Integer.parseInt(args[1]), day));
      }
      statement.execute("DROP TABLE " + EVENTS);
      statement.execute(
          "CREATE TABLE " + EVENTS + " AS SELECT * REPLACE (rowid + 1 AS arrival) FROM grown");
      statement.execute("DROP TABLE grown");
      statement.execute("CHECKPOINT");
    }
  }

  private static List<Long> days(Statement statement) throws SQLException {
    var days = new ArrayList<Long>();
    try (var rows =
        statement.executeQuery(
            "SELECT DISTINCT \"at\" // 86400000 FROM " + EVENTS + " ORDER BY 1")) {
      while (rows.next()) {
        days.add(rows.getLong(1));
      }
    }
    return days;
  }
}
