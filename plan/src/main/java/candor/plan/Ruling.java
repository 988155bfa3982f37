package candor.plan;

import candor.json.Json;
import candor.plan.Refusal.Reason;

/** Is what a type says of one value. Carries no refused value. */
sealed interface Ruling {

  /** Leaves the property out without counting anything. */
  Ruling LEAVE_OUT = new LeaveOut();

  static Ruling drop(Reason reason) {
    return new Drop(reason);
  }

  /** Keeps the value in its canonical form. */
  record Keep(Json value) implements Ruling {}

  /** Keeps a part of a list; {@code unknown} items of it were not planned. */
  record KeepPart(Json value, int unknown) implements Ruling {}

  record LeaveOut() implements Ruling {}

  /** Keeps the value out. */
  record Drop(Reason reason) implements Ruling {}
}
