package candor.sdk;

import candor.event.Message;
import candor.event.Sender;
import candor.plan.Verdict;
import candor.sdk.consent.Because;
import candor.sdk.consent.Mode;
import candor.sdk.consent.Standing;
import candor.sdk.outbox.Outbox;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people type and send. Safe for use by many threads.
 *
 * <p>To send a letter is to agree that this letter is sent; no earlier answer is asked for. It lies
 * apart from the lanes, because those throw away what waits when nobody agreed to them.
 */
final class Letters {

  /** What decided is the person, or nobody: then sending a letter is the newest decision. */
  private static final Set<Because> PERSONS_OWN =
      EnumSet.of(
          Because.DO_NOT_TRACK,
          Because.ANSWER,
          Because.WIDENED,
          Because.NOT_ASKED,
          Because.DEFAULT);

  private final Outbox outbox;
  private final Supplier<@Nullable Standing> standing;
  private final Function<Message, Verdict> judge;
  private final UnaryOperator<Message> named;

  /**
   * Makes an empty box.
   *
   * @param standing what holds for the channel of letters; null when none can be sent
   * @param judge holds a letter against the plan
   * @param named puts the id of the install on, where the letter may have it
   */
  Letters(
      Outbox outbox,
      Supplier<@Nullable Standing> standing,
      Function<Message, Verdict> judge,
      UnaryOperator<Message> named) {
    this.outbox = outbox;
    this.standing = standing;
    this.judge = judge;
    this.named = named;
  }

  /**
   * Is what a person typed.
   *
   * @param kind one of the kinds of the plan
   * @param text what was typed
   * @param email the address that was typed, or null
   */
  record Typed(String kind, String text, @Nullable String email) {}

  Submission submit(UUID id, Instant at, Sender sender, Typed typed) {
    var letter = new Message.Feedback(id, at, sender, typed.kind(), typed.text(), typed.email());
    var verdict = judge.apply(letter);
    if (verdict instanceof Verdict.Refuse refuse) {
      return new Submission(false, List.of(refuse.refusal()));
    }
    var admit = (Verdict.Admit) verdict;
    if (!admit.dropped().isEmpty() || !maySend()) {
      return new Submission(false, admit.dropped());
    }
    outbox.add(named.apply(admit.message()));
    outbox.settle();
    return new Submission(true, List.of());
  }

  /**
   * Tells whether letters may leave: unless somebody who decides for the machine, or a variable,
   * keeps the app silent.
   */
  boolean maySend() {
    var holds = standing.get();
    return holds != null && (holds.mode() == Mode.ON || PERSONS_OWN.contains(holds.because()));
  }

  Outbox outbox() {
    return outbox;
  }

  long waiting() {
    try {
      return outbox.waiting();
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
