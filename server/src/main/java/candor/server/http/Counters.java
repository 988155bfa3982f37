package candor.server.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what one server does. Safe for use by many threads. */
final class Counters {

  final LongAdder requests = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder errors = new LongAdder();
  final LongAdder timeouts = new LongAdder();
  final AtomicInteger connections = new AtomicInteger();
  final AtomicLong waitingBytes = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();

  /** Counts a connection in, unless there are as many as the server bears. */
  boolean opened(int most) {
    if (connections.incrementAndGet() <= most) {
      return true;
    }
    closed();
    return false;
  }

  void closed() {
    if (connections.decrementAndGet() == 0) {
      lock.lock();
      try {
        none.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Waits until no connection is open, for as long as it may. */
  void awaitNoConnections(Duration most) {
    var left = most.toNanos();
    lock.lock();
    try {
      while (connections.get() > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  HttpServer.Stats stats() {
    return new HttpServer.Stats(
        requests.sum(), refused.sum(), errors.sum(), timeouts.sum(), connections.get());
  }
}
