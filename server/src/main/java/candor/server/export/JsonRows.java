package candor.server.export;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.server.custody.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object a row, without the names that have no value. For one thread. */
final class JsonRows implements Rows {

  private final OutputStream out;
  private List<Field> fields = List.of();
  private long count;

  JsonRows(OutputStream out) {
    this.out = out;
  }

  long count() {
    return count;
  }

  @Override
  public void begin(List<Field> columns) {
    fields = List.copyOf(columns);
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    var line = new JsonWriter().open();
    String group = "";
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        continue;
      }
      Field field = fields.get(i);
      if (!field.group().equals(group)) {
        if (!group.isEmpty()) {
          line.close();
        }
        group = field.group();
        line.name(group).open();
      }
      line.name(field.name());
      write(line, value);
    }
    if (!group.isEmpty()) {
      line.close();
    }
    out.write(line.close().bytes());
    out.write('\n');
    count++;
  }

  private static void write(JsonWriter line, Object value) {
    switch (value) {
      case Long whole -> line.number(whole);
      case Double decimal -> line.number(decimal);
      case Boolean truth -> line.value(truth ? Json.TRUE : Json.FALSE);
      case List<?> list -> {
        line.openArray();
        list.forEach(item -> line.text(String.valueOf(item)));
        line.closeArray();
      }
      default -> line.text(value.toString());
    }
  }
}
