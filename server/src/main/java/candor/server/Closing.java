package candor.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, the last first; one that fails does not keep the others open. */
final class Closing implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger("candor.server");

  /** Held while closing: who closes too, at the end of a command, has to wait for the signal. */
  private final Object lock = new Object();

  private final Deque<Opened> opened = new ArrayDeque<>();

  /**
   * Is one thing to close.
   *
   * @param name what it is called in the log
   * @param thing the thing
   */
  private record Opened(String name, AutoCloseable thing) {}

  /** Remembers something that was opened just now, and returns it. */
  <T extends AutoCloseable> T add(String name, T thing) {
    synchronized (lock) {
      opened.push(new Opened(name, thing));
    }
    return thing;
  }

  @Override
  public void close() {
    synchronized (lock) {
      while (!opened.isEmpty()) {
        close(opened.pop());
      }
    }
  }

  private static void close(Opened next) {
    try {
      next.thing().close();
    } catch (Exception e) {
      // The wall of the way down: everything else still has to be closed.
      LOGGER.log(Level.ERROR, "the " + next.name() + " did not close in order", e);
    }
  }
}
