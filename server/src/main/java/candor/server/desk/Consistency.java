package candor.server.desk;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Lets a question wait until what was acknowledged before it is visible. */
@FunctionalInterface
public interface Consistency {

  /**
   * Waits until everything that was acknowledged before the call can be asked for.
   *
   * @param atMost how long to wait
   * @throws InterruptedException if the thread is interrupted
   * @throws TimeoutException if it took longer
   */
  void awaitVisible(Duration atMost) throws InterruptedException, TimeoutException;
}
