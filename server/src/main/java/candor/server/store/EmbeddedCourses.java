package candor.server.store;

import candor.plan.PropertyType.Kind;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
  private final Amounts amounts;
  private final Adopting adopting;
  private final Spreading spreading;
  private final Walking walking;
  private final Function<String, @Nullable Space> spaces;

  EmbeddedCourses(Engine engine, Partials partials, Function<String, @Nullable Space> spaces) {
    this.engine = engine;
    this.amounts = new Amounts(engine, partials);
    this.adopting = new Adopting(amounts, partials);
    this.spreading = new Spreading(engine, partials);
    this.walking = new Walking(engine, partials);
    this.spaces = spaces;
  }

  @Override
  public Findings.Paths path(Selection selection, Selection.Path path) throws IOException {
    Space space = spaces.apply(selection.app());
    int steps = path.steps().size();
    if (space == null) {
      var nobody = new Findings.Step(0, null);
      var all = new Findings.Walk("", Collections.nCopies(steps, nobody));
      return new Findings.Paths(all, List.of());
    }
    return walking.walk(space, selection, path);
  }

  @Override
  public Findings.@Nullable Spread sessions(Selection selection, List<Double> shares)
      throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return null;
    }
    Numbers kept = spreading.lengths(space, selection);
    if (kept != null) {
      return kept.size() == 0 ? null : kept.spread(shares, WIDEST, true);
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
    List<Column> columns = Spreading.numbers(space.layout(), property);
    if (columns.isEmpty()) {
      return null;
    }
    boolean whole = columns.stream().allMatch(c -> c.kind() == Kind.WHOLE);
    Numbers kept = spreading.numbers(space, selection, property);
    if (kept != null) {
      return kept.size() == 0 ? null : kept.spread(shares, WIDEST, whole);
    }
    String value = Spreading.value(columns);
    Query numbers =
        new Query()
            .add("SELECT " + value + " AS x FROM " + space.events())
            .add(" WHERE " + value + " IS NOT NULL AND ")
            .add(Conditions.events(selection, space.layout()));
    return spread(numbers, shares, whole);
  }

  @Override
  public List<Findings.Quantiles> quantiles(
      Selection selection, String property, Cuts cuts, Selection.Parting split) throws IOException {
    Space space = spaces.apply(selection.app());
    List<Column> columns = space == null ? List.of() : Spreading.numbers(space.layout(), property);
    if (space == null || columns.isEmpty()) {
      return List.of();
    }
    var kept = spreading.quantiles(space, selection, property, cuts, split);
    if (kept != null) {
      return kept;
    }
    Layout layout = space.layout();
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(cuts) + " AS bucket, coalesce(v, '') AS named, ")
            .add("count(*) AS n, sum(x)" + quantiles(split.shares()) + " FROM ")
            .add(
                Division.rows(
                    space.events(),
                    split.by(),
                    layout.named(split.by()),
                    "\"at\", " + Spreading.value(columns) + " AS x",
                    Conditions.events(selection.within(cuts), layout)))
            .add(" WHERE x IS NOT NULL" + (split.by().isEmpty() ? "" : " AND v IS NOT NULL"))
            .add(" GROUP BY bucket, named ORDER BY n DESC, named, bucket LIMIT " + split.most());
    return engine.ask(query.text(), query.values(), row -> quantiles(row, split.shares().size()));
  }

  private static Findings.Quantiles quantiles(ResultSet row, int shares) throws SQLException {
    var quantiles = new ArrayList<Double>(shares);
    for (int i = 0; i < shares; i++) {
      quantiles.add(row.getDouble(5 + i));
    }
    return new Findings.Quantiles(
        row.getInt(1), row.getString(2), row.getLong(3), row.getDouble(4), quantiles);
  }

  private static String quantiles(List<Double> shares) {
    var text = new StringBuilder();
    for (int i = 0; i < shares.size(); i++) {
      text.append(", quantile_cont(x, ").append(shares.get(i)).append(") AS q").append(i);
    }
    return text.toString();
  }

  @Override
  public List<Findings.Use> uses(Selection selection, Store.Measure who, Cuts days)
      throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return List.of();
    }
    String user = who == Store.Measure.SESSIONS ? "session" : "actor";
    var ever =
        new Selection(
            selection.app(),
            selection.build(),
            selection.event(),
            Instant.EPOCH,
            selection.from(),
            List.of());
    if (who == Store.Measure.ACTORS) {
      List<Findings.Use> kept = adopting.uses(space, selection, ever, days);
      if (kept != null) {
        return kept;
      }
    }
    Query query =
        new Query()
            .add("WITH u AS (SELECT event, " + user + ", count(*) AS n, min(b) <> max(b) AS again")
            .add(" FROM (SELECT event, " + user + ", " + Buckets.sql(days) + " AS b FROM ")
            .add(space.events() + " WHERE " + user + " IS NOT NULL AND ")
            .add(Conditions.events(selection.within(days), space.layout()))
            .add(") GROUP BY ALL), before AS (SELECT DISTINCT event, " + user + ", true AS known")
            .add(" FROM " + space.events() + " WHERE " + user + " IS NOT NULL AND ")
            .add(Conditions.events(ever, space.layout()))
            .add(") SELECT event, count(*), sum(n)::BIGINT, count(*) FILTER (known IS NULL), ")
            .add("count(*) FILTER (again) FROM u LEFT JOIN before USING (event, " + user)
            .add(") GROUP BY event ORDER BY count(*) DESC, event");
    return engine.ask(
        query.text(),
        query.values(),
        row ->
            new Findings.Use(
                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
  }

  @Override
  public long different(Selection selection, String property) throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return 0;
    }
    Cuts whole = selection.whole();
    var kept =
        amounts.read(space, selection, new Amounts.By(Store.Measure.EVENTS, property), whole);
    if (kept != null) {
      return kept.getFirst().named().size();
    }
    Query query =
        new Query()
            .add("SELECT count(DISTINCT v) FROM ")
            .add(
                Division.rows(
                    space.events(),
                    property,
                    space.layout().named(property),
                    "event",
                    Conditions.events(selection, space.layout())));
    return engine.ask(query.text(), query.values(), row -> row.getLong(1)).getFirst();
  }

  @Override
  public List<Findings.Returned> returned(Selection selection, Cuts weeks) throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return List.of();
    }
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(weeks) + " AS bucket, cohort, count(*) FROM ")
            .add(space.marks() + " WHERE week AND cohort IS NOT NULL AND ")
            .add(Conditions.marks(selection.within(weeks), space.layout()))
            .add(" GROUP BY ALL");
    return engine.ask(
        query.text(),
        query.values(),
        row -> new Findings.Returned(row.getInt(1), row.getString(2), row.getLong(3)));
  }

  /** One statement tells everything, so that the bins add up to the count. */
  private Findings.@Nullable Spread spread(Query numbers, List<Double> shares, boolean whole)
      throws IOException {
    String width =
        "(quantile_cont(x, %s) - min(x)) / %d".formatted(WIDEST, BINS - 1).toLowerCase(Locale.ROOT);
    Query query =
        new Query()
            .add("WITH v AS MATERIALIZED (")
            .add(numbers)
            .add("), s AS (SELECT count(*) AS n, min(x) AS a, max(x) AS b, ")
            .add((whole ? "ceil(" + width + ")" : width) + " AS w, sum(x) AS t")
            .add(quantiles(shares))
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
      quantiles.add(row.getDouble(8 + i));
    }
    return new Findings.Spread(
        row.getLong(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getDouble(7),
        quantiles,
        row.getDouble(6),
        bins);
  }
}
