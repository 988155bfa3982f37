package candor.server.store;

import candor.plan.PropertyType.Kind;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers how things went on, from rows. Safe for use by many threads. */
final class EmbeddedCourses implements Store.Courses {

  /** As many bars as the eye compares without counting. */
  private static final int BINS = 20;

  /** One number in a hundred may not squeeze all others into one bin. */
  private static final double WIDEST = 0.99;

  private final Engine engine;
  private final Function<String, @Nullable Space> spaces;

  EmbeddedCourses(Engine engine, Function<String, @Nullable Space> spaces) {
    this.engine = engine;
    this.spaces = spaces;
  }

  @Override
  public List<Findings.Step> path(Selection selection, List<String> steps, Duration window)
      throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return Collections.nCopies(steps.size(), new Findings.Step(0, null));
    }
    Query query =
        new Query()
            .add("WITH e AS MATERIALIZED (SELECT actor, event, \"at\" FROM " + space.events())
            .add(" WHERE actor IS NOT NULL AND event IN ")
            .bindAll(steps)
            .add(" AND ")
            .add(Conditions.events(selection, space.layout()))
            .add("), w0 AS (SELECT DISTINCT actor, \"at\" AS t0 FROM e WHERE event = ")
            .bind(steps.getFirst())
            .add(")");
    for (int i = 1; i < steps.size(); i++) {
      next(query, i, steps.get(i), window);
    }
    int last = steps.size() - 1;
    query
        .add(", best AS (SELECT * FROM w" + last + " QUALIFY row_number() OVER (")
        .add("PARTITION BY actor ORDER BY " + furthest(last) + "t0) = 1) SELECT count(t0)");
    for (int i = 1; i <= last; i++) {
      query.add(", median(t%d - t%d)::DOUBLE, count(t%d)".formatted(i, i - 1, i));
    }
    query.add(" FROM best");
    return engine.ask(query.text(), query.values(), row -> steps(row, steps.size())).getFirst();
  }

  /** Adds what is known after one more step: the earliest such event after the step before. */
  private static void next(Query query, int step, String event, Duration window) {
    query
        .add(", w%d AS (SELECT w.*, CASE WHEN e.\"at\" - t0 <= ".formatted(step))
        .add(window.toMillis() + " THEN e.\"at\" END AS t" + step)
        .add(" FROM w%d w ASOF LEFT JOIN (SELECT actor, \"at\" FROM e".formatted(step - 1))
        .add(" WHERE event = ")
        .bind(event)
        .add(") e ON w.actor = e.actor AND w.t%d < e.\"at\")".formatted(step - 1));
  }

  private static String furthest(int last) {
    var order = new StringBuilder();
    for (int i = last; i > 0; i--) {
      order.append("t").append(i).append(" IS NULL, ");
    }
    return order.toString();
  }

  private static List<Findings.Step> steps(ResultSet row, int count) throws SQLException {
    var steps = new ArrayList<Findings.Step>(count);
    for (int i = 0; i < count; i++) {
      long installs = row.getLong(1 + 2 * i);
      Double median = null;
      if (i < count - 1) {
        double value = row.getDouble(2 + 2 * i);
        median = row.wasNull() ? null : (Double) value;
      }
      steps.add(new Findings.Step(installs, median));
    }
    return steps;
  }

  @Override
  public Findings.@Nullable Spread sessions(Selection selection, List<Double> shares)
      throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return null;
    }
    var whole =
        new Selection(
            selection.app(), selection.build(), "", selection.from(), selection.to(), List.of());
    Query lengths =
        new Query()
            .add("SELECT (max(\"at\") - min(\"at\"))::DOUBLE AS x FROM " + space.events())
            .add(" WHERE session IS NOT NULL AND ")
            .add(Conditions.events(whole, space.layout()))
            .add(" GROUP BY session HAVING count(*) FILTER (WHERE ")
            .add(Conditions.events(selection, space.layout()))
            .add(") > 0");
    return spread(lengths, shares, true);
  }

  @Override
  public Findings.@Nullable Spread numbers(
      Selection selection, String property, List<Double> shares) throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return null;
    }
    List<Column> columns =
        space.layout().named(property).stream()
            .filter(c -> c.kind() == Kind.WHOLE || c.kind() == Kind.DECIMAL)
            .toList();
    if (columns.isEmpty()) {
      return null;
    }
    String value =
        "coalesce("
            + String.join(", ", columns.stream().map(c -> c.sql() + "::DOUBLE").toList())
            + ")";
    Query numbers =
        new Query()
            .add("SELECT " + value + " AS x FROM " + space.events())
            .add(" WHERE " + value + " IS NOT NULL AND ")
            .add(Conditions.events(selection, space.layout()));
    return spread(numbers, shares, columns.stream().allMatch(c -> c.kind() == Kind.WHOLE));
  }

  /** One statement tells everything, so that the bins add up to the count. */
  private Findings.@Nullable Spread spread(Query numbers, List<Double> shares, boolean whole)
      throws IOException {
    var quantiles = new ArrayList<String>();
    for (Double share : shares) {
      quantiles.add("quantile_cont(x, %s) AS q%d".formatted(share, quantiles.size()));
    }
    String width =
        "(quantile_cont(x, %s) - min(x)) / %d".formatted(WIDEST, BINS - 1).toLowerCase(Locale.ROOT);
    Query query =
        new Query()
            .add("WITH v AS MATERIALIZED (")
            .add(numbers)
            .add("), s AS (SELECT count(*) AS n, min(x) AS a, max(x) AS b, ")
            .add((whole ? "ceil(" + width + ")" : width) + " AS w, ")
            .add(String.join(", ", quantiles))
            .add(" FROM v), bins AS (SELECT CASE WHEN w > 0 THEN least(" + (BINS - 1))
            .add(", floor((x - a) / w)) ELSE 0 END::INTEGER AS bin, count(*) AS c")
            .add(" FROM v, s GROUP BY bin) SELECT bin, c, s.* FROM bins, s ORDER BY bin");
    var bins = new ArrayList<Long>();
    List<Findings.Spread> rows =
        engine.ask(
            query.text(),
            query.values(),
            row -> {
              while (bins.size() < row.getInt(1)) {
                bins.add(0L);
              }
              bins.add(row.getLong(2));
              return spread(row, shares.size(), bins);
            });
    return rows.isEmpty() ? null : rows.getLast();
  }

  private static Findings.Spread spread(ResultSet row, int shares, List<Long> bins)
      throws SQLException {
    var quantiles = new ArrayList<Double>(shares);
    for (int i = 0; i < shares; i++) {
      quantiles.add(row.getDouble(7 + i));
    }
    return new Findings.Spread(
        row.getLong(3), row.getDouble(4), row.getDouble(5), quantiles, row.getDouble(6), bins);
  }
}
