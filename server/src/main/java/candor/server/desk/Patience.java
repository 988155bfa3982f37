package candor.server.desk;

import candor.server.query.BadQuestion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs questions on virtual threads, each within a time limit. Safe for use by many threads; closed
 * by the desk.
 */
final class Patience implements AutoCloseable {

  /** Questions are bound by processor and memory; more at once only lengthens each. */
  private static final int AT_ONCE = 8;

  /** What was acknowledged is to be seen within two seconds; most of that is the store's. */
  static final Duration MOMENT = Duration.ofMillis(500);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final ConcurrentHashMap<List<Object>, Asked> recent = new ConcurrentHashMap<>();
  private final Duration limit;
  private final LongSupplier nanos;
  private final Executor later;

  Patience(Duration limit) {
    this(
        limit,
        System::nanoTime,
        CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Tells the time by another clock, and has something run after a moment by it. */
  Patience(Duration limit, LongSupplier nanos, Executor later) {
    this.limit = limit;
    this.nanos = nanos;
    this.later = later;
  }

  private record Asked(Future<?> answer, long since) {}

  /** Starts a question; whoever takes its answer stops waiting after the limit. */
  <T> Waiting<T> start(Callable<T> question) {
    return new Waiting<>(submit(question), deadline(), false);
  }

  private long deadline() {
    return System.nanoTime() + limit.toNanos();
  }

  private <T> Future<T> submit(Callable<T> question) {
    return threads.submit(() -> {
      turns.acquire();
      try {
        return question.call();
      } finally {
        turns.release();
      }
    });
  }

  /**
   * Starts a question, or joins those who started the same a moment ago: several people look at the
   * same page in the morning.
   *
   * @param key equal for questions that have the same answer, of the same type
   */
  // The key says what is asked, and that says what the answer is.
  @SuppressWarnings("unchecked")
  <T> Waiting<T> join(List<Object> key, Callable<T> question) {
    Asked asked = recent.compute(key, (k, before) -> isUseful(before) ? before : ask(k, question));
    return new Waiting<>((Future<T>) asked.answer(), deadline(), true);
  }

  private boolean isUseful(@Nullable Asked before) {
    return before != null
        && nanos.getAsLong() - before.since() < MOMENT.toNanos()
        && before.answer().state() != State.FAILED;
  }

  /** Asks, and forgets the answer after its moment, whether or not anybody comes. */
  private Asked ask(List<Object> key, Callable<?> question) {
    var asked = new Asked(submit(question), nanos.getAsLong());
    later.execute(() -> recent.remove(key, asked));
    // Whoever joined last has stopped waiting by then.
    CompletableFuture.delayedExecutor(limit.plus(MOMENT).toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> asked.answer().cancel(true));
    return asked;
  }

  <T> T answer(Callable<T> question) throws BadQuestion, Unanswered {
    return start(question).take();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Tells that an answer could not be had. */
  static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    Unanswered(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Is a question under way.
   *
   * @param future what it will say
   * @param deadlineNanos when waiting ends, by {@link System#nanoTime}
   * @param shared whether others may wait for it too
   */
  record Waiting<T>(Future<T> future, long deadlineNanos, boolean shared) {

    T take() throws BadQuestion, Unanswered {
      try {
        long left = Math.max(1, deadlineNanos - System.nanoTime());
        return future.get(left, TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof BadQuestion bad) {
          throw bad;
        }
        throw new Unanswered("the question failed", e);
      } catch (CancellationException e) {
        throw new Unanswered("the question took too long before", e);
      } catch (TimeoutException e) {
        if (!shared) {
          future.cancel(true);
        }
        throw new Unanswered("the question took too long", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Unanswered("the server is stopping", e);
      }
    }
  }
}
