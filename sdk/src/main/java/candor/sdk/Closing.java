package candor.sdk;

import candor.sdk.outbox.Outbox;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** Is the time that is left to close, from the moment when it was made. For use by one thread. */
final class Closing {

  /**
   * What the machine may take to wake up who waits, as part of the whole: a twentieth, and a
   * quarter of a second is enough where many threads wait for a processor.
   */
  private static final long WAKE_UP_NANOS = Duration.ofMillis(250).toNanos();

  private final LongSupplier nanos;
  private final long end;

  Closing(Duration atMost) {
    this(atMost, System::nanoTime);
  }

  Closing(Duration atMost, LongSupplier nanos) {
    long whole = atMost.toNanos();
    this.nanos = nanos;
    this.end = nanos.getAsLong() + whole - Math.min(whole / 20, WAKE_UP_NANOS);
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
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
      thread.join(Math.max(1, left().toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
