package candor.plan.change;

import candor.plan.change.Change.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is when something came into the plan and when it leaves.
 *
 * @param since the app version that introduced it, or null
 * @param expires the ISO date after which it must be renewed, or null
 */
record Dates(@Nullable String since, @Nullable String expires) {

  static void compare(Place at, Dates from, Dates to) {
    if (!Objects.equals(from.since, to.since)) {
      at.in("since")
          .say(Kind.NEUTRAL, to.since == null ? "names no first version" : "is since " + to.since);
    }
    if (!Objects.equals(from.expires, to.expires)) {
      boolean sooner =
          to.expires != null && (from.expires == null || to.expires.compareTo(from.expires) < 0);
      at.in("expires")
          .say(
              sooner ? Kind.NARROWS : Kind.WIDENS,
              to.expires == null ? "no longer ends by itself" : "ends on " + to.expires);
    }
  }
}
