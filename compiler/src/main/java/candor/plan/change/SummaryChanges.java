package candor.plan.change;

import candor.plan.Plan.Summary;
import candor.plan.change.Change.Kind;
import org.jspecify.annotations.Nullable;

/** Compares the once-per-session document. No state. */
final class SummaryChanges {

  private SummaryChanges() {}

  static void compare(Place at, @Nullable Summary from, @Nullable Summary to) {
    if (from == null) {
      if (to != null) {
        at.say(Kind.WIDENS, "is new: " + Words.plain(to.what()));
      }
    } else if (to == null) {
      at.say(Kind.NARROWS, "is no longer collected");
    } else {
      both(at, from, to);
    }
  }

  private static void both(Place at, Summary from, Summary to) {
    if (!from.name().equals(to.name())) {
      at.in("name").say(Kind.NEUTRAL, "is now called " + to.name() + ", was " + from.name());
    }
    EventChanges.channel(at, from.channel(), to.channel());
    at.most("max_bytes", from.maxBytes(), to.maxBytes(), "may have up to %s bytes");
    at.words("what", "what it is for", from.what(), to.what());
    at.words("when", "when it is sent", from.when(), to.when());
    PropertyChanges.compare(at.in("properties"), from.properties(), to.properties());
  }
}
