package candor.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Breaks the disk in every way and looks at what the callers hear. */
final class DiskFailureTest {
  private final FaultyDisk disk = new FaultyDisk();
  private final Receipts receipts = new Receipts();

  @Test
  void aFailedSyncFailsAllWhoWaitAndTheLogGoesOnInANewFile() throws Exception {
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      receipts.write(log, 1);
      long end = log.durableEnd();
      disk.hold();
      disk.failForceAfter(0);
      assertTrue(receipts.append(log, 2));
      receipts.await(() -> receipts.append(log, 3));
      disk.letGo();
      receipts.await(() -> receipts.failures().size() == 2);
      assertEquals(end, log.durableEnd());

      receipts.write(log, 4);

      assertEquals(List.of(1, 4), Receipts.numbers(Receipts.all(log, 0)));
      assertEquals(2, disk.names().size());
    }
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      assertEquals(List.of(1, 4), Receipts.numbers(Receipts.all(log, 0)));
    }
  }

  @Test
  void aFullDiskRefusesAndRecoversByItself() throws Exception {
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      receipts.write(log, 1);
      disk.capacity(0);
      for (int i = 2; receipts.failures().isEmpty(); i++) {
        int number = i;
        int before = receipts.outcomes();
        receipts.await(() -> receipts.append(log, number));
        receipts.await(() -> receipts.outcomes() > before);
      }
      assertFalse(receipts.append(log, 1000));
      disk.capacity(Long.MAX_VALUE);
      receipts.write(log, 1001);

      assertEquals(receipts.durable(), Receipts.numbers(Receipts.all(log, 0)));
    }
  }

  @Test
  void aDiskThatTakesFewBytesAtATimeLosesNothing() throws Exception {
    disk.longestWrite(7);
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      for (int i = 0; i < 200; i++) {
        receipts.write(log, i);
      }
      assertEquals(
          IntStream.range(0, 200).boxed().toList(), Receipts.numbers(Receipts.all(log, 0)));
    }
  }

  @Test
  void aFailedWriteLeavesNothingToBeReadLater() throws Exception {
    disk.longestWrite(5);
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      receipts.write(log, 1);
      disk.failWriteAfter(2);
      receipts.await(() -> receipts.append(log, 2));
      receipts.await(() -> receipts.failures().size() == 1);
    }
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      assertEquals(List.of(1), Receipts.numbers(Receipts.all(log, 0)));
    }
  }

  @Test
  void aFailedStartLeavesTheDirectoryUsable() throws Exception {
    disk.failForceAfter(0);
    assertThrows(IOException.class, () -> SegmentLog.open(disk, EventLogTest.SMALL));

    try (var log = SegmentLog.open(disk.afterKill(), EventLogTest.SMALL)) {
      receipts.write(log, 1);
    }
  }

  @Test
  void aSlowDiskMeansRefusalNotMemory() throws Exception {
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      disk.hold();
      int taken = receipts.append(log, 1000) ? 1 : 0;
      receipts.await(disk::isWaitedFor);
      for (int i = 0; i < 1000; i++) {
        taken += receipts.append(log, i) ? 1 : 0;
      }
      assertTrue(
          taken * (10 + Frame.HEADER) <= 2 * EventLogTest.SMALL.bufferBytes(),
          "two buffers at most, were " + taken + " records");
      assertFalse(receipts.append(log, 89));
      disk.letGo();
      int all = taken;
      receipts.await(() -> receipts.durable().size() == all);
      receipts.write(log, 2000);
    }
  }

  @Test
  void manyThreadsGetOneOutcomeForEachRecord() throws Exception {
    try (var log = SegmentLog.open(disk, options(16))) {
      var threads = new ArrayList<Thread>();
      for (int t = 0; t < 8; t++) {
        int first = t * 1000;
        threads.add(
            Thread.ofVirtual().start(() -> IntStream.range(first, first + 500).forEach(log(log))));
      }
      for (Thread thread : threads) {
        assertTrue(thread.join(Receipts.DEADLINE));
      }
      receipts.await(() -> receipts.durable().size() == 8 * 500);

      List<Integer> read = Receipts.numbers(Receipts.all(log, 0));
      assertEquals(receipts.durable(), read);
      assertEquals(8 * 500, read.stream().distinct().count());
    }
  }

  @Test
  void aCallerThatThrowsDoesNotCostTheOthersTheirAnswer() throws Exception {
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      disk.hold();
      assertTrue(receipts.append(log, 1));
      assertTrue(log.append(Receipts.record(2, 9), new Throwing()));
      assertTrue(receipts.append(log, 3));
      disk.letGo();

      receipts.await(() -> receipts.durable().equals(List.of(1, 3)));
    }
  }

  private java.util.function.IntConsumer log(SegmentLog log) {
    return number -> {
      while (!receipts.append(log, number)) {
        Thread.onSpinWait();
      }
    };
  }

  private static LogOptions options(int segments) {
    return new LogOptions(
        65_536, 8192, 512, segments * 65_536L, java.time.Duration.ofNanos(200_000), 2048);
  }

  private static final class Throwing implements EventLog.Confirmation {
    @Override
    public void durable(long position) {
      throw new IllegalStateException("on purpose");
    }

    @Override
    public void failed(IOException cause) {
      throw new IllegalStateException("on purpose");
    }
  }
}
