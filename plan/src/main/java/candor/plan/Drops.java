package candor.plan;

import candor.plan.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;

/** Collects what is taken out of one message. For one thread; lives as long as one judgement. */
final class Drops {

  /** Drops that are told by name; a longer list is an attack, and looking up names has a cost. */
  private static final int NAMED = 64;

  private final Plan plan;
  private final String event;
  private List<Refusal> dropped = List.of();

  Drops(Plan plan, String event) {
    this.plan = plan;
    this.event = event;
  }

  /** Counts a field whose name is a word of the plan or of the grammar. */
  void add(String field, Reason reason) {
    if (dropped.isEmpty()) {
      dropped = new ArrayList<>();
    }
    dropped.add(new Refusal(event, field, reason));
  }

  /** Counts a field that this event does not have; its name is only told if some event has it. */
  void addUnplanned(String field) {
    boolean told = dropped.size() < NAMED && isKnown(field);
    add(told ? field : Refusal.UNPLANNED, Reason.NOT_IN_PLAN);
  }

  /** Counts for this message what was taken out of something that it shares. */
  void addAll(Drops shared) {
    for (Refusal each : shared.dropped) {
      add(each.field(), each.reason());
    }
  }

  private boolean isKnown(String field) {
    if (plan.context().containsKey(field)) {
      return true;
    }
    for (Plan.Event each : plan.events().values()) {
      if (each.properties().containsKey(field)) {
        return true;
      }
    }
    return plan.summary() != null && plan.summary().properties().containsKey(field);
  }

  Verdict.Refuse refuse(String field, Reason reason) {
    return new Verdict.Refuse(new Refusal(event, field, reason));
  }

  List<Refusal> list() {
    return dropped;
  }
}
