package candor.server;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Remembers every batch of the kill test and what the server answered. Safe for many threads.
 *
 * <p>Batches are spread over hours of the past, so that a lost event cannot hide behind one that
 * was stored twice.
 */
final class KillLedger {
  /** 25 days: older events would be refused as too late. */
  static final int HOURS = 600;

  private static final int LARGEST_BATCH = 25;
  private static final long DEADLINE_SECONDS = 60;

  /** Is one batch, sent with the same ids whenever it is sent. */
  record Batch(int number, List<UUID> ids, Instant at) {

    /** Every second batch is sent in the dialect of PostHog, where events raise a counter. */
    boolean isForeign() {
      return number % 2 == 1;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();
  private final Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);
  private final List<Batch> batches = new ArrayList<>();
  private final Deque<Batch> unanswered = new ArrayDeque<>();
  private final List<Batch> acknowledged = new ArrayList<>();
  private final Set<Integer> acknowledgedNumbers = new HashSet<>();
  private final Random random;
  private final List<String> complaints = new ArrayList<>();
  private int resent;
  private int repeated;

  KillLedger(long seed) {
    random = new Random(seed);
  }

  /** Returns what to send next: what had no answer, now and then what had one, else new events. */
  Batch next() {
    lock.lock();
    try {
      if (!unanswered.isEmpty()) {
        resent++;
        return unanswered.remove();
      }
      if (!acknowledged.isEmpty() && random.nextInt(10) == 0) {
        repeated++;
        return acknowledged.get(random.nextInt(acknowledged.size()));
      }
      return fresh();
    } finally {
      lock.unlock();
    }
  }

  private Batch fresh() {
    int events = 1 + random.nextInt(LARGEST_BATCH);
    var ids =
        IntStream.range(0, events)
            .mapToObj(i -> new UUID((random.nextLong() & ~0xF000L) | 0x7000L, variant()))
            .toList();
    var at = end.minus(batches.size() % HOURS, ChronoUnit.HOURS);
    var batch = new Batch(batches.size(), ids, at);
    batches.add(batch);
    return batch;
  }

  private long variant() {
    return (random.nextLong() >>> 2) | Long.MIN_VALUE;
  }

  void acknowledged(Batch batch) {
    lock.lock();
    try {
      if (acknowledgedNumbers.add(batch.number())) {
        acknowledged.add(batch);
      }
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Notes a batch without an answer; it may or may not have been taken. */
  void unanswered(Batch batch) {
    lock.lock();
    try {
      unanswered.add(batch);
    } finally {
      lock.unlock();
    }
  }

  /** Notes an answer that a good batch must never get. */
  void complain(String complaint) {
    lock.lock();
    try {
      complaints.add(complaint);
    } finally {
      lock.unlock();
    }
  }

  List<String> complaints() {
    lock.lock();
    try {
      return List.copyOf(complaints);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many more batches were acknowledged than are now. */
  void awaitAcknowledged(int more) throws InterruptedException, TimeoutException {
    long left = TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    lock.lockInterruptibly();
    try {
      int target = acknowledged.size() + more;
      while (acknowledged.size() < target) {
        if (left <= 0) {
          throw new TimeoutException(acknowledged.size() + " of " + target + " acknowledged");
        }
        left = answered.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  boolean hasUnanswered() {
    lock.lock();
    try {
      return !unanswered.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many events of each hour were acknowledged, of one dialect. */
  SortedMap<Instant, Long> acknowledgedByHour(boolean foreign) {
    lock.lock();
    try {
      var hours = new TreeMap<Instant, Long>();
      acknowledged.stream()
          .filter(batch -> batch.isForeign() == foreign)
          .forEach(batch -> hours.merge(batch.at(), (long) batch.ids().size(), Long::sum));
      return hours;
    } finally {
      lock.unlock();
    }
  }

  Instant from() {
    return end.minus(HOURS, ChronoUnit.HOURS);
  }

  Instant to() {
    return end.plus(1, ChronoUnit.HOURS);
  }

  @Override
  public String toString() {
    lock.lock();
    try {
      return "%d batches, %d acknowledged, %d sent again unanswered, %d sent again acknowledged"
          .formatted(batches.size(), acknowledged.size(), resent, repeated);
    } finally {
      lock.unlock();
    }
  }
}
