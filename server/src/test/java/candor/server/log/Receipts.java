package candor.server.log;

import candor.server.log.EventLog.Confirmation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Hands numbered records to a log and remembers what became of each. Safe for many threads. */
final class Receipts {
  static final Duration DEADLINE = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final List<Integer> durable = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();
  private final List<IOException> failures = new ArrayList<>();

  /** Makes a record of some length that begins with its number. */
  static byte[] record(int number, int length) {
    var bytes = new byte[Math.max(Integer.BYTES, length)];
    for (int i = Integer.BYTES; i < bytes.length; i++) {
      bytes[i] = (byte) (number + i);
    }
    ByteBuffer.wrap(bytes).putInt(number);
    return bytes;
  }

  /** Reads the number of each record and checks that its bytes are what was handed in. */
  static List<Integer> numbers(List<EventLog.Entry> entries) {
    var numbers = new ArrayList<Integer>();
    for (EventLog.Entry entry : entries) {
      int number = ByteBuffer.wrap(entry.bytes()).getInt();
      if (!Arrays.equals(entry.bytes(), record(number, entry.bytes().length))) {
        throw new AssertionError("record " + number + " has other bytes than were handed in");
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** Reads everything behind a position, in small steps. */
  static List<EventLog.Entry> all(EventLog log, long from) throws IOException {
    var entries = new ArrayList<EventLog.Entry>();
    long at = from;
    for (var some = log.read(at, 500); !some.isEmpty(); some = log.read(at, 500)) {
      entries.addAll(some);
      at = some.getLast().end();
    }
    return entries;
  }

  Confirmation of(int number) {
    return new Confirmation() {
      @Override
      public void durable(long position) {
        note(() -> {
          durable.add(number);
          positions.add(position);
        });
      }

      @Override
      public void failed(IOException cause) {
        note(() -> failures.add(cause));
      }
    };
  }

  boolean append(EventLog log, int number) {
    return log.append(record(number, 10 + number % 90), of(number));
  }

  /** Appends and waits until the record is durable. */
  void write(EventLog log, int number) throws InterruptedException, TimeoutException {
    await(() -> append(log, number));
    await(() -> durable.contains(number));
  }

  /** Waits until something is so; looks again whenever an outcome is heard. */
  void await(BooleanSupplier condition) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    lock.lockInterruptibly();
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("condition did not come true");
        }
        // Some conditions change without an outcome: look again soon in any case.
        var _ = heard.await(2, TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  List<Integer> durable() {
    lock.lock();
    try {
      return List.copyOf(durable);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the confirmed records that end behind a position. */
  List<Integer> durableBehind(long position) {
    lock.lock();
    try {
      return IntStream.range(0, durable.size())
          .filter(i -> positions.get(i) > position)
          .mapToObj(durable::get)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  List<Long> positions() {
    lock.lock();
    try {
      return List.copyOf(positions);
    } finally {
      lock.unlock();
    }
  }

  List<IOException> failures() {
    lock.lock();
    try {
      return List.copyOf(failures);
    } finally {
      lock.unlock();
    }
  }

  int outcomes() {
    lock.lock();
    try {
      return durable.size() + failures.size();
    } finally {
      lock.unlock();
    }
  }

  private void note(Runnable outcome) {
    lock.lock();
    try {
      outcome.run();
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
