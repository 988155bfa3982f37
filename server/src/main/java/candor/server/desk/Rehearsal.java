package candor.server.desk;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the pages of every app once a day, and soon after a start, so that what the store can
 * know in advance is known before a person waits for it. For one thread.
 */
final class Rehearsal {

  private final Dashboard dashboard;
  private final Sources sources;
  private final Clock clock;
  private @Nullable LocalDate done;

  Rehearsal(Dashboard dashboard, Sources sources, Clock clock) {
    this.dashboard = dashboard;
    this.sources = sources;
    this.clock = clock;
  }

  /** Looks at the pages unless that was done today; periods begin with days in UTC. */
  void run() {
    LocalDate today = LocalDate.now(clock);
    if (!today.equals(done)) {
      done = today;
      sources.registry().apps().forEach(app -> dashboard.rehearse(app.id()));
    }
  }
}
