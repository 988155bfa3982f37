package candor.server;

import candor.server.intake.DailyIdentity;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sees to it that the salts of a day die with it, also when nothing comes. */
final class SaltMinder implements AutoCloseable {

  /** The salt's promise is a day; half a minute more is within what clocks differ. */
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final ScheduledExecutorService executor;
  private final Future<?> turns;

  private SaltMinder(ScheduledExecutorService executor, Future<?> turns) {
    this.executor = executor;
    this.turns = turns;
  }

  static SaltMinder start(DailyIdentity identity) {
    var executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("salts").factory());
    long nanos = EVERY.toNanos();
    var turns =
        executor.scheduleWithFixedDelay(identity::rotate, nanos, nanos, TimeUnit.NANOSECONDS);
    return new SaltMinder(executor, turns);
  }

  @Override
  public void close() {
    turns.cancel(false);
    executor.shutdownNow();
  }
}
