package candor.plan;

import candor.event.Sender;
import candor.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges what all messages of one sender share, once. For one thread.
 *
 * <p>Each step is taken when it is first asked for: an erasure asks for none of it. What a step
 * took out is counted again for every message, under that message's own name.
 */
final class Setting {

  private final Plan plan;
  private final Sender sent;
  private final Drops offering;
  private final Drops settling;
  private final Drops identifying;
  private @Nullable Fields offered;
  private @Nullable Settled settled;
  private @Nullable Sender kept;

  Setting(Plan plan, Sender sent) {
    this.plan = plan;
    this.sent = sent;
    this.offering = new Drops(plan, "");
    this.settling = new Drops(plan, "");
    this.identifying = new Drops(plan, "");
  }

  private record Settled(Fields fields, Verdict.@Nullable Refuse refuse) {}

  /**
   * Says whether this is of the very same sender; an equal one may tell things in another order.
   */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(Sender sender) {
    return sent == sender;
  }

  /** Returns the context as offered, which is not to be changed. */
  Fields offered(Drops drops) {
    Fields fields = offered;
    if (fields == null) {
      fields = new Fields(Rules.of(plan.context()), offering);
      for (Map.Entry<String, Json> each : sent.context().entrySet()) {
        if (!fields.offer(each.getKey(), each.getValue())) {
          offering.addUnplanned(each.getKey());
        }
      }
      offered = fields;
    }
    drops.addAll(offering);
    return fields;
  }

  /** Settles the context as {@link Fields#settle} does. */
  Verdict.@Nullable Refuse settle(Fields fields, Drops drops) {
    Verdict.Refuse refuse = settled(fields).refuse();
    drops.addAll(settling);
    return refuse == null
        ? null
        : drops.refuse(refuse.refusal().field(), refuse.refusal().reason());
  }

  /** Returns the sender as it may be kept. */
  Sender sender(Fields fields, Drops drops) {
    Sender sender = kept;
    if (sender == null) {
      sender = sender(settled(fields).fields().kept(), identifying);
      kept = sender;
    }
    drops.addAll(identifying);
    return sender;
  }

  /** Returns the sender as it may be kept, with another context. */
  Sender sender(Map<String, Json> context, Drops drops) {
    return Identities.sender(plan, sent, context, drops);
  }

  private Settled settled(Fields fields) {
    Settled known = settled;
    if (known == null) {
      Fields copy = fields.copy(settling);
      known = new Settled(copy, copy.settle());
      settled = known;
    }
    return known;
  }
}
