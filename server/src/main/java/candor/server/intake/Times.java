package candor.server.intake;

import candor.event.Message;
import candor.plan.Promises;
import candor.plan.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what becomes of messages from the far past or the future of one request. Immutable. */
final class Times {

  /** An install that was offline longer has nothing to say that a chart could still show. */
  static final Duration OLDEST = Duration.ofDays(30);

  /** What a corrected clock may still be off by. */
  static final Duration FURTHEST_AHEAD = Duration.ofMinutes(10);

  private final Instant received;
  private final Instant oldest;
  private final Instant latest;
  private final Promises.Times rule;

  Times(Instant received, Promises.Times rule) {
    this.received = received;
    this.oldest = received.minus(OLDEST);
    this.latest = received.plus(FURTHEST_AHEAD);
    this.rule = rule;
  }

  /** Returns why a time is refused, or null when it passes or is to be moved. */
  Refusal.@Nullable Reason wrong(Instant at) {
    if (!rule.clampOld() && at.isBefore(oldest)) {
      return Refusal.Reason.TOO_OLD;
    }
    if (!rule.clampFuture() && at.isAfter(latest)) {
      return Refusal.Reason.IN_FUTURE;
    }
    return null;
  }

  /** Moves what lies outside to the edge of the past, or to now. */
  Message clamped(Message message) {
    if (message.at().isBefore(oldest)) {
      return message.at(oldest);
    }
    if (message.at().isAfter(latest)) {
      return message.at(received);
    }
    return message;
  }
}
