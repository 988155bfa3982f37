package candor.sdk.outbox;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what became of messages since the outbox was made. Safe for use by many threads. */
public final class Figures {

  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong unbooked = new AtomicLong();
  private volatile Answer lastAnswer = Answer.NONE;

  Figures() {}

  void lost(long messages) {
    lost.addAndGet(messages);
  }

  void unbooked() {
    unbooked.incrementAndGet();
  }

  void answered(Answer answer) {
    lastAnswer = answer;
  }

  void answered(Answer answer, long messages) {
    (answer.taken() ? sent : lost).addAndGet(messages);
  }

  /**
   * Returns how many messages left and were taken.
   *
   * @return the count
   */
  public long messagesSent() {
    return sent.get();
  }

  /**
   * Returns how many messages were given up.
   *
   * @return the count
   */
  public long messagesLost() {
    return lost.get();
  }

  /**
   * Returns how many requests left that the ledger could not take.
   *
   * @return the count
   */
  public long requestsUnbooked() {
    return unbooked.get();
  }

  /**
   * Returns the last answer of the server.
   *
   * @return the answer, {@link Answer#NONE} when there was none
   */
  public Answer lastAnswer() {
    return lastAnswer;
  }
}
