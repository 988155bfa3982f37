package candor.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Says in SQL how installs are followed from step to step. */
final class Paths {

  private Paths() {}

  static Query query(Selection selection, Selection.Path path, Space space) {
    Layout layout = space.layout();
    boolean divided = !path.by().isEmpty();
    Query query =
        new Query()
            .add("WITH e AS MATERIALIZED (SELECT actor, \"at\", ")
            .add(divided ? Division.single(path.by(), layout.named(path.by())) : "NULL::VARCHAR")
            .add(" AS v");
    for (int i = 0; i < path.steps().size(); i++) {
      query.add(", (").add(step(path.steps().get(i), selection, layout)).add(") AS s" + i);
    }
    query
        .add(" FROM " + space.events() + " WHERE actor IS NOT NULL AND event IN ")
        .bindAll(path.steps().stream().map(Selection.Step::event).distinct().toList())
        .add(" AND ")
        .add(Conditions.events(selection, layout))
        .add("), w0 AS (SELECT actor, \"at\" AS t0, min(v) AS v FROM e WHERE s0 GROUP BY ALL)");
    int last = path.steps().size() - 1;
    for (int i = 1; i <= last; i++) {
      next(query, i, path.window().toMillis());
    }
    query
        .add(", best AS (SELECT * FROM w" + last + " QUALIFY row_number() OVER (")
        .add("PARTITION BY actor ORDER BY " + furthest(last) + "t0) = 1) SELECT ")
        .add(divided ? "v" : "''")
        .add(", count(t0) AS n");
    for (int i = 1; i <= last; i++) {
      query.add(", median(t%d - t%d)::DOUBLE, count(t%d)".formatted(i, i - 1, i));
    }
    return query
        .add(" FROM best")
        .add(divided ? " WHERE v IS NOT NULL GROUP BY v ORDER BY n DESC, v" : "")
        .add(divided ? " LIMIT " + path.parts() : "");
  }

  static Query step(Selection.Step step, Selection selection, Layout layout) {
    var only =
        new Selection(
            selection.app(),
            selection.build(),
            step.event(),
            selection.from(),
            selection.to(),
            step.conditions());
    return Conditions.events(only, layout);
  }

  /** Adds what is known after one more step: the earliest such event after the step before. */
  private static void next(Query query, int step, long windowMillis) {
    query
        .add(", w%d AS (SELECT w.*, CASE WHEN e.\"at\" - t0 <= ".formatted(step))
        .add(windowMillis + " THEN e.\"at\" END AS t" + step)
        .add(" FROM w%d w ASOF LEFT JOIN (SELECT actor, \"at\" FROM e".formatted(step - 1))
        .add(" WHERE s%d) e ON w.actor = e.actor AND w.t%d < e.\"at\")".formatted(step, step - 1));
  }

  private static String furthest(int last) {
    var order = new StringBuilder();
    for (int i = last; i > 0; i--) {
      order.append("t").append(i).append(" IS NULL, ");
    }
    return order.toString();
  }

  static Findings.Walk walk(ResultSet row, int count) throws SQLException {
    var steps = new ArrayList<Findings.Step>(count);
    for (int i = 0; i < count; i++) {
      long installs = row.getLong(2 + 2 * i);
      Double median = null;
      if (i < count - 1) {
        double value = row.getDouble(3 + 2 * i);
        median = row.wasNull() ? null : (Double) value;
      }
      steps.add(new Findings.Step(installs, median));
    }
    return new Findings.Walk(row.getString(1), List.copyOf(steps));
  }
}
