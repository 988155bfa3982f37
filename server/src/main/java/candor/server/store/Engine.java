package candor.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.duckdb.DuckDBConnection;

/**
 * Runs DuckDB in this process: one connection that writes, a bounded number that read. Reading is
 * safe for use by many threads.
 *
 * <p>The engine may not load extensions, open other files or speak to a network.
 */
final class Engine implements AutoCloseable {

  private final DuckDBConnection writer;
  private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
  private final Semaphore permits;
  private final StoreOptions options;

  private Engine(DuckDBConnection writer, StoreOptions options) {
    this.writer = writer;
    this.options = options;
    this.permits = new Semaphore(options.readers(), true);
  }

  static Engine open(Path dir, StoreOptions options) throws IOException, SQLException {
    Files.createDirectories(dir);
    Path temporary = Files.createDirectories(dir.resolve("temporary"));
    var settings = new Properties();
    settings.setProperty("memory_limit", options.memoryMegabytes() + "MB");
    settings.setProperty("threads", Integer.toString(options.threads()));
    settings.setProperty("temp_directory", temporary.toString());
    // A question that needs more than this is refused rather than filling the disk.
    settings.setProperty("max_temp_directory_size", "4GB");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("allow_community_extensions", "false");
    settings.setProperty("preserve_insertion_order", "true");
    // Fewer, larger checkpoints: each one holds up the writer.
    settings.setProperty("checkpoint_threshold", "64MB");
    String url = "jdbc:duckdb:" + dir.resolve("store.duckdb");
    var connection = (DuckDBConnection) DriverManager.getConnection(url, settings);
    try (var statement = connection.createStatement()) {
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
    }
    return new Engine(connection, options);
  }

  /** Returns the one connection that writes; for the thread that holds the store's lock. */
  DuckDBConnection writer() {
    return writer;
  }

  /** Runs statements on the writing connection. */
  void execute(String... statements) throws SQLException {
    try (var statement = writer.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Runs one statement with bound values on the writing connection and counts its rows. */
  long update(String sql, Object... values) throws SQLException {
    try (var statement = writer.prepareStatement(sql)) {
      bind(statement, List.of(values));
      return statement.executeUpdate();
    }
  }

  /** Reads one row after the other. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Hears one row after the other. */
  interface RowVisitor {
    void visit(ResultSet row) throws SQLException;
  }

  /** Asks on a connection of its own, at most for as long as a question may take. */
  <T> List<T> ask(String sql, List<Object> values, RowReader<T> reader) throws IOException {
    var result = new ArrayList<T>();
    each(sql, values, row -> result.add(reader.read(row)));
    return result;
  }

  /** Asks in the same way, and hands over each row. */
  void each(String sql, List<Object> values, RowVisitor visitor) throws IOException {
    permits.acquireUninterruptibly();
    try {
      Connection spare = idle.poll();
      Connection connection = spare == null ? writer.duplicate() : spare;
      try (var statement = connection.prepareStatement(sql)) {
        statement.setQueryTimeout((int) Math.max(1, options.questionLimit().toSeconds()));
        bind(statement, values);
        visit(statement, visitor);
      } finally {
        idle.add(connection);
      }
    } catch (SQLException e) {
      throw new IOException("the store could not answer a question", e);
    } finally {
      permits.release();
    }
  }

  /** Asks several times, and sees the same state of the data each time. */
  interface Session {
    void ask(Asking asking) throws SQLException, IOException;
  }

  /** Runs one statement of a session. */
  interface Asking {
    <T> List<T> ask(String sql, List<Object> values, RowReader<T> reader) throws SQLException;
  }

  /** Lets somebody ask inside one transaction that can change nothing. */
  void session(Session session) throws IOException {
    permits.acquireUninterruptibly();
    try (Connection connection = writer.duplicate()) {
      execute(connection, "BEGIN TRANSACTION READ ONLY");
      session.ask(asking(connection));
      execute(connection, "COMMIT");
    } catch (SQLException e) {
      throw new IOException("the store could not answer a question", e);
    } finally {
      permits.release();
    }
  }

  private Asking asking(Connection connection) {
    return new Asking() {
      @Override
      public <T> List<T> ask(String sql, List<Object> values, RowReader<T> reader)
          throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
          statement.setQueryTimeout((int) Math.max(1, options.questionLimit().toSeconds()));
          bind(statement, values);
          var result = new ArrayList<T>();
          visit(statement, row -> result.add(reader.read(row)));
          return result;
        }
      }
    };
  }

  /** Opens a connection for statements of strangers; the caller closes it. */
  Connection guest() throws SQLException {
    return writer.duplicate();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Visits rows on the writing connection. */
  void visit(String sql, RowVisitor visitor) throws SQLException {
    try (var statement = writer.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        visitor.visit(rows);
      }
    }
  }

  private static void visit(PreparedStatement statement, RowVisitor visitor) throws SQLException {
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        visitor.visit(rows);
      }
    }
  }

  private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    int place = 1;
    for (Object value : values) {
      statement.setObject(place++, value);
    }
  }

  @Override
  public void close() throws SQLException {
    permits.acquireUninterruptibly(options.readers());
    for (Connection connection : idle) {
      connection.close();
    }
    writer.close();
  }
}
