package candor.server.export;

import candor.server.custody.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows in a small database of its own on disk, then writes them as Parquet. For one thread;
 * closed by whoever made it.
 *
 * <p>The store's own engine opens no file but its own, and stays so: what writes here holds nothing
 * but the rows of one export, and is gone afterwards.
 */
final class ParquetRows implements Rows, AutoCloseable {

  /** The rest of the rows waits on disk. */
  private static final String MEMORY = "96MB";

  /** Rows handed over at once. */
  private static final int FLUSHED_ROWS = 20_000;

  private final Path file;
  private final Path directory;
  private final DuckDBConnection connection;
  private @Nullable DuckDBAppender appender;
  private long count;

  ParquetRows(Path scratch, Path file) throws IOException {
    this.file = file;
    this.directory = Files.createTempDirectory(scratch, "parquet-");
    var settings = new Properties();
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("threads", "1");
    settings.setProperty("temp_directory", directory.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      String url = "jdbc:duckdb:" + directory.resolve("rows.duckdb");
      this.connection = (DuckDBConnection) DriverManager.getConnection(url, settings);
    } catch (SQLException e) {
      throw new IOException("the export cannot be prepared", e);
    }
  }

  @Override
  public void begin(List<Field> fields) throws IOException {
    var columns = new ArrayList<String>();
    for (Field field : fields) {
      columns.add('"' + field.flat().replace("\"", "\"\"") + "\" " + type(field.kind()));
    }
    execute("CREATE TABLE rows (" + String.join(", ", columns) + ")");
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case TIME -> "TIMESTAMP_MS";
      case TEXT -> "VARCHAR";
      case TEXTS -> "VARCHAR[]";
      case WHOLE -> "BIGINT";
      case DECIMAL -> "DOUBLE";
      case TRUTH -> "BOOLEAN";
    };
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    try {
      DuckDBAppender row = appender;
      if (row == null) {
        row = connection.createAppender("main", "rows");
        appender = row;
      }
      row.beginRow();
      for (Object value : values) {
        append(row, value);
      }
      row.endRow();
      count++;
      if (count % FLUSHED_ROWS == 0) {
        flush();
      }
    } catch (SQLException e) {
      throw new IOException("a row cannot be written", e);
    }
  }

  private static void append(DuckDBAppender row, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> row.appendNull();
      case Instant at -> row.append(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      case Long whole -> row.append((long) whole);
      case Double decimal -> row.append((double) decimal);
      case Boolean truth -> row.append((boolean) truth);
      case List<?> list -> row.append(list.stream().map(String::valueOf).toList());
      default -> row.append(value.toString());
    }
  }

  private void flush() throws SQLException {
    DuckDBAppender open = appender;
    appender = null;
    if (open != null) {
      open.close();
    }
  }

  /** Writes the file and returns how many rows it has. */
  long finish() throws IOException {
    try {
      flush();
    } catch (SQLException e) {
      throw new IOException("the rows cannot be written", e);
    }
    execute(
        "COPY rows TO '"
            + file.toString().replace("'", "''")
            + "' (FORMAT parquet, COMPRESSION zstd)");
    return count;
  }

  private void execute(String sql) throws IOException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IOException("the export cannot be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      flush();
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the export cannot be ended", e);
    } finally {
      Exports.clear(directory);
      Files.delete(directory);
    }
  }
}
