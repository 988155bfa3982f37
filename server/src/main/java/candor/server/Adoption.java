package candor.server;

import candor.plan.Plan;
import candor.plan.change.Changes;
import candor.server.registry.Registry;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Adopts plans and tells the operator what a newer plan means to people. */
final class Adoption {

  private static final System.Logger LOG = System.getLogger("candor.server");

  private Adoption() {}

  /** Adopts a plan. A widening is told, not refused: the app that asks again is already built. */
  static void of(Plan plan, Registry registry, Instant now) throws IOException {
    Registry.App before = registry.app(plan.app().id());
    Registry.App after = registry.adopt(plan);
    if (before != null && !before.hash().equals(after.hash())) {
      var changes = Changes.between(before.plan(), plan);
      Level level = changes.unreviewed(now) ? Level.WARNING : Level.INFO;
      LOG.log(level, sentence(plan.app().id(), changes, now));
    }
  }

  /** Says in one sentence whether a plan widens, and whether somebody agreed to that. */
  static String sentence(String app, Changes changes, Instant now) {
    String start = "the new plan of " + app;
    if (!changes.asksAgain()) {
      return start + " does not widen the old one; people are not asked again";
    }
    long graver = changes.list().stream().filter(change -> change.kind().asksAgain()).count();
    String count = graver == 1 ? "1 change" : graver + " changes";
    return changes.unreviewed(now)
        ? start + " widens the old one (" + count + ") without a new review; see candor plan diff"
        : start + " widens the old one (" + count + ") and has a new review";
  }
}
