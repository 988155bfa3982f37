package candor.server.desk;

import candor.server.desk.Patience.Waiting;
import candor.server.query.ReportQuestioner;
import candor.server.query.ReportQuestioner.First;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a moment when the releases of each app were first seen: every chart wants to know,
 * and all rows are looked at for it. Safe for use by many threads.
 */
final class ReleaseBook {

  /** A new release may be that late on the charts. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final ReportQuestioner reports;
  private final Patience patience;
  private final ConcurrentHashMap<String, Asked> asked = new ConcurrentHashMap<>();

  /** Is a question and when it was asked, by {@link System#nanoTime}. */
  private record Asked(Waiting<List<First>> answer, long atNanos) {

    boolean isFresh() {
      return System.nanoTime() - atNanos < FRESH.toNanos();
    }
  }

  ReleaseBook(ReportQuestioner reports, Patience patience) {
    this.reports = reports;
    this.patience = patience;
  }

  Waiting<List<First>> firsts(String app) {
    return asked
        .compute(app, (id, before) -> before != null && before.isFresh() ? before : ask(id))
        .answer();
  }

  private Asked ask(String app) {
    return new Asked(patience.start(() -> reports.firsts(app)), System.nanoTime());
  }
}
