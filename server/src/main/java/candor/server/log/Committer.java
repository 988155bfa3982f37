package candor.server.log;

import candor.server.log.EventLog.Confirmation;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gathers appends into commits and makes them durable on one thread. Safe for use by many threads.
 *
 * <p>While one group is on its way to the disk the other fills: the slower the disk, the larger the
 * groups.
 */
final class Committer {
  private static final System.Logger LOGGER = System.getLogger(Committer.class.getName());

  /** A commit of fewer records came from few clients: waiting for company would only delay them. */
  private static final int BUSY_RECORDS = 8;

  /** After one failure: short, for most are over at once. */
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);

  /** After many: a full disk that was cleared is used again before anyone looks. */
  private static final Duration LAST_RETRY = Duration.ofSeconds(5);

  /** A commit takes milliseconds; a disk that hangs longer must not hold up the exit for ever. */
  private static final Duration LAST_COMMIT = Duration.ofSeconds(8);

  private enum State {
    OPEN,
    FAILED,
    CLOSED
  }

  private final Writer writer;
  private final LogOptions options;
  private final AtomicLong diskBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition pressing = lock.newCondition();
  private final Thread thread;
  private Group filling;
  private Group spare;
  private State state = State.OPEN;
  private int lastRecords;
  private Duration retry = FIRST_RETRY;

  /** What to do once a new file was begun, as somebody asked for; null when nobody did. */
  private final AtomicReference<@Nullable Runnable> turning = new AtomicReference<>();

  Committer(Writer writer, LogOptions options, AtomicLong diskBytes) {
    this.writer = writer;
    this.options = options;
    this.diskBytes = diskBytes;
    filling = new Group(options.bufferBytes());
    spare = new Group(options.bufferBytes());
    thread = Thread.ofPlatform().name("candor-log-commit").daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  boolean append(byte[] record, Confirmation confirmation) {
    int sum = Frame.sum(record);
    int size = Frame.HEADER + record.length;
    lock.lock();
    try {
      if (state != State.OPEN
          || !filling.fits(record.length)
          || diskBytes.get() + size > options.diskBytes()) {
        return false;
      }
      filling.add(record, sum, confirmation);
      diskBytes.addAndGet(size);
      wake();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Begins a new file as soon as possible, unless the last one is empty. */
  void turn(Runnable after) {
    lock.lock();
    try {
      turning.set(after);
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Commits what was taken, then ends. */
  void close() throws IOException {
    lock.lock();
    try {
      state = State.CLOSED;
      arrived.signalAll();
      pressing.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (!thread.join(LAST_COMMIT)) {
        throw new IOException("the disk did not finish the last commit in " + LAST_COMMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the last commit was written", e);
    }
  }

  // Two thresholds, so that an append that changes nothing for the committer costs no signal.
  private void wake() {
    if (filling.records() == 1) {
      arrived.signal();
    } else if (filling.size() > options.bufferBytes() / 2) {
      pressing.signal();
    }
  }

  private void run() {
    try {
      for (Group group = next(); group != null; group = next()) {
        turnIfAsked();
        if (group.records() > 0) {
          commit(group);
        }
      }
    } finally {
      // Reached early only by an error such as no memory: nobody may wait for a dead thread.
      failAll(new IOException("the log was closed"), State.CLOSED);
    }
  }

  private @Nullable Group next() {
    lock.lock();
    try {
      // No timeout: append and close both signal.
      while (filling.records() == 0 && state == State.OPEN && turning.get() == null) {
        arrived.awaitUninterruptibly();
      }
      linger();
      if (filling.records() == 0 && turning.get() == null) {
        return null;
      }
      Group full = filling;
      filling = spare;
      spare = full;
      lastRecords = full.records();
      return full;
    } finally {
      lock.unlock();
    }
  }

  private void linger() {
    long left = lastRecords < BUSY_RECORDS ? 0 : options.linger().toNanos();
    try {
      while (left > 0 && state == State.OPEN && filling.size() <= options.bufferBytes() / 2) {
        left = pressing.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the committer", e);
    }
  }

  private void turnIfAsked() {
    Runnable after = turning.getAndSet(null);
    if (after != null) {
      try {
        writer.turn();
        after.run();
      } catch (IOException e) {
        // The old file is as good as before; the next time the log is turned may do better.
        LOGGER.log(Level.WARNING, "no new log file could be begun, the old one goes on", e);
      }
    }
  }

  private void commit(Group group) {
    int size = group.size();
    try {
      long position = writer.write(group);
      retry = FIRST_RETRY;
      group.confirm(position);
    } catch (IOException e) {
      LOGGER.log(Level.ERROR, "the log cannot write; events are refused until it can", e);
      diskBytes.addAndGet(-size);
      failAll(e, State.FAILED);
      group.fail(e);
      writer.dropTail();
      recover();
    }
  }

  private void recover() {
    while (!awaitRetry()) {
      try {
        writer.roll();
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "the log still cannot write", e);
        continue;
      }
      LOGGER.log(Level.WARNING, "the log writes again");
      reopen();
      return;
    }
  }

  private boolean awaitRetry() {
    lock.lock();
    try {
      long left = retry.toNanos();
      retry = retry.compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
      while (state == State.FAILED && left > 0) {
        left = arrived.awaitNanos(left);
      }
      return state == State.CLOSED;
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the committer", e);
    } finally {
      lock.unlock();
    }
  }

  private void reopen() {
    lock.lock();
    try {
      if (state == State.FAILED) {
        state = State.OPEN;
      }
    } finally {
      lock.unlock();
    }
  }

  private void failAll(IOException cause, State next) {
    Group waiting;
    lock.lock();
    try {
      if (state != State.CLOSED) {
        state = next;
      }
      waiting = filling;
      filling = spare;
      spare = waiting;
      lastRecords = 0;
    } finally {
      lock.unlock();
    }
    diskBytes.addAndGet(-waiting.size());
    waiting.fail(cause);
  }
}
