package candor.server.store;

import candor.server.store.Amounts.By;
import candor.server.store.Findings.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Answers from rows and sets. Safe for use by many threads. */
final class Reading {

  private final Engine engine;
  private final Amounts amounts;
  private final Function<String, @Nullable Space> spaces;

  Reading(Engine engine, Partials partials, Function<String, @Nullable Space> spaces) {
    this.engine = engine;
    this.amounts = new Amounts(engine, partials);
    this.spaces = spaces;
  }

  List<Findings.Cell> count(
      Selection selection, Store.Measure measure, Cuts cuts, Store.Split split) throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      return List.of();
    }
    int[] days = borders(cuts, Slices.DAY_MILLIS);
    boolean everybody = measure == Store.Measure.ACTORS && split.property().isEmpty();
    if (everybody && days != null && selection.isEverything(cuts)) {
      return cells(space.presence(selection.build()).present(days));
    }
    Selection within = selection.within(cuts);
    List<Amounts.Valued> kept =
        amounts.read(space, within, new By(measure, split.property()), cuts);
    if (kept != null) {
      return Amounts.cells(kept, split);
    }
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

  private static List<Findings.Cell> cells(List<RoaringBitmap> sets) {
    var cells = new ArrayList<Findings.Cell>();
    for (int i = 0; i < sets.size(); i++) {
      long count = sets.get(i).getLongCardinality();
      if (count > 0) {
        cells.add(new Findings.Cell(i, Part.WHOLE, "", count));
      }
    }
    return cells;
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
    Cuts whole = selection.whole();
    List<Amounts.Valued> kept = amounts.read(space, selection, new By(measure, property), whole);
    if (kept != null) {
      return kept.getFirst().ranked(limit);
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
                " WHERE v IS NOT NULL GROUP BY v HAVING number > 0 ORDER BY number DESC, v LIMIT "
                    + limit);
    return engine.ask(
        query.text(), query.values(), row -> new Findings.Ranked(row.getString(1), row.getLong(2)));
  }

  List<RoaringBitmap> present(Selection selection, Cuts cuts) throws IOException {
    Space space = spaces.apply(selection.app());
    int[] days = borders(cuts, Slices.DAY_MILLIS);
    if (space == null) {
      return empty(cuts);
    }
    if (days != null && selection.isEverything(cuts)) {
      return space.presence(selection.build()).present(days);
    }
    Selection within = selection.within(cuts);
    List<Amounts.Valued> kept = amounts.read(space, within, new By(Store.Measure.ACTORS, ""), cuts);
    if (kept != null) {
      return kept.stream().map(Amounts.Valued::actors).toList();
    }
    Query query =
        new Query()
            .add("SELECT DISTINCT " + Buckets.sql(cuts) + " AS bucket, actor FROM ")
            .add(space.events() + " WHERE actor IS NOT NULL AND ")
            .add(Conditions.events(within, space.layout()));
    return sets(query, cuts);
  }

  List<RoaringBitmap> newcomers(String app, Store.Build build, Cuts cuts) throws IOException {
    Space space = spaces.apply(app);
    if (space == null) {
      return empty(cuts);
    }
    int[] quarters = borders(cuts, Presence.QUARTER_MILLIS);
    if (quarters != null) {
      return space.presence(build).freshBetween(quarters);
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

  /** Returns the borders counted since 1970, or null when one lies within a unit. */
  private static int @Nullable [] borders(Cuts cuts, long unitMillis) {
    int[] borders = new int[cuts.borders().size()];
    for (int i = 0; i < borders.length; i++) {
      long millis = cuts.borders().get(i).toEpochMilli();
      if (Math.floorMod(millis, unitMillis) != 0) {
        return null;
      }
      borders[i] = (int) Math.floorDiv(millis, unitMillis);
    }
    return borders;
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
