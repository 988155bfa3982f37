package candor.server.desk;

import candor.server.crash.Status;
import candor.server.desk.pages.UpkeepPages.Said;
import candor.server.registry.Registry;
import candor.server.settings.ApiToken;
import candor.server.team.Need;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells what was decided about an app and still holds, from where each decision is kept anyway: no
 * list of its own is written, so what is undone or erased is not told either.
 */
final class Decisions {

  private static final Logger LOG = System.getLogger(Decisions.class.getName());

  /** More are no longer read. */
  private static final int MOST = 30;

  /** Digits that tell hashes and groups of one app apart. */
  private static final int SHORT = 12;

  private final PageList.Turn turn;
  private final String app;
  private final ZoneId zone;

  Decisions(PageList.Turn turn) {
    this.turn = turn;
    this.app = turn.view().app().id();
    this.zone = turn.view().state().zone();
  }

  /** Is one decision. */
  private record Decision(LocalDate day, String text) {}

  List<Said> latest() {
    var all = new ArrayList<Decision>();
    plans(all);
    crashes(all);
    tokens(all);
    return all.stream()
        .sorted(Comparator.comparing(Decision::day).reversed())
        .limit(MOST)
        .map(decision -> new Said(Words.longDay(decision.day()), decision.text()))
        .toList();
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private void plans(List<Decision> to) {
    try {
      for (Registry.Adopted version : turn.sources().registry().history(app)) {
        if (!version.since().equals(Instant.EPOCH)) {
          String hash = version.hash().replace("sha256:", "").substring(0, SHORT);
          to.add(
              new Decision(
                  day(version.since()), "Version " + hash + " of the plan came in force."));
        }
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the versions of a plan could not be read", e);
    }
  }

  private void crashes(List<Decision> to) {
    CrashBook book = turn.view().asking().crashBook();
    for (String group : turn.sources().keeping().crashes().all(app).keySet()) {
      Status status = book.status(app, group);
      if (status.decision() != Status.Decision.OPEN) {
        String in = status.release() == null ? "" : " in " + status.release();
        String text = "Crash group " + group + ": " + CrashBook.word(status.decision()) + in + ".";
        to.add(new Decision(day(status.at()), text));
      }
    }
  }

  private void tokens(List<Decision> to) {
    var books = turn.access().books();
    if (books == null || !turn.view().viewer().may(Need.ADMINISTER)) {
      return;
    }
    for (ApiToken token : books.tokens().all()) {
      if (token.opens(app)) {
        String reach = token.app().isEmpty() ? " for all apps." : ".";
        to.add(new Decision(token.made(), "Token “" + token.name() + "” was made" + reach));
      }
    }
  }
}
