package candor.server.store;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Opens the appender of one table when its first row comes. For one thread. */
final class Appending {

  private final Engine engine;
  private final String table;
  private @Nullable DuckDBAppender open;

  Appending(Engine engine, String table) {
    this.engine = engine;
    this.table = table;
  }

  /** Begins a row; the caller appends its columns and ends it. */
  DuckDBAppender row() throws SQLException {
    DuckDBAppender appender = open;
    if (appender == null) {
      appender = engine.writer().createAppender("main", table);
      open = appender;
    }
    return appender.beginRow();
  }

  /** Hands the rows to the transaction; the next row opens the appender again. */
  void flush() throws SQLException {
    DuckDBAppender appender = open;
    open = null;
    if (appender != null) {
      appender.close();
    }
  }
}
