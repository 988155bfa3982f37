package candor.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the process is told to stop, then closes in order. */
final class Shutdown {

  /** Ten seconds are promised; what is not closed by then is repaired at the next start. */
  private static final Duration LONGEST = Duration.ofSeconds(9);

  private Shutdown() {}

  /** Closes something at SIGTERM, SIGINT or SIGHUP; the exit code is 0 when that went in time. */
  static void closes(AutoCloseable server) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(server)));
  }

  /**
   * Waits until the process ends.
   *
   * @return never, in practice: the process is gone
   */
  static int sleep() {
    var never = new CountDownLatch(1);
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static void end(AutoCloseable server) {
    var closed = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            server.close();
            closed.countDown();
          } catch (Exception e) {
            System.getLogger("candor.server")
                .log(System.Logger.Level.ERROR, "the server did not close in order", e);
          }
        });
    int code = 1;
    try {
      code = closed.await(LONGEST.toNanos(), TimeUnit.NANOSECONDS) ? 0 : 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    if (code != 0 || LoadedLibrary.isRemovable()) {
      // The platform would answer a signal with its number plus 128; a stop in order is a success.
      // Where the engine's library still has to be removed by the platform, that is worth more.
      Runtime.getRuntime().halt(code);
    }
  }
}
