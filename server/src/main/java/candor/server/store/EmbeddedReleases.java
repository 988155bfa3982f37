package candor.server.store;

import candor.server.store.Reported.Ended;
import candor.server.store.Reported.Range;
import candor.server.store.Reported.Sighting;
import candor.server.store.Reported.Tally;
import candor.server.store.Reported.Trouble;
import candor.server.store.Reported.Usage;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers about releases from rows. Safe for use by many threads. */
final class EmbeddedReleases {

  /** Who sends made-up releases must not fill the heap with them. */
  static final int MOST_RELEASES = 10_000;

  private final Engine engine;
  private final Using using;
  private final Function<String, @Nullable Space> spaces;

  EmbeddedReleases(Engine engine, Partials partials, Function<String, @Nullable Space> spaces) {
    this.engine = engine;
    this.using = new Using(engine, partials);
    this.spaces = spaces;
  }

  List<Sighting> sightings(String app, Store.Build build, List<Long> groups) throws IOException {
    Space space = spaces.apply(app);
    if (space == null || groups.isEmpty()) {
      return List.of();
    }
    Query query =
        new Query()
            .add("SELECT fingerprint, \"release\", count(*) FILTER (NOT handled), ")
            .add("count(*) FILTER (handled), count(DISTINCT actor), min(\"at\"), max(\"at\") ")
            .add("FROM crashes WHERE " + of(space, build) + " AND fingerprint IN ")
            .bindAll(groups)
            .add(" GROUP BY fingerprint, \"release\"");
    return engine.ask(
        query.text(),
        query.values(),
        row ->
            new Sighting(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                at(row, 6),
                at(row, 7)));
  }

  List<Tally> tallies(String app, Store.Build build, List<Long> groups, Cuts cuts)
      throws IOException {
    Space space = spaces.apply(app);
    if (space == null || groups.isEmpty()) {
      return List.of();
    }
    var range = new Range(app, build, cuts.from(), cuts.to());
    Query query =
        new Query()
            .add("SELECT fingerprint, \"release\", " + Buckets.sql(cuts) + " AS b, count(*) ")
            .add("FROM crashes WHERE " + of(space, build) + " AND " + within(range))
            .add(" AND fingerprint IN ")
            .bindAll(groups)
            .add(" GROUP BY fingerprint, \"release\", b");
    return engine.ask(
        query.text(),
        query.values(),
        row -> new Tally(row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4)));
  }

  static String of(Space space, Store.Build build) {
    return "app = %d AND debug = %s".formatted(space.number(), build == Store.Build.DEBUG);
  }

  static String within(Range range) {
    return "\"at\" >= %d AND \"at\" < %d"
        .formatted(range.from().toEpochMilli(), range.to().toEpochMilli());
  }

  private static Instant at(ResultSet row, int place) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(place));
  }

  List<Usage> usage(Range range, String property) throws IOException {
    Space space = spaces.apply(range.app());
    if (space == null) {
      return List.of();
    }
    List<Usage> kept = using.usage(space, range, property);
    if (kept != null) {
      return kept;
    }
    List<Column> columns = space.layout().named(property);
    var all = new ArrayList<>(usage(space, range, property, columns, Fold.EACH));
    if (!all.isEmpty()) {
      all.addAll(usage(space, range, property, columns, Fold.ALL));
    }
    return all;
  }

  /** Tells whether releases are told apart. */
  private enum Fold {
    EACH,
    ALL
  }

  private List<Usage> usage(
      Space space, Range range, String property, List<Column> columns, Fold fold)
      throws IOException {
    boolean each = fold == Fold.EACH;
    String release = each ? "e.v" : "NULL::VARCHAR";
    Query where = new Query().add("debug = " + (range.build() == Store.Build.DEBUG));
    Query query =
        new Query()
            .add("WITH c AS (SELECT actor, session, \"release\" FROM crashes WHERE ")
            .add(of(space, range.build()) + " AND NOT handled AND " + within(range) + "), ")
            .add("ca AS (SELECT DISTINCT actor" + (each ? ", \"release\"" : ""))
            .add(" FROM c WHERE actor IS NOT NULL), ")
            .add("cs AS (SELECT DISTINCT session" + (each ? ", \"release\"" : ""))
            .add(" FROM c WHERE session IS NOT NULL) ")
            .add(
                "SELECT " + release + ", count(*) FILTER (w), count(DISTINCT e.actor) FILTER (w), ")
            .add("count(DISTINCT e.session) FILTER (w), count(DISTINCT ca.actor) FILTER (w), ")
            .add("count(DISTINCT cs.session) FILTER (w), min(e.\"at\"), max(e.\"at\") FROM ")
            .add("(SELECT *, " + within(range) + " AS w FROM ")
            .add(Division.rows(space.events(), property, columns, "\"at\", actor, session", where))
            .add(") e LEFT JOIN ca ON ca.actor = e.actor" + same("ca", each))
            .add(" LEFT JOIN cs ON cs.session = e.session" + same("cs", each))
            .add(
                each
                    ? " WHERE e.v IS NOT NULL GROUP BY e.v ORDER BY 2 DESC, count(*) DESC, e.v LIMIT "
                        + MOST_RELEASES
                    : " HAVING count(*) > 0");
    return engine.ask(query.text(), query.values(), EmbeddedReleases::usage);
  }

  private static String same(String crashed, boolean each) {
    return each ? " AND " + crashed + ".\"release\" = e.v" : "";
  }

  private static Usage usage(ResultSet row) throws SQLException {
    return new Usage(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        at(row, 7),
        at(row, 8));
  }

  List<Trouble> troubles(Range range) throws IOException {
    Space space = spaces.apply(range.app());
    if (space == null) {
      return List.of();
    }
    String crash = "count(*) FILTER (NOT handled AND " + within(range);
    String sql =
        "SELECT \"release\", "
            + crash
            + "), count(*) FILTER (handled AND "
            + within(range)
            + "), "
            + crash
            + " AND actor IS NOT NULL), "
            + crash
            + " AND session IS NOT NULL), min(\"at\"), max(\"at\") FROM crashes WHERE "
            + of(space, range.build())
            + " GROUP BY \"release\"";
    return engine.ask(
        sql,
        List.of(),
        row ->
            new Trouble(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                at(row, 6),
                at(row, 7)));
  }

  List<Ended> outcomes(Range range) throws IOException {
    Space space = spaces.apply(range.app());
    if (space == null) {
      return List.of();
    }
    String sql =
        "SELECT \"release\", sum(started)::BIGINT, sum(errored)::BIGINT, sum(crashed)::BIGINT,"
            + " sum(abnormal)::BIGINT FROM outcomes WHERE "
            + of(space, range.build())
            + " AND "
            + within(range).replace("\"at\"", "quarter")
            + " GROUP BY \"release\"";
    return engine.ask(
        sql,
        List.of(),
        row ->
            new Ended(
                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
  }
}
