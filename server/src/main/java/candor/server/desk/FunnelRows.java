package candor.server.desk;

import candor.server.desk.Words.Change;
import candor.server.desk.Words.Share;
import candor.server.desk.pages.CoursePages.FunnelRow;
import candor.server.query.CohortQuestioner.Funnel;
import candor.server.query.CohortQuestioner.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says the steps of a funnel. Immutable.
 *
 * @param now the funnel
 * @param then the same funnel of the time compared with, or null when it is with none
 */
record FunnelRows(Funnel now, @Nullable Funnel then) {

  List<FunnelRow> rows() {
    List<Step> found = now.steps();
    long first = Math.max(1, found.getFirst().installs());
    var rows = new ArrayList<FunnelRow>();
    for (int i = 0; i < found.size(); i++) {
      long here = found.get(i).installs();
      long before = i == 0 ? here : found.get(i - 1).installs();
      Long time = i == 0 ? null : found.get(i - 1).medianMillis();
      rows.add(
          new FunnelRow(
              Words.step(found.get(i).event()),
              count(i).beside(Words.number(here)),
              (int) (100 * here / first),
              share(i, 0).beside(Words.percent(here, first)),
              share(i, i - 1).beside(i == 0 ? "" : Words.percent(here, before)),
              before > here ? "\u2212" + Words.number(before - here) : "",
              time == null ? "" : Quantity.MILLIS.text(time)));
    }
    return rows;
  }

  private Change count(int step) {
    return then == null
        ? Change.UNKNOWN
        : Change.ofCounts(
                now.steps().get(step).installs(), then.steps().get(step).installs(), CrashList.NONE)
            .unjudged();
  }

  /** Compares the share of a step of those of another; the first is all there are. */
  private Change share(int step, int of) {
    return then == null || step == 0
        ? Change.UNKNOWN
        : Change.ofShares(share(now, step, of), share(then, step, of)).unjudged();
  }

  private static Share share(Funnel funnel, int step, int of) {
    return new Share(funnel.steps().get(step).installs(), funnel.steps().get(of).installs());
  }
}
