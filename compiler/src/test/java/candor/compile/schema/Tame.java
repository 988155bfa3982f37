package candor.compile.schema;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.Refusal;
import candor.plan.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Mends random properties until the firewall has nothing to say, or gives up. For one use. */
final class Tame {

  /** Plans whose properties depend on each other in odd ways are left as they are. */
  private static final int MOST_TRIES = 200;

  private final Border border;
  private final Plan plan;
  private final Map<String, Property> planned;
  private final Map<String, Json> values;

  private Tame(Border border, Plan plan, Map<String, Property> planned, Map<String, Json> values) {
    this.border = border;
    this.plan = plan;
    this.planned = planned;
    this.values = values;
  }

  /** Mends what is to be properties of the only event of a plan. */
  static Map<String, Json> values(Border border, Plan plan, Map<String, Json> wild) {
    Map<String, Property> planned = Objects.requireNonNull(plan.events().get("e")).properties();
    var known = new LinkedHashMap<>(wild);
    known.keySet().retainAll(planned.keySet());
    return new Tame(border, plan, planned, known).values();
  }

  private Map<String, Json> values() {
    var sender = new Sender(null, null, false, Map.of());
    for (int i = 0; i < MOST_TRIES; i++) {
      var message = new Message.Track(new UUID(1, 2), "e", Instant.EPOCH, sender, values);
      var verdict = Firewall.judge(plan, message);
      if (verdict instanceof Verdict.Refuse refuse) {
        mend(refuse.refusal());
      } else if (verdict instanceof Verdict.Admit admit) {
        if (admit.dropped().isEmpty()) {
          return values;
        }
        admit.dropped().forEach(this::mend);
      }
    }
    return values;
  }

  private void mend(Refusal refusal) {
    var property = planned.get(refusal.field());
    boolean there = values.containsKey(refusal.field());
    if (property == null || (there && refusal.reason() == Refusal.Reason.CONDITION)) {
      values.remove(refusal.field());
    } else {
      values.put(refusal.field(), border.value(property.type()));
    }
  }
}
