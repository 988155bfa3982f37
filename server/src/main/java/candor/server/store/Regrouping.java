package candor.server.store;

import candor.event.Thrown;
import candor.server.crash.Fingerprint;
import candor.server.crash.Originals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Groups the reports of one release anew, inside the open transaction. For one thread; used once.
 */
final class Regrouping {

  /** Rows of one statement: its text stays under 20 KB. */
  private static final int AT_ONCE = 1_000;

  private final Engine engine;
  private final Space space;
  private final Originals originals;

  /** What reports become, and the rows that do; groups of one trouble are few, reports are many. */
  private final Map<Becomes, List<Long>> rows = new LinkedHashMap<>();

  private final Map<Step, Long> steps = new HashMap<>();

  Regrouping(Engine engine, Space space, Originals originals) {
    this.engine = engine;
    this.space = space;
    this.originals = originals;
  }

  private record Becomes(long group, String type) {}

  private record Step(long from, long to) {}

  List<Store.Moved> run(List<String> releases) throws SQLException {
    String names =
        releases.stream()
            .map(release -> "'" + release.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    engine.visit(
        "SELECT rowid, fingerprint, type, \"release\", chain FROM crashes WHERE app = "
            + space.number()
            + " AND \"release\" IN ("
            + names
            + ")",
        this::look);
    for (var entry : rows.entrySet()) {
      List<Long> all = entry.getValue();
      for (int i = 0; i < all.size(); i += AT_ONCE) {
        update(entry.getKey(), all.subList(i, Math.min(all.size(), i + AT_ONCE)));
      }
    }
    return steps.entrySet().stream()
        .map(step -> new Store.Moved(step.getKey().from(), step.getKey().to(), step.getValue()))
        .toList();
  }

  private void look(ResultSet row) throws SQLException {
    List<Thrown> came = EmbeddedReported.chain(row.getString(5));
    if (came.isEmpty()) {
      return;
    }
    List<Thrown> chain = originals.of(space.app(), row.getString(4), came);
    var becomes = new Becomes(Fingerprint.of(chain), chain.get(0).type());
    if (!becomes.equals(new Becomes(row.getLong(2), row.getString(3)))) {
      rows.computeIfAbsent(becomes, key -> new ArrayList<>()).add(row.getLong(1));
      if (becomes.group() != row.getLong(2)) {
        steps.merge(new Step(row.getLong(2), becomes.group()), 1L, Long::sum);
      }
    }
  }

  private void update(Becomes becomes, List<Long> some) throws SQLException {
    String ids = some.stream().map(String::valueOf).collect(Collectors.joining(", "));
    engine.update(
        "UPDATE crashes SET fingerprint = ?, type = ? WHERE rowid IN (" + ids + ")",
        becomes.group(),
        becomes.type());
  }
}
