package candor.sdk;

import candor.sdk.outbox.Outbox;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** Is the time that is left to close, from the moment when it was made. For use by one thread. */
final class Closing {

  private final long end;

  Closing(Duration atMost) {
    this.end = System.nanoTime() + atMost.toNanos();
  }

  /**
   * Goes on while there is more to do at once; tells whether nothing waits any more.
   *
   * @param request the most time of one step
   * @param step does one step; returns in how many milliseconds there is more to do
   */
  static boolean finish(Duration atMost, Duration request, ToLongFunction<Duration> step) {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos(); left > 0; left = end - System.nanoTime()) {
      long next = step.applyAsLong(Duration.ofNanos(Math.min(left, request.toNanos())));
      if (next != 1) {
        return next == Outbox.IDLE;
      }
    }
    return false;
  }

  /** Gives work what is left; it is left behind when the server does not answer in time. */
  void give(Runnable work) {
    var thread = new Thread(work, "candor-close");
    thread.setDaemon(true);
    thread.start();
    waitFor(thread);
  }

  void waitFor(Thread thread) {
    try {
      thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
