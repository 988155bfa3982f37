package candor.server.insight;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says how many installs are behind figures: exactly where the plan tells installs apart, otherwise
 * at least so many. For one thread.
 *
 * <p>A daily pseudonym counts a device anew every day, so of a week the day with the most counts.
 * Without any identifier only the marks of devices say something, and only about all events.
 */
final class Behind {

  private static final int DAYS = 7;

  private final Store store;
  private final Plan plan;

  Behind(Store store, Plan plan) {
    this.store = store;
    this.plan = plan;
  }

  /**
   * Is a cell of a division.
   *
   * @param part which part
   * @param value the value, empty unless the part is named
   */
  record Group(Findings.Part part, String value) {}

  private boolean isExact() {
    return plan.identity().model() == Model.INSTALL;
  }

  /** Returns the installs behind a selection in each week. */
  long[] weeks(Selection selection, List<LocalDate> weeks) throws IOException {
    var behind = new long[weeks.size() - 1];
    for (var cells : cells(selection, weeks, Store.Split.NONE).values()) {
      for (int i = 0; i < behind.length; i++) {
        behind[i] += cells[i];
      }
    }
    return behind;
  }

  /** Returns the installs behind each cell of a division, in each week. */
  Map<Group, long[]> cells(Selection selection, List<LocalDate> weeks, Store.Split split)
      throws IOException {
    var cells = new HashMap<Group, long[]>();
    int size = weeks.size() - 1;
    if (plan.identity().model() == Model.NONE) {
      if (selection.event().isEmpty()) {
        for (Findings.MarkCell m : store.marks(selection, Grid.cuts(weeks), split)) {
          at(cells, new Group(m.part(), m.value()), size)[m.interval()] += m.weeks();
        }
      }
      return cells;
    }
    Cuts cuts = Grid.cuts(isExact() ? weeks : Grid.days(weeks));
    for (Findings.Cell c : store.count(selection, Store.Measure.ACTORS, cuts, split)) {
      long[] behind = at(cells, new Group(c.part(), c.value()), size);
      int week = isExact() ? c.interval() : c.interval() / DAYS;
      behind[week] = Math.max(behind[week], c.count());
    }
    return cells;
  }

  private static long[] at(Map<Group, long[]> cells, Group key, int size) {
    return cells.computeIfAbsent(key, k -> new long[size]);
  }
}
