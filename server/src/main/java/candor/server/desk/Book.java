package candor.server.desk;

import candor.server.desk.Patience.Waiting;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future.State;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment what nearly every page wants to know of an app and all its rows are looked
 * at for. Safe for use by many threads.
 *
 * <p>Only the first look at an app waits. Later ones get what is known, and every now and then have
 * it asked anew for those who come next.
 *
 * @param <K> names what is known something of
 * @param <T> what is known
 */
final class Book<K, T> {

  /** What is new may be that late on the pages, and one look. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Question<K, T> question;
  private final Predicate<T> keeping;
  private final Patience patience;
  private final ConcurrentHashMap<K, Page<T>> pages = new ConcurrentHashMap<>();

  /** Is what is asked of each. */
  interface Question<K, T> {
    T ask(K key) throws Exception;
  }

  /**
   * Is what is known of one.
   *
   * @param answer what is known
   * @param coming what will be, or null when it was not asked for
   * @param askedNanos when it was asked last, by {@link System#nanoTime}
   */
  private record Page<T>(Waiting<T> answer, @Nullable Waiting<T> coming, long askedNanos) {

    /** Takes over what came, unless it is a failure. */
    Page<T> turned() {
      if (coming == null || !coming.future().isDone()) {
        return this;
      }
      boolean known = coming.future().state() == State.SUCCESS;
      return new Page<>(known ? coming : answer, null, askedNanos);
    }

    boolean isWorth(Predicate<T> keeping) {
      var future = answer.future();
      return !future.isDone()
          || (future.state() == State.SUCCESS && keeping.test(future.resultNow()));
    }

    boolean isFresh() {
      return coming != null || System.nanoTime() - askedNanos < FRESH.toNanos();
    }
  }

  /**
   * Begins without knowing anything.
   *
   * @param question what is asked of each
   * @param keeping says which answers hold for a moment; after others the next look waits again
   * @param patience asks
   */
  Book(Question<K, T> question, Predicate<T> keeping, Patience patience) {
    this.question = question;
    this.keeping = keeping;
    this.patience = patience;
  }

  Waiting<T> about(K key) {
    return pages.compute(key, this::next).answer();
  }

  private Page<T> next(K key, @Nullable Page<T> before) {
    if (before == null || !before.isWorth(keeping)) {
      return new Page<>(ask(key), null, System.nanoTime());
    }
    Page<T> page = before.turned();
    return page.isFresh() ? page : new Page<>(page.answer(), ask(key), System.nanoTime());
  }

  private Waiting<T> ask(K key) {
    return patience.start(() -> question.ask(key));
  }
}
