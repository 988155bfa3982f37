package candor.server.query;

import candor.plan.Promises.Identity.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what an answer about releases rests on. Stateless. */
final class ReleaseBasis {

  private ReleaseBasis() {}

  /**
   * Says it.
   *
   * @param told whether clients told how sessions went
   * @param limits which rates cannot be had
   */
  static Answers.Basis of(Asked asked, boolean told, List<String> limits) {
    var all = new ArrayList<>(limits);
    if (asked.identity() == Model.DAILY) {
      all.add("Installs of a release are shown by day only: a pseudonym lives one day.");
    } else if (asked.identity() == Model.NONE) {
      all.add("Installs of a release are not shown: this app sends no identifier.");
    }
    if (!told && asked.plan().crash() != null) {
      all.add(
          "Who shares usage but no crash reports counts as free of crashes, and crashes of who"
              + " shares no usage are left out of the shares.");
    }
    String share =
        asked.identity() == Model.NONE
            ? "A release's share of a day is that of its events."
            : "A release's share of a day is that of the installs seen with it; who changed release"
                + " on that day counts with both.";
    String crashes =
        told
            ? " Sessions without a crash are counted from what clients tell of how sessions went."
            : " A session crashed when a report of a crash names it.";
    return new Answers.Basis(
        share + crashes,
        asked.scope().debug() ? "Developers' builds." : "Released builds.",
        asked.identity().name().toLowerCase(Locale.ROOT),
        true,
        all);
  }
}
