package candor.sdk;

import java.time.Duration;

/** Is the time that is left to close, from the moment when it was made. For use by one thread. */
final class Closing {

  private final long end;

  Closing(Duration atMost) {
    this.end = System.nanoTime() + atMost.toNanos();
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
