package candor.compile.schema;

import candor.json.Json;
import candor.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON for people: two spaces a level, and on one line what fits there. No state. */
final class Pretty {

  /** Fits beside a second window, and is what the sources of this house take. */
  private static final int WIDTH = 100;

  private Pretty() {}

  static String write(Json json) {
    var out = new StringBuilder();
    write(json, 0, 0, out);
    return out.append('\n').toString();
  }

  /** Writes a value that starts at a column of a line that is indented so far. */
  private static void write(Json json, int indent, int column, StringBuilder out) {
    var line = line(json);
    if (column + line.length() < WIDTH || isLeaf(json)) {
      out.append(line);
    } else if (json instanceof Json.Dictionary dictionary) {
      out.append("{\n");
      var members = dictionary.members().entrySet().iterator();
      while (members.hasNext()) {
        Map.Entry<String, Json> member = members.next();
        var name = text(member.getKey()) + ": ";
        out.append(" ".repeat(indent + 2)).append(name);
        write(member.getValue(), indent + 2, indent + 2 + name.length(), out);
        end(members, out);
      }
      out.append(" ".repeat(indent)).append('}');
    } else {
      out.append("[\n");
      var items = ((Json.Array) json).items().iterator();
      while (items.hasNext()) {
        out.append(" ".repeat(indent + 2));
        write(items.next(), indent + 2, indent + 2, out);
        end(items, out);
      }
      out.append(" ".repeat(indent)).append(']');
    }
  }

  private static void end(Iterator<?> rest, StringBuilder out) {
    out.append(rest.hasNext() ? ",\n" : "\n");
  }

  private static boolean isLeaf(Json json) {
    return !(json instanceof Json.Dictionary) && !(json instanceof Json.Array);
  }

  private static String line(Json json) {
    if (json instanceof Json.Dictionary dictionary) {
      var parts = new StringBuilder();
      dictionary
          .members()
          .forEach((name, value) -> {
            parts.append(parts.isEmpty() ? "" : ", ");
            parts.append(text(name)).append(": ").append(line(value));
          });
      return "{" + parts + "}";
    }
    if (json instanceof Json.Array array) {
      var parts = new StringBuilder();
      array
          .items()
          .forEach(item -> {
            parts.append(parts.isEmpty() ? "" : ", ").append(line(item));
          });
      return "[" + parts + "]";
    }
    return json instanceof Json.Text text
        ? text(text.value())
        : new String(JsonWriter.canonical(json), StandardCharsets.UTF_8);
  }

  /**
   * Escapes also what cannot be seen or reorders a line, so that a reader sees what stands here.
   */
  private static String text(String text) {
    var out = new StringBuilder();
    var plain = JsonWriter.write(new Json.Text(text));
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      int kind = Character.getType(c);
      boolean hidden =
          c >= 0x7f
              && (kind == Character.CONTROL
                  || kind == Character.FORMAT
                  || kind == Character.LINE_SEPARATOR
                  || kind == Character.PARAGRAPH_SEPARATOR);
      out.append(hidden ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return out.toString();
  }
}
