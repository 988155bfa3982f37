package candor.server.store;

import candor.plan.PropertyType.Kind;
import java.util.List;

/** Says in SQL how rows are divided by the values of a property. */
final class Division {

  private Division() {}

  /**
   * Returns a table of the rows that a condition means, with the value of a property as text in the
   * column {@code v}, null where there is none. A list makes one row for each of its items.
   */
  static Query rows(String table, String property, List<Column> columns, String kept, Query where) {
    String value =
        property.equals("event") ? "event" : property.isEmpty() ? "NULL::VARCHAR" : text(columns);
    return new Query()
        .add("(SELECT " + kept + ", " + value + " AS v FROM " + table + " WHERE ")
        .add(where)
        .add(")");
  }

  private static String text(List<Column> columns) {
    if (columns.isEmpty()) {
      return "NULL::VARCHAR";
    }
    if (columns.stream().noneMatch(column -> column.kind() == Kind.TEXTS)) {
      return "coalesce(" + casts(columns) + ", NULL)";
    }
    var lists = columns.stream().filter(column -> column.kind() == Kind.TEXTS).toList();
    var others = columns.stream().filter(column -> column.kind() != Kind.TEXTS).toList();
    // A row has one of them: a plan cannot name two alike.
    String list =
        lists.stream()
            .map(Column::sql)
            .reduce((a, b) -> "list_concat(coalesce(" + a + ", []), coalesce(" + b + ", []))")
            .orElseThrow();
    String rest = others.isEmpty() ? "NULL::VARCHAR" : "coalesce(" + casts(others) + ", NULL)";
    return "unnest(CASE WHEN len("
        + list
        + ") > 0 THEN list_distinct("
        + list
        + ") ELSE ["
        + rest
        + "] END)";
  }

  /** Returns the value of a row as text; lists have no single one. */
  static String single(String property, List<Column> columns) {
    if (property.equals("event")) {
      return "event";
    }
    return columns.stream().allMatch(column -> column.kind() == Kind.TEXTS)
        ? "NULL::VARCHAR"
        : "coalesce(" + casts(columns) + ", NULL)";
  }

  private static String casts(List<Column> columns) {
    return String.join(
        ", ",
        columns.stream()
            .filter(column -> column.kind() != Kind.TEXTS)
            .map(c -> c.kind() == Kind.TEXT ? c.sql() : c.sql() + "::VARCHAR")
            .toList());
  }

  /**
   * Returns the two columns that name the part: a {@link Findings.Part} and the value that is told
   * apart.
   */
  static Query part(Store.Split split) {
    if (split.property().isEmpty()) {
      return new Query().add("'WHOLE' AS part, '' AS named");
    }
    if (split.values().isEmpty()) {
      return new Query()
          .add("CASE WHEN v IS NULL THEN 'WITHOUT'")
          .add(" ELSE 'REST' END AS part, '' AS named");
    }
    return new Query()
        .add("CASE WHEN v IS NULL THEN 'WITHOUT' WHEN v IN ")
        .bindAll(split.values())
        .add(" THEN 'NAMED' ELSE 'REST'")
        .add(" END AS part, CASE WHEN v IN ")
        .bindAll(split.values())
        .add(" THEN v ELSE '' END AS named");
  }
}
