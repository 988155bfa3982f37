package candor.server.door;

import candor.plan.Plan;
import candor.server.registry.Registry;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients of Sentry which of the things that they just sent they may stop sending: what no
 * plan can hold for a day, what only this plan does not hold for an hour, because a plan may
 * change. For one request.
 *
 * <p>Only what came is named. Clients that keep reports while they are offline wait for a minute
 * after any limit, and they should not after a report.
 */
final class SentryLimits {

  private static final String REASON = ":organization:not_in_plan";
  private static final String NO_PLAN_SECONDS = "86400:";
  private static final String THIS_PLAN_SECONDS = "3600:";

  private final Set<String> ofNoPlan = new TreeSet<>();
  private final Set<String> notOfThisPlan = new TreeSet<>();

  /** Notes an item that is left out whole. */
  void leftOut(String type) {
    String category =
        switch (type) {
          case "transaction", "span", "attachment" -> type;
          case "log" -> "log_item";
          case "trace_metric" -> "trace_metric";
          case "check_in" -> "monitor";
          case "profile", "profile_chunk" -> "profile";
          case "replay_event", "replay_recording", "replay_video" -> "replay";
          default -> null;
        };
    if (category != null) {
      ofNoPlan.add(category);
    }
  }

  /** Notes an item of a category that another plan could hold. */
  void notInThisPlan(String category) {
    notOfThisPlan.add(category);
  }

  /** Notes an item that the plan may or may not have a part for. */
  void read(Plan plan, String type) {
    boolean isFeedback = type.equals("feedback") || type.equals("user_report");
    if (isFeedback && plan.feedback() == null) {
      notInThisPlan("feedback");
    } else if (type.equals("event") && plan.crash() == null && plan.feedback() == null) {
      // Older apps send feedback as an event, which a client that stops would lose.
      notInThisPlan("error");
    }
  }

  /** Returns the header's value, or null when there is nothing to tell or the app is watched. */
  @Nullable String told(Registry.App app) {
    if (app.isWatched() || (ofNoPlan.isEmpty() && notOfThisPlan.isEmpty())) {
      return null;
    }
    String day = NO_PLAN_SECONDS + String.join(";", ofNoPlan) + REASON;
    String hour = THIS_PLAN_SECONDS + String.join(";", notOfThisPlan) + REASON;
    if (notOfThisPlan.isEmpty()) {
      return day;
    }
    return ofNoPlan.isEmpty() ? hour : day + ", " + hour;
  }
}
