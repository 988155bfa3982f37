package candor.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does small work at intervals, on one thread of its own. */
final class Chores implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger("candor.server");

  /** A server has to stop within ten seconds, and others wait too. */
  private static final Duration LAST = Duration.ofSeconds(2);

  private final ScheduledExecutorService executor;
  private final List<Future<?>> turns = new CopyOnWriteArrayList<>();

  private Chores(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /** Is one piece of work; what it throws is logged, and it is done again when its time comes. */
  interface Chore {
    void run() throws Exception;
  }

  static Chores start() {
    return new Chores(
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("chores").factory()));
  }

  /** Does something now and then. */
  Chores every(Duration pause, String name, Chore chore) {
    turns.add(
        executor.scheduleWithFixedDelay(
            () -> run(name, chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    return this;
  }

  private static void run(String name, Chore chore) {
    try {
      chore.run();
    } catch (Exception e) {
      // The wall of this thread: a chore that failed must not keep the others from being done.
      LOGGER.log(Level.ERROR, "the work \"" + name + "\" failed and is tried again", e);
    }
  }

  @Override
  public void close() {
    turns.forEach(turn -> turn.cancel(false));
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
        LOGGER.log(Level.WARNING, "work in the background did not stop in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
