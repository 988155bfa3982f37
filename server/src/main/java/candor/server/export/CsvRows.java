package candor.server.export;

import candor.server.custody.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows by RFC 4180. For one thread.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
 * injection); numbers do not, so that negative ones stay numbers. The items of a list are separated
 * by a vertical bar, which no planned value of a list can do without being quoted by the plan.
 */
final class CsvRows implements Rows {

  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final OutputStream out;
  private final StringBuilder line = new StringBuilder();
  private long count;

  CsvRows(OutputStream out) {
    this.out = out;
  }

  long count() {
    return count;
  }

  @Override
  public void begin(List<Field> fields) throws IOException {
    for (Field field : fields) {
      line.append(line.isEmpty() ? "" : ",").append(quoted(neutral(field.flat())));
    }
    end();
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      line.append(i == 0 ? "" : ",").append(cell(values[i]));
    }
    end();
    count++;
  }

  private void end() throws IOException {
    out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    line.setLength(0);
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> quoted(neutral(text));
      case List<?> list ->
          quoted(neutral(String.join("|", list.stream().map(String::valueOf).toList())));
      default -> value.toString();
    };
  }

  private static String neutral(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
