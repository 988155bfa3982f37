package candor.server.desk;

import candor.server.crash.Release;
import candor.server.desk.Words.Change;
import candor.server.query.CohortQuestioner.Band;
import java.util.Comparator;
import java.util.List;

/** Says whether the newest release moved a number. Stateless. */
final class Shift {

  /** Of fewer numbers the highest twentieth is a handful, and moves by chance. */
  private static final int FEWEST = 100;

  /** What is less than a fifth is within what weekdays and machines make of it. */
  private static final double MOVED = 0.2;

  private Shift() {}

  /** Compares the two newest releases with enough numbers; empty when nothing is to be said. */
  static String between(List<Band> byRelease, Quantity quantity) {
    var newest =
        byRelease.stream()
            .filter(band -> band.count() >= FEWEST && !band.percentiles().isEmpty())
            .sorted(Comparator.comparing(Band::value, Release.ORDER.reversed()))
            .limit(2)
            .toList();
    if (newest.size() < 2) {
      return "";
    }
    double now = newest.getFirst().percentiles().get(Spreads.P95);
    double before = newest.getLast().percentiles().get(Spreads.P95);
    if (before <= 0 || Math.abs(now - before) / before < MOVED) {
      return "";
    }
    return "From release %s to %s, what 95 of 100 stay below went from %s to %s (%s)."
        .formatted(
            newest.getLast().value(),
            newest.getFirst().value(),
            quantity.text(before),
            quantity.text(now),
            Change.of(now, before).text());
  }
}
