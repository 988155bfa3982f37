package candor.server.tck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Collects what a program prints, within bounds. Safe for use by many threads. */
final class Output {

  /** The export of a long life; what is beyond it is read and thrown away. */
  private static final int MOST_BYTES = 8 << 20;

  private final InputStream in;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
  private boolean over;

  private Output(InputStream in) {
    this.in = in;
  }

  /** Begins to read on a thread of its own. */
  static Output of(InputStream in) {
    var output = new Output(in);
    Thread.ofVirtual().name("tck-output").start(output::read);
    return output;
  }

  private void read() {
    var part = new byte[8192];
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        add(part, n);
      }
    } catch (IOException closed) {
      // The end of a terminal is told so; what was read stays.
    } finally {
      end();
    }
  }

  private void add(byte[] part, int length) {
    lock.lock();
    try {
      bytes.write(part, 0, Math.min(length, MOST_BYTES - bytes.size()));
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      over = true;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a text was printed, or nothing more comes, or the time is over. */
  boolean await(String text, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (!text().contains(text) && !over && left > 0) {
        left = more.awaitNanos(left);
      }
      return text().contains(text);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing more comes, or the time is over; a child left behind may hold it open. */
  void awaitEnd(Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (!over && left > 0) {
        left = more.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  String text() {
    lock.lock();
    try {
      return bytes.toString(StandardCharsets.UTF_8);
    } finally {
      lock.unlock();
    }
  }
}
