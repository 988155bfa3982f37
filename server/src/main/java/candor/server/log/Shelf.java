package candor.server.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Knows the files in order and how far they are durable. Safe for use by many threads. */
final class Shelf {
  private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private volatile long durableEnd;

  /** Puts a file at the end. */
  void add(Segment segment) {
    segments.put(segment.start(), segment);
  }

  void remove(Segment segment) {
    segments.remove(segment.start());
  }

  /** Returns the file that is written, if there is any file. */
  @Nullable Segment last() {
    return valueOf(segments.lastEntry());
  }

  @Nullable Segment after(Segment segment) {
    return valueOf(segments.higherEntry(segment.start()));
  }

  long durableEnd() {
    return durableEnd;
  }

  /** Says that everything before a position is on the medium. */
  void publish(long end) {
    durableEnd = end;
    lock.lock();
    try {
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is more than up to a position. */
  boolean await(long from, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (durableEnd <= from && left > 0) {
        left = grown.awaitNanos(left);
      }
      return durableEnd > from;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the file in which reading from a position begins. */
  Segment holding(long from) throws IOException {
    Segment holding = valueOf(segments.floorEntry(from));
    if (holding != null) {
      return holding;
    }
    Segment oldest = segments.firstEntry().getValue();
    if (from == 0 || from >= oldest.previousEnd()) {
      return oldest;
    }
    throw new IOException(
        "the log begins at " + oldest.start() + ", what stood at " + from + " was released");
  }

  /** Returns the files, oldest first, of which nothing is needed behind a position. */
  List<Segment> releasable(long upTo) {
    var released = new ArrayList<Segment>();
    for (Segment segment : segments.values()) {
      Segment next = after(segment);
      if (next == null || next.previousEnd() > upTo) {
        break;
      }
      released.add(segment);
    }
    return released;
  }

  /** Returns how many bytes a file holds. */
  long bytes(Segment segment) {
    Segment next = after(segment);
    long end = next == null ? durableEnd : next.previousEnd();
    return Segment.HEADER + Math.max(0, end - segment.start());
  }

  /** Returns how many bytes all files hold. */
  long bytes() {
    return segments.values().stream().mapToLong(this::bytes).sum();
  }

  private static @Nullable Segment valueOf(Map.@Nullable Entry<Long, Segment> entry) {
    return entry == null ? null : entry.getValue();
  }
}
