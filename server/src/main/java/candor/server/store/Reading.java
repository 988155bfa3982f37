package candor.server.store;

import candor.server.store.Findings.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Answers from rows and sets. Safe for use by many threads. */
final class Reading {

  private static final long DAY_MILLIS = 86_400_000;

  private final Engine engine;
  private final Function<String, @Nullable Space> spaces;

  Reading(Engine engine, Function<String, @Nullable Space> spaces) {
    this.engine = engine;
    this.spaces = spaces;
  }

  List<Findings.Cell> count(
      Selection selection, Store.Measure measure, Cuts cuts, Store.Split split) throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return List.of();
    }
    Selection within = selection.within(cuts);
    Layout layout = space.layout();
    Query rows =
        Division.rows(
            space.events(),
            split.property(),
            layout.named(split.property()),
            "\"at\", actor, session",
            Conditions.events(within, layout));
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(cuts) + " AS bucket, ")
            .add(Division.part(split))
            .add(", " + sql(measure) + " AS number FROM ")
            .add(rows)
            .add(" GROUP BY ALL HAVING number > 0");
    return engine.ask(
        query.text(),
        query.values(),
        row ->
            new Findings.Cell(
                row.getInt(1), Part.valueOf(row.getString(2)), row.getString(3), row.getLong(4)));
  }

  private static String sql(Store.Measure measure) {
    return switch (measure) {
      case EVENTS -> "count(*)";
      case ACTORS -> "count(DISTINCT actor)";
      case SESSIONS -> "count(DISTINCT session)";
    };
  }

  List<Findings.Ranked> rank(Selection selection, Store.Measure measure, String property, int limit)
      throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return List.of();
    }
    Layout layout = space.layout();
    Query query =
        new Query()
            .add("SELECT v, " + sql(measure) + " AS number FROM ")
            .add(
                Division.rows(
                    space.events(),
                    property,
                    layout.named(property),
                    "actor, session",
                    Conditions.events(selection, layout)))
            .add(
                " WHERE v IS NOT NULL GROUP BY v ORDER BY "
                    + sql(measure)
                    + " DESC, v LIMIT "
                    + limit);
    return engine.ask(
        query.text(), query.values(), row -> new Findings.Ranked(row.getString(1), row.getLong(2)));
  }

  List<RoaringBitmap> present(Selection selection, Cuts cuts) throws IOException {
    Space space = spaces.apply(selection.app());
    int[] days = days(cuts);
    if (space == null) {
      return empty(cuts);
    }
    if (days != null && selection.isEverything(cuts)) {
      return space.presence(selection.build()).present(days);
    }
    Query query =
        new Query()
            .add("SELECT DISTINCT " + Buckets.sql(cuts) + " AS bucket, actor FROM ")
            .add(space.events() + " WHERE actor IS NOT NULL AND ")
            .add(Conditions.events(selection.within(cuts), space.layout()));
    return sets(query, cuts);
  }

  List<RoaringBitmap> newcomers(String app, Store.Build build, Cuts cuts) throws IOException {
    Space space = spaces.apply(app);
    int[] days = days(cuts);
    if (space == null) {
      return empty(cuts);
    }
    if (days != null) {
      return space.presence(build).fresh(days);
    }
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(cuts) + " AS bucket, actor FROM (")
            .add("SELECT actor, min(\"at\") AS \"at\" FROM " + space.events())
            .add(" WHERE actor IS NOT NULL AND debug = " + (build == Store.Build.DEBUG))
            .add(" AND actor NOT IN (SELECT actor FROM firsts WHERE app = " + space.number())
            .add(" AND debug = " + (build == Store.Build.DEBUG) + ")")
            .add(" GROUP BY actor HAVING \"at\" >= " + cuts.from().toEpochMilli())
            .add(" AND \"at\" < " + cuts.to().toEpochMilli() + ")");
    return sets(query, cuts);
  }

  private List<RoaringBitmap> sets(Query query, Cuts cuts) throws IOException {
    List<RoaringBitmap> sets = empty(cuts);
    engine.ask(
        query.text(),
        query.values(),
        row -> {
          sets.get(row.getInt(1)).add(row.getInt(2));
          return "";
        });
    return sets;
  }

  private static List<RoaringBitmap> empty(Cuts cuts) {
    var sets = new ArrayList<RoaringBitmap>(cuts.size());
    for (int i = 0; i < cuts.size(); i++) {
      sets.add(new RoaringBitmap());
    }
    return sets;
  }

  /** Returns the borders in days since 1970, or null when one is not the start of a UTC day. */
  private static int @Nullable [] days(Cuts cuts) {
    int[] days = new int[cuts.borders().size()];
    for (int i = 0; i < days.length; i++) {
      long millis = cuts.borders().get(i).toEpochMilli();
      if (Math.floorMod(millis, DAY_MILLIS) != 0) {
        return null;
      }
      days[i] = (int) Math.floorDiv(millis, DAY_MILLIS);
    }
    return days;
  }

  List<Findings.MarkCell> marks(Selection selection, Cuts cuts, Store.Split split)
      throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return List.of();
    }
    Layout layout = space.layout();
    String kept = "\"at\", \"day\" AS d, week AS w, \"month\" AS m, cohort";
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(cuts) + " AS bucket, ")
            .add(Division.part(split))
            .add(", count(*) FILTER (d), count(*) FILTER (w), count(*) FILTER (m), ")
            .add("count(*) FILTER (w AND cohort = strftime(make_timestamp(\"at\" * 1000), ")
            .add("'%G-W%V')) FROM ")
            .add(
                Division.rows(
                    space.marks(),
                    split.property(),
                    layout.named(split.property()).stream().filter(Column::context).toList(),
                    kept,
                    Conditions.marks(selection.within(cuts), layout)))
            .add(" GROUP BY ALL");
    return engine.ask(
        query.text(),
        query.values(),
        row ->
            new Findings.MarkCell(
                row.getInt(1),
                Part.valueOf(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)));
  }
}
