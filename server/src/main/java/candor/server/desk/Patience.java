package candor.server.desk;

import candor.server.query.BadQuestion;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs questions on virtual threads, each within a time limit. Safe for use by many threads; closed
 * by the desk.
 */
final class Patience implements AutoCloseable {

  /** Questions are bound by processor and memory; more at once only lengthens each. */
  private static final int AT_ONCE = 8;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final Duration limit;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /** Starts a question; whoever takes its answer stops waiting after the limit. */
  <T> Waiting<T> start(Callable<T> question) {
    return new Waiting<>(
        threads.submit(() -> {
          turns.acquire();
          try {
            return question.call();
          } finally {
            turns.release();
          }
        }),
        System.nanoTime() + limit.toNanos());
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
   */
  record Waiting<T>(Future<T> future, long deadlineNanos) {

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
        future.cancel(true);
        throw new Unanswered("the question took too long", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Unanswered("the server is stopping", e);
      }
    }
  }
}
