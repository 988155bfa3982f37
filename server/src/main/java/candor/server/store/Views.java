package candor.server.store;

import candor.server.custody.Custody.Table;
import candor.server.custody.Rows.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Is what statements of people may read: the rows of one app under the names of its plan.
 *
 * @param columns the columns by the name of the view
 * @param sql the views as the start of a statement, from {@code WITH} on
 */
record Views(Map<String, List<String>> columns, String sql) {

  Views {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  static Views of(Space space) {
    var columns = new LinkedHashMap<String, List<String>>();
    var views = new ArrayList<String>();
    for (Table table : Table.values()) {
      var names = new ArrayList<String>();
      String view = table.name().toLowerCase(Locale.ROOT);
      views.add(view + " AS (" + select(table, space, names) + ")");
      columns.put(view, names);
    }
    return new Views(columns, "WITH " + String.join(", ", views) + " ");
  }

  private static String select(Table table, Space space, List<String> names) {
    var taken = new HashSet<String>();
    var parts = new ArrayList<String>();
    for (Exporting.Out out : Exporting.columns(table, space)) {
      String name = free(out, taken);
      String value =
          out.field().kind() == Kind.TIME
              ? "make_timestamp((" + out.sql() + ") * 1000)"
              : out.sql();
      parts.add(value + " AS \"" + name.replace("\"", "\"\"") + '"');
      names.add(name);
    }
    parts.add("debug");
    names.add("debug");
    return "SELECT " + String.join(", ", parts) + " FROM " + source(table, space);
  }

  /** Returns the planned name, or one with its group before it where another column has that. */
  private static String free(Exporting.Out out, Set<String> taken) {
    // The engine's grammar keeps "at" for itself.
    String name = out.field().name().equals("at") ? "time" : out.field().name();
    String lower = name.toLowerCase(Locale.ROOT);
    // The engine's names ignore case; planned names do not.
    boolean fixed = lower.equals("debug") || lower.equals("rowid");
    if (!fixed && taken.add(lower)) {
      return name;
    }
    String longer = out.field().group() + "_" + name;
    while (!taken.add(longer.toLowerCase(Locale.ROOT))) {
      longer += "_";
    }
    return longer;
  }

  private static String source(Table table, Space space) {
    return switch (table) {
      case EVENTS -> space.events();
      case MARKS -> space.marks();
      case CRASHES -> "main.crashes WHERE app = " + space.number();
      case FEEDBACK -> "main.feedback WHERE app = " + space.number();
      case DAILY -> "main.daily WHERE app = " + space.number();
    };
  }
}
