package candor.server.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a table that becomes text by RFC 4180.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
 * injection); numbers do not, so that negative ones stay numbers.
 */
final class Csv {

  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final List<String> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  Csv(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row of texts, numbers and truth values; null leaves a cell empty. */
  Csv row(@Nullable Object... cells) {
    if (cells.length != columns.size()) {
      throw new AssertionError("a row has as many cells as there are columns");
    }
    var row = new ArrayList<@Nullable Object>(cells.length);
    Collections.addAll(row, cells);
    rows.add(row);
    return this;
  }

  String text() {
    var text = new StringBuilder();
    text.append(String.join(",", columns.stream().map(Csv::quoted).toList())).append("\r\n");
    for (var row : rows) {
      String separator = "";
      for (Object cell : row) {
        text.append(separator).append(cell(cell));
        separator = ",";
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return quoted(neutral(value.toString()));
  }

  static String neutral(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
