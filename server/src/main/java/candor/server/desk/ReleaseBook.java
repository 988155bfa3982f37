package candor.server.desk;

import candor.server.desk.Patience.Waiting;
import candor.server.query.ReportQuestioner;
import candor.server.query.ReportQuestioner.First;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future.State;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment when the releases of each app were first seen: every chart wants to know,
 * and all rows are looked at for it. Safe for use by many threads.
 *
 * <p>Only the first look at an app waits. Later ones get what is known, and every now and then have
 * it asked anew for those who come next.
 */
final class ReleaseBook {

  /** A new release may be that late on the charts, and one look. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final ReportQuestioner reports;
  private final Patience patience;
  private final ConcurrentHashMap<String, Page> pages = new ConcurrentHashMap<>();

  /**
   * Is what is known of one app.
   *
   * @param answer what is known
   * @param coming what will be, or null when it was not asked for
   * @param askedNanos when it was asked last, by {@link System#nanoTime}
   */
  private record Page(
      Waiting<List<First>> answer, @Nullable Waiting<List<First>> coming, long askedNanos) {

    /** Takes over what came, unless it is a failure. */
    Page turned() {
      if (coming == null || !coming.future().isDone()) {
        return this;
      }
      boolean known = coming.future().state() == State.SUCCESS;
      return new Page(known ? coming : answer, null, askedNanos);
    }

    boolean failed() {
      return answer.future().isDone() && answer.future().state() != State.SUCCESS;
    }

    boolean isFresh() {
      return coming != null || System.nanoTime() - askedNanos < FRESH.toNanos();
    }
  }

  ReleaseBook(ReportQuestioner reports, Patience patience) {
    this.reports = reports;
    this.patience = patience;
  }

  Waiting<List<First>> firsts(String app) {
    return pages.compute(app, this::next).answer();
  }

  private Page next(String app, @Nullable Page before) {
    if (before == null || before.failed()) {
      return new Page(ask(app), null, System.nanoTime());
    }
    Page page = before.turned();
    return page.isFresh() ? page : new Page(page.answer(), ask(app), System.nanoTime());
  }

  private Waiting<List<First>> ask(String app) {
    return patience.start(() -> reports.firsts(app));
  }
}
