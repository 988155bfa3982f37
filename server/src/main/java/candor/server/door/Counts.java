package candor.server.door;

import candor.plan.Plan;
import candor.plan.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts refusals by what they are. For one thread. */
final class Counts {

  private final Map<Refusal, Long> counts = new LinkedHashMap<>();

  void add(Plan plan, String event, String field, Refusal.Reason reason) {
    boolean told =
        plan.events().containsKey(event)
            || (plan.summary() != null && event.equals(plan.summary().name()))
            || (event.equals("crash") && plan.crash() != null)
            || (event.equals("feedback") && plan.feedback() != null);
    String name = told ? event : Refusal.UNPLANNED;
    counts.merge(new Refusal(name, field, reason), 1L, Long::sum);
  }

  Map<Refusal, Long> all() {
    return counts;
  }
}
