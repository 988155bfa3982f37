package candor.server;

import candor.plan.Plan;
import candor.plan.change.Changes;
import candor.server.registry.Registry;
import candor.server.settings.Proposals;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;

/** Adopts plans and tells the operator what a newer plan means to people. */
final class Adoption {

  private static final System.Logger LOG = System.getLogger("candor.server");

  private Adoption() {}

  /**
   * Adopts a plan named at the start. A widening is told, not refused: the app that asks again is
   * already built. An older version does not take back what was accepted on a page.
   */
  static void of(Plan plan, Registry registry, Proposals proposals, Instant now)
      throws IOException {
    if (proposals.outweighs(plan)) {
      LOG.log(
          Level.WARNING,
          "--plan names an older plan of {0} than the one accepted on its settings page, which"
              + " stays in force; hand the older one in there to go back",
          plan.app().id());
      return;
    }
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

  /** Lets apps without a plan be watched. */
  static void watch(List<String> ids, Registry registry) throws IOException, Stop {
    for (String id : ids) {
      try {
        if (!registry.watch(id).isWatched()) {
          throw Stop.failed(
              "--observe %s: this app has a plan, by which its traffic is judged; leave it out"
                  .formatted(id));
        }
      } catch (IllegalArgumentException e) {
        throw Stop.usage("--observe %s: %s".formatted(id, e.getMessage()));
      }
    }
  }
}
