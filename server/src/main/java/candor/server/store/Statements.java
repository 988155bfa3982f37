package candor.server.store;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonReader.Limits;
import candor.server.custody.Custody.Answer;
import candor.server.custody.Custody.Bounds;
import candor.server.custody.Custody.Unanswerable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Answers statements that people wrote. Safe for use by many threads; one at a time is answered.
 *
 * <p>Three walls: the engine's own parser says that it is one SELECT and what it reads ({@link
 * SelectGuard}); the transaction can change nothing; the engine opens no file and no connection.
 */
final class Statements {

  /** Longer ones are made by programs, which have the export. */
  private static final int MOST_CHARACTERS = 20_000;

  /** Wider answers are no longer read by anybody. */
  private static final int MOST_COLUMNS = 100;

  private static final int MESSAGE_CHARACTERS = 600;

  /** The tree of a statement is deeper than any event: a sum of fifty parts nests fifty times. */
  private static final Limits TREE = new Limits(250, 100_000, 400_000, 1 << 20);

  private final Engine engine;
  private final Semaphore turn = new Semaphore(1);

  Statements(Engine engine) {
    this.engine = engine;
  }

  Answer answer(Views views, String statement, Bounds bounds) throws Unanswerable, IOException {
    if (statement.length() > MOST_CHARACTERS) {
      throw new Unanswerable("A statement may have " + MOST_CHARACTERS + " characters at most.");
    }
    if (!turn.tryAcquire()) {
      throw new Unanswerable("Another statement is being answered; ask again in a moment.");
    }
    try (Connection guest = engine.guest()) {
      String select = statement.strip().replaceAll("[;\\s]+$", "");
      SelectGuard.check(tree(guest, select), views.columns().keySet(), stored(guest));
      return answer(guest, views.sql(), select, bounds);
    } catch (SQLException e) {
      throw new Unanswerable(reason(e, bounds));
    } finally {
      turn.release();
    }
  }

  private static Json tree(Connection guest, String select) throws SQLException, Unanswerable {
    try (var parsing = guest.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      parsing.setString(1, select);
      try (var row = parsing.executeQuery()) {
        row.next();
        byte[] json = row.getString(1).getBytes(StandardCharsets.UTF_8);
        return JsonReader.read(json, 0, json.length, TREE);
      }
    } catch (JsonException e) {
      throw new Unanswerable("The statement is nested too deeply.");
    }
  }

  private static Set<String> stored(Connection guest) throws SQLException {
    var names = new HashSet<String>();
    try (var statement = guest.createStatement();
        var rows = statement.executeQuery("SELECT table_name FROM duckdb_tables()")) {
      while (rows.next()) {
        names.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static Answer answer(Connection guest, String views, String select, Bounds bounds)
      throws SQLException, Unanswerable {
    try (var statement = guest.createStatement()) {
      statement.execute("BEGIN TRANSACTION READ ONLY");
    }
    String inner = "(\n" + select + "\n) AS answer";
    List<String> names = names(guest, views + "SELECT * FROM " + inner);
    var cells = new ArrayList<String>();
    var places = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      places.add("c" + i);
      // Nothing larger than this ever reaches the heap of this program.
      cells.add("left(c" + i + "::VARCHAR, " + bounds.cellCharacters() + ")");
    }
    String outer =
        views
            + "SELECT "
            + String.join(", ", cells)
            + " FROM "
            + inner
            + "("
            + String.join(", ", places)
            + ") LIMIT "
            + (bounds.rows() + 1);
    try (var statement = guest.prepareStatement(outer)) {
      statement.setQueryTimeout((int) Math.max(1, bounds.time().toSeconds()));
      try (var rows = statement.executeQuery()) {
        return read(rows, names, bounds);
      }
    }
  }

  private static List<String> names(Connection guest, String sql)
      throws SQLException, Unanswerable {
    try (var statement = guest.prepareStatement(sql)) {
      var described = statement.getMetaData();
      if (described.getColumnCount() > MOST_COLUMNS) {
        throw new Unanswerable("An answer may have " + MOST_COLUMNS + " columns at most.");
      }
      var names = new ArrayList<String>();
      for (int i = 1; i <= described.getColumnCount(); i++) {
        names.add(described.getColumnName(i));
      }
      return names;
    }
  }

  private static Answer read(ResultSet rows, List<String> names, Bounds bounds)
      throws SQLException {
    var all = new ArrayList<List<@Nullable String>>();
    long characters = 0;
    while (rows.next()) {
      var cells = new ArrayList<@Nullable String>(names.size());
      for (int i = 1; i <= names.size(); i++) {
        String cell = rows.getString(i);
        characters += cell == null ? 0 : cell.length();
        cells.add(cell);
      }
      if (all.size() == bounds.rows() || characters > bounds.characters()) {
        return new Answer(names, all, true);
      }
      all.add(cells);
    }
    return new Answer(names, all, false);
  }

  private static String reason(SQLException e, Bounds bounds) {
    String message = e.getMessage() == null ? "The engine refused it." : e.getMessage();
    if (message.contains("INTERRUPT") || message.contains("nterrupted")) {
      return "It took longer than " + bounds.time().toSeconds() + " seconds and was stopped.";
    }
    if (message.contains("Out of Memory")) {
      return "It needs more memory than statements may have; ask for less at once.";
    }
    return message.length() > MESSAGE_CHARACTERS
        ? message.substring(0, MESSAGE_CHARACTERS) + "…"
        : message;
  }
}
