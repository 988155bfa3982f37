package candor.server;

import candor.server.custody.Custody;
import candor.server.custody.Custody.Days;
import candor.server.custody.Custody.Swept;
import candor.server.registry.FileRegistry;
import candor.server.registry.Registry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Deletes what is older than the plans let it be, and once a day begins a new file of the log, so
 * that what was carried into the store is in no file for much longer than a day. For one thread.
 */
final class Sweeps implements AutoCloseable {

  /** Whole days go at midnight in UTC, so an hour is how late one can be. */
  private static final Duration EVERY = Duration.ofHours(1);

  /** A start is not held up by it. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  private static final Logger LOGGER = System.getLogger("candor.server.sweeps");

  private final Custody custody;
  private final FileRegistry registry;
  private final Runnable turnLog;
  private final Clock clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sweeps").factory());
  private LocalDate turned = LocalDate.MIN;

  Sweeps(Custody custody, FileRegistry registry, Runnable turnLog, Clock clock) {
    this.custody = custody;
    this.registry = registry;
    this.turnLog = turnLog;
    this.clock = clock;
  }

  Sweeps start() {
    var _ =
        executor.scheduleWithFixedDelay(
            this::sweep, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    return this;
  }

  /** Sweeps every app; one that fails does not keep the others, and is tried again next time. */
  void sweep() {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    if (!today.equals(turned)) {
      turnLog.run();
      turned = today;
    }
    for (Registry.App app : registry.apps()) {
      var days = Days.of(app.plan(), registry.versions(app.id()));
      try {
        tell(app, custody.sweep(app.id(), days, clock.instant()));
      } catch (IOException | RuntimeException e) {
        // The wall of this thread: a sweep is whole or not at all, and the next one makes up for
        // it.
        LOGGER.log(Level.ERROR, "old rows of " + app.id() + " were not deleted", e);
      }
    }
  }

  private static void tell(Registry.App app, Swept swept) {
    if (!swept.isEmpty()) {
      LOGGER.log(
          Level.INFO,
          "deleted of %s what is older than its days: %d events, %d marks, %d crashes, %d texts, %d addresses, %d installs"
              .formatted(
                  app.id(),
                  swept.events(),
                  swept.marks(),
                  swept.crashes(),
                  swept.feedback(),
                  swept.emails(),
                  swept.installs()));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
