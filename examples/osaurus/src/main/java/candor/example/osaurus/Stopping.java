package candor.example.osaurus;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Is the end of the app, asked for from elsewhere. Safe for use by many threads. */
final class Stopping {

  /** Closing takes five seconds at most. */
  private static final int LONGEST_SECONDS = 10;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean isAwaited;
  private volatile Runnable otherwise = () -> {};

  /** Asks for the end when the process gets a signal, and holds the process until it has come. */
  void onSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stopping"));
  }

  /** Says what to do on a signal while nobody waits here, such as somebody at a prompt. */
  void otherwise(Runnable close) {
    otherwise = close;
  }

  private void stopAndWait() {
    if (!isAwaited && finished.getCount() > 0) {
      otherwise.run();
      return;
    }
    ask();
    try {
      if (!finished.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("osaurus: closing took too long");
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for the end. */
  void ask() {
    asked.countDown();
  }

  /** Waits until the end is asked for, or this thread is interrupted. */
  void await() {
    isAwaited = true;
    try {
      asked.await();
    } catch (InterruptedException alsoAsks) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that everything is closed. */
  void finished() {
    finished.countDown();
  }
}
