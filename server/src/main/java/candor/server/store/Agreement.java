package candor.server.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Compares the sets in memory with the rows that they were made from. */
final class Agreement {

  private final Engine engine;

  Agreement(Engine engine) {
    this.engine = engine;
  }

  /** Compares the sets with the rows; exact only while nothing is applied. */
  List<String> verify(Iterable<Space> all) throws IOException {
    var problems = new ArrayList<String>();
    for (Space space : all) {
      for (Store.Build build : Store.Build.values()) {
        TreeMap<Integer, RoaringBitmap> rows = new TreeMap<>();
        engine.ask(
            "SELECT DISTINCT \"at\" // 86400000, actor FROM "
                + space.events()
                + " WHERE actor IS NOT NULL AND debug = "
                + (build == Store.Build.DEBUG),
            List.of(),
            row -> {
              rows.computeIfAbsent(row.getInt(1), d -> new RoaringBitmap()).add(row.getInt(2));
              return "";
            });
        var known = new RoaringBitmap();
        engine.ask(
            "SELECT actor FROM firsts WHERE app = %d AND debug = %s"
                .formatted(space.number(), build == Store.Build.DEBUG),
            List.of(),
            row -> {
              known.add(row.getInt(1));
              return "";
            });
        compare(new Rows(space, build, rows, known), problems);
      }
    }
    return problems;
  }

  /**
   * Is what the rows of one app say.
   *
   * @param days who was there on which day
   * @param known who had been there on a day whose rows are gone
   */
  private record Rows(
      Space space, Store.Build build, Map<Integer, RoaringBitmap> days, RoaringBitmap known) {}

  private static void compare(Rows rows, List<String> problems) {
    String app = rows.space().app();
    Presence presence = rows.space().presence(rows.build());
    if (!rows.days().equals(presence.days())) {
      problems.add("the days of " + app + " (" + rows.build() + ") differ from the rows");
    }
    RoaringBitmap known = rows.known();
    rows.days()
        .forEach((day, set) -> {
          RoaringBitmap fresh = RoaringBitmap.andNot(set, known);
          known.or(set);
          int[] border = {day, day + 1};
          if (!fresh.equals(presence.fresh(border).getFirst())) {
            problems.add("the newcomers of " + app + " differ on day " + day);
          }
        });
  }
}
