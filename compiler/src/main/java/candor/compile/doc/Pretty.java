package candor.compile.doc;

import candor.json.Json;
import candor.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes JSON for people: on one line where it fits, else a member a line. No state. */
final class Pretty {

  /** What a page shows without a scroll bar. */
  private static final int WIDTH = 92;

  private Pretty() {}

  static String write(Json json) {
    return write(json, 0);
  }

  private static String write(Json json, int depth) {
    var line = line(json);
    if (line.length() + 2 * depth <= WIDTH) {
      return line;
    }
    if (json instanceof Json.Dictionary dictionary) {
      return block("{", members(dictionary, depth + 1), "}", depth);
    }
    if (json instanceof Json.Array array) {
      var items = array.items().stream().map(item -> write(item, depth + 1)).toList();
      return block("[", items, "]", depth);
    }
    return line;
  }

  private static List<String> members(Json.Dictionary dictionary, int depth) {
    var all = new ArrayList<String>();
    dictionary
        .members()
        .forEach((name, value) -> all.add(text(new Json.Text(name)) + ": " + write(value, depth)));
    return all;
  }

  private static String block(String open, List<String> parts, String close, int depth) {
    var indent = "\n" + "  ".repeat(depth);
    return open + indent + "  " + String.join("," + indent + "  ", parts) + indent + close;
  }

  private static String line(Json json) {
    if (json instanceof Json.Dictionary dictionary) {
      var all = new ArrayList<String>();
      dictionary
          .members()
          .forEach((name, value) -> all.add(text(new Json.Text(name)) + ": " + line(value)));
      return "{" + String.join(", ", all) + "}";
    }
    if (json instanceof Json.Array array) {
      return "[" + String.join(", ", array.items().stream().map(Pretty::line).toList()) + "]";
    }
    return text(json);
  }

  /** Escapes what a reader cannot see; JSON allows that for every character. */
  private static String text(Json json) {
    var out = new StringBuilder();
    for (char c : JsonWriter.write(json).toCharArray()) {
      int type = Character.getType(c);
      boolean unseen =
          c > 0x7e && (type == Character.FORMAT || type == Character.CONTROL || isSeparator(type));
      out.append(unseen ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
    }
    return out.toString();
  }

  private static boolean isSeparator(int type) {
    return type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SPACE_SEPARATOR
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }
}
