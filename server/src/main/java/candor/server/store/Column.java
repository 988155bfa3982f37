package candor.server.store;

import candor.plan.PropertyType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Is one planned column. Its name in the table says what it holds, so a type that changes in a
 * later plan makes another column and alters none.
 *
 * @param context whether the value rides on every event
 * @param kind how the values are stored
 * @param property the planned name
 */
record Column(boolean context, Kind kind, String property) {

  /** Returns the name in the table: {@code t_source}, {@code i_cold_start_ms}, {@code ct_os}. */
  String name() {
    var name = new StringBuilder(context ? "c" : "").append(letter(kind));
    name.append('_');
    for (int i = 0; i < property.length(); i++) {
      char c = property.charAt(i);
      // The engine's names ignore case; planned names do not.
      if (Character.isUpperCase(c) || c == '^') {
        name.append('^');
      }
      name.append(c);
    }
    return name.toString();
  }

  /** Returns the name as it stands in SQL. */
  String sql() {
    return '"' + name().replace("\"", "\"\"") + '"';
  }

  String type() {
    return switch (kind) {
      case BOOLEAN -> "BOOLEAN";
      case WHOLE -> "BIGINT";
      case DECIMAL -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case TEXTS -> "VARCHAR[]";
    };
  }

  /** Reads a name in the table, or returns null for a column that no plan made. */
  static @Nullable Column parse(String name) {
    int end = name.indexOf('_');
    boolean context = end == 2 && name.charAt(0) == 'c';
    Kind kind = end == 1 || context ? kind(name.charAt(end - 1)) : null;
    if (kind == null) {
      return null;
    }
    var property = new StringBuilder();
    for (int i = end + 1; i < name.length(); i++) {
      if (name.charAt(i) == '^') {
        i++;
      }
      property.append(name.charAt(i));
    }
    return new Column(context, kind, property.toString());
  }

  private static char letter(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> 'b';
      case WHOLE -> 'i';
      case DECIMAL -> 'd';
      case TEXT -> 't';
      case TEXTS -> 'l';
    };
  }

  private static @Nullable Kind kind(char letter) {
    for (Kind kind : Kind.values()) {
      if (letter(kind) == letter) {
        return kind;
      }
    }
    return null;
  }
}
