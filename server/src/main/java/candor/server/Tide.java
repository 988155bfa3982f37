package candor.server;

import candor.server.store.Applied;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says how far the store has come, and lets others wait for it. Safe for use by many threads; one
 * of them, the pump's, makes it rise.
 */
final class Tide {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Condition wanted = lock.newCondition();
  private long position;
  private long stored;
  private long repeated;
  private long erased;
  private long fresh;
  private long failures;
  private long damages;
  private boolean failing;
  private boolean stopping;
  private int waiting;

  Tide(long position) {
    this.position = position;
  }

  /**
   * Is what it says at one moment.
   *
   * @param position the log position up to which the store has everything
   * @param stored messages stored since the start
   * @param repeated messages that had been stored before
   * @param erased rows erased on request
   * @param fresh messages carried that came since the start
   * @param failures how often the store failed
   * @param damages records left out because they could not be read
   * @param failing whether the last try failed
   */
  record Level(
      long position,
      long stored,
      long repeated,
      long erased,
      long fresh,
      long failures,
      long damages,
      boolean failing) {}

  Level level() {
    lock.lock();
    try {
      return new Level(position, stored, repeated, erased, fresh, failures, damages, failing);
    } finally {
      lock.unlock();
    }
  }

  long position() {
    return level().position();
  }

  /**
   * Waits until the store has everything before a position, and hurries it on.
   *
   * @throws TimeoutException if it took longer
   */
  void await(long target, Duration atMost) throws InterruptedException, TimeoutException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      waiting++;
      wanted.signalAll();
      while (position < target) {
        if (left <= 0) {
          throw new TimeoutException("the store has not come so far yet");
        }
        left = moved.awaitNanos(left);
      }
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  /** Waits for company, unless somebody waits for the result. */
  void linger(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (waiting == 0 && !stopping && left > 0) {
        left = wanted.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits after a failure, whoever may be waiting, but not longer than the server lives. */
  void pause(Duration length) {
    long until = System.nanoTime() + length.toNanos();
    lock.lock();
    try {
      long left = length.toNanos();
      while (!stopping && left > 0) {
        if (!wanted.await(left, TimeUnit.NANOSECONDS)) {
          return;
        }
        left = until - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every pause from now on. */
  void hurry() {
    lock.lock();
    try {
      stopping = true;
      wanted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says that a list was carried: its messages, and how many of them came since the start. */
  void rose(long to, Applied applied, long messages, long freshOnes) {
    lock.lock();
    try {
      position = to;
      stored += messages - applied.repeated();
      repeated += applied.repeated();
      fresh += freshOnes;
      erased += applied.erased();
      failing = false;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says that what stood before a position cannot be read and is left out. */
  void passed(long to) {
    lock.lock();
    try {
      position = Math.max(position, to);
      damages++;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void failed() {
    lock.lock();
    try {
      failures++;
      failing = true;
    } finally {
      lock.unlock();
    }
  }

  void damaged() {
    lock.lock();
    try {
      damages++;
    } finally {
      lock.unlock();
    }
  }
}
