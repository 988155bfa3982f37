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
        compare(space, build, rows, problems);
      }
    }
    return problems;
  }

  private static void compare(
      Space space, Store.Build build, Map<Integer, RoaringBitmap> rows, List<String> problems) {
    if (!rows.equals(space.presence(build).days())) {
      problems.add("the days of " + space.app() + " (" + build + ") differ from the rows");
    }
    var known = new RoaringBitmap();
    rows.forEach((day, set) -> {
      RoaringBitmap fresh = RoaringBitmap.andNot(set, known);
      known.or(set);
      int[] border = {day, day + 1};
      if (!fresh.equals(space.presence(build).fresh(border).getFirst())) {
        problems.add("the newcomers of " + space.app() + " differ on day " + day);
      }
    });
  }
}
