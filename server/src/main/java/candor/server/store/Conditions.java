package candor.server.store;

import candor.plan.PropertyType.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in SQL which rows a selection means. */
final class Conditions {

  private static final Column EVENT = new Column(false, Kind.TEXT, "");

  private static final List<String> TRUTH = List.of("true", "false");

  private Conditions() {}

  /** Returns what follows WHERE for a table of events. */
  static Query events(Selection selection, Layout layout) {
    Query where = time(selection);
    if (!selection.event().isEmpty()) {
      where.add(" AND event = ").bind(selection.event());
    }
    return with(where, selection, layout, true);
  }

  /** Returns what follows WHERE for a table of marks. */
  static Query marks(Selection selection, Layout layout) {
    return with(time(selection), selection, layout, false);
  }

  private static Query time(Selection selection) {
    return new Query()
        .add("debug = " + (selection.build() == Store.Build.DEBUG))
        .add(" AND \"at\" >= " + selection.from().toEpochMilli())
        .add(" AND \"at\" < " + selection.to().toEpochMilli());
  }

  private static Query with(Query where, Selection selection, Layout layout, boolean own) {
    for (Selection.Condition condition : selection.conditions()) {
      where.add(" AND (").add(condition(condition, layout, own)).add(")");
    }
    return where;
  }

  private static Query condition(Selection.Condition condition, Layout layout, boolean own) {
    boolean not = condition.operator() == Selection.Operator.NOT;
    var any = new Query();
    boolean first = true;
    for (Column column : columns(condition.property(), layout, own)) {
      Query part = part(column, condition);
      if (part != null) {
        any.add(first ? "" : " OR ").add(part);
        first = false;
      }
    }
    if (first) {
      return any.add(not ? "true" : "false");
    }
    return not ? new Query().add("NOT (").add(any).add(")") : any;
  }

  private static List<Column> columns(String property, Layout layout, boolean own) {
    if (own && property.equals("event")) {
      return List.of(EVENT);
    }
    return layout.named(property).stream().filter(c -> own || c.context()).toList();
  }

  /** Returns the test of one column that is never unknown, or null when it cannot hold. */
  private static @Nullable Query part(Column column, Selection.Condition condition) {
    String name = column.property().isEmpty() ? "event" : column.sql();
    return switch (condition.operator()) {
      case SET -> new Query().add(name + " IS NOT NULL" + notEmpty(column, name));
      case IS, NOT -> equal(column, name, condition.values());
      case CONTAINS -> contains(column, name, condition.values());
      case GT -> compare(column, name, " > ", condition.values());
      case LT -> compare(column, name, " < ", condition.values());
    };
  }

  private static String notEmpty(Column column, String name) {
    return column.kind() == Kind.TEXTS ? " AND len(" + name + ") > 0" : "";
  }

  private static @Nullable Query equal(Column column, String name, List<String> values) {
    var typed = new ArrayList<Object>();
    for (String value : values) {
      Object parsed = parse(column.kind(), value);
      if (parsed != null) {
        typed.add(parsed);
      }
    }
    if (typed.isEmpty()) {
      return null;
    }
    if (column.kind() == Kind.TEXTS) {
      var any = new Query().add("coalesce(");
      for (int i = 0; i < typed.size(); i++) {
        any.add(i == 0 ? "" : " OR ").add("list_contains(" + name + ", ").bind(typed.get(i));
        any.add(")");
      }
      return any.add(", false)");
    }
    return new Query().add("coalesce(" + name + " IN ").bindAll(typed).add(", false)");
  }

  private static @Nullable Query contains(Column column, String name, List<String> values) {
    if (column.kind() != Kind.TEXT && column.kind() != Kind.TEXTS) {
      return null;
    }
    // The items of a list are closed vocabularies, which never hold a line feed.
    String text = column.kind() == Kind.TEXTS ? "array_to_string(" + name + ", chr(10))" : name;
    var any = new Query().add("coalesce(");
    for (int i = 0; i < values.size(); i++) {
      any.add(i == 0 ? "" : " OR ").add("contains(" + text + ", ").bind(values.get(i)).add(")");
    }
    return any.add(", false)");
  }

  private static @Nullable Query compare(
      Column column, String name, String operator, List<String> values) {
    if (column.kind() != Kind.WHOLE && column.kind() != Kind.DECIMAL) {
      return null;
    }
    var all = new Query().add("coalesce(true");
    for (String value : values) {
      Object number = parse(column.kind(), value);
      Object bound = number == null ? parse(Kind.DECIMAL, value) : number;
      if (bound == null) {
        return null;
      }
      all.add(" AND " + name + operator).bind(bound);
    }
    return all.add(", false)");
  }

  private static @Nullable Object parse(Kind kind, String value) {
    try {
      return switch (kind) {
        case BOOLEAN -> TRUTH.contains(value) ? Boolean.valueOf(value) : null;
        case WHOLE -> Long.valueOf(value);
        case DECIMAL -> Double.valueOf(value);
        case TEXT, TEXTS -> value;
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
