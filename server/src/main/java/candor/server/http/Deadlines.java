package candor.server.http;

import java.time.Duration;

/** Keeps the times of one connection. Used on its loop only. */
final class Deadlines {

  private final long answerNanos;
  private boolean isSet;
  private long atNanos;
  private long pendingBytes;
  private long progressNanos = System.nanoTime();

  Deadlines(Duration answer) {
    this.answerNanos = answer.toNanos();
  }

  void set(Duration wait) {
    isSet = true;
    atNanos = System.nanoTime() + wait.toNanos();
  }

  void clear() {
    isSet = false;
  }

  boolean hasPassed(long now) {
    return isSet && now - atNanos >= 0;
  }

  boolean isLate(Turn turn, long now) {
    return !turn.isLong() && now - turn.sinceNanos > answerNanos;
  }

  /** Tells whether the client has taken none of what waits for it for too long. */
  boolean isStuck(long pending, long now) {
    if (pending == 0 || pending != pendingBytes) {
      pendingBytes = pending;
      progressNanos = now;
      return false;
    }
    return now - progressNanos > answerNanos;
  }
}
