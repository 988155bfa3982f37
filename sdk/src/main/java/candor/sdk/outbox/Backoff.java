package candor.sdk.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Says how long to wait after a failed request: twice as long each time, with full jitter (M.
 * Brooker, "Exponential Backoff And Jitter"), so that clients do not come back all at once. For use
 * by one thread.
 */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(2);

  /** A server that is down for a night is asked a few times an hour. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** What a server may ask for; longer is a mistake, and the spool gets old. */
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  /** A longer wait than any backoff gives means that the clock was set back. */
  static final long BEYOND_MILLIS = Duration.ofHours(2).toMillis();

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  void succeeded() {
    failures = 0;
  }

  /** Returns how many milliseconds to wait after one more failure. */
  long failed(Answer answer) {
    long ceiling = Math.min(FIRST.toMillis() << Math.min(failures, 20), LONGEST.toMillis());
    failures++;
    long own = ceiling / 2 + random.nextLong(ceiling / 2 + 1);
    long asked = Math.min(answer.retryAfterSeconds() * 1000, LONGEST_ASKED.toMillis());
    return Math.max(own, asked);
  }
}
