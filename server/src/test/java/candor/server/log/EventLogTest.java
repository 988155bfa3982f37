package candor.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the log to its contract on a real directory. */
final class EventLogTest {
  static final LogOptions SMALL = new LogOptions(4096, 1024, 512, 16_384, Duration.ZERO, 0);

  @TempDir private Path directory;

  private final Receipts receipts = new Receipts();

  @Test
  void aConfirmedRecordIsReadBackInOrder() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      for (int i = 0; i < 20; i++) {
        receipts.write(log, i);
      }
      var entries = Receipts.all(log, 0);

      assertEquals(IntStream.range(0, 20).boxed().toList(), Receipts.numbers(entries));
      assertEquals(receipts.positions(), entries.stream().map(EventLog.Entry::end).toList());
      assertEquals(log.durableEnd(), entries.getLast().end());
    }
  }

  @Test
  void nothingIsReadBeforeItIsDurable() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      assertEquals(0, log.durableEnd());
      assertEquals(List.of(), log.read(0, 100));
      assertFalse(log.await(0, Duration.ofMillis(1)));
    }
  }

  @Test
  void oneRecordIsReadHoweverSmallTheBound() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      receipts.write(log, 1);
      receipts.write(log, 2);

      assertEquals(List.of(1), Receipts.numbers(log.read(0, 1)));
    }
  }

  @Test
  void readingGoesOnAtAnyEndOfARecordOverManyFiles() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      for (int i = 0; i < 150; i++) {
        receipts.write(log, i);
      }
      var entries = Receipts.all(log, 0);

      for (int i = 0; i < 150; i++) {
        var rest = Receipts.numbers(Receipts.all(log, entries.get(i).end()));
        assertEquals(IntStream.range(i + 1, 150).boxed().toList(), rest);
      }
    }
  }

  @Test
  void positionsGoOnAfterARestart() throws Exception {
    var seen = new ArrayList<Long>();
    for (int run = 0; run < 5; run++) {
      try (var log = SegmentLog.open(directory, SMALL)) {
        assertEquals(seen.isEmpty() ? 0 : seen.getLast(), log.durableEnd());
        receipts.write(log, run);
        seen.add(log.durableEnd());
      }
    }
    try (var log = SegmentLog.open(directory, SMALL)) {
      assertEquals(seen.stream().sorted().distinct().toList(), seen);
      assertEquals(List.of(0, 1, 2, 3, 4), Receipts.numbers(Receipts.all(log, 0)));
      assertEquals(List.of(3, 4), Receipts.numbers(Receipts.all(log, seen.get(2))));
    }
  }

  @Test
  void positionsGoOnAfterEverythingWasReleased() throws Exception {
    long end;
    try (var log = SegmentLog.open(directory, SMALL)) {
      receipts.write(log, 1);
      end = log.durableEnd();
    }
    try (var log = SegmentLog.open(directory, SMALL)) {
      log.release(end);
    }
    try (var log = SegmentLog.open(directory, SMALL)) {
      assertEquals(end, log.durableEnd());
      receipts.write(log, 2);

      assertTrue(receipts.positions().getLast() > end);
      assertEquals(List.of(2), Receipts.numbers(Receipts.all(log, end)));
    }
  }

  @Test
  void releasedFilesAreDeletedAndTheDiskIsBounded() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      for (int i = 0; i < 2000; i++) {
        receipts.write(log, i);
        log.release(log.durableEnd());
        assertTrue(log.diskBytes() <= SMALL.diskBytes(), "disk use is bounded");
      }
      receipts.await(() -> fileBytes() <= 2 * SMALL.segmentBytes());
    }
  }

  @Test
  void aLogThatNobodyReleasesRefusesAtItsDiskBound() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      int taken = 0;
      while (log.append(Receipts.record(taken, 500), receipts.of(taken))) {
        taken++;
        int count = taken;
        receipts.await(() -> receipts.outcomes() == count);
      }
      assertTrue(fileBytes() <= SMALL.diskBytes(), "files stay under the bound");
      assertEquals(IntStream.range(0, taken).boxed().toList(), receipts.durable());

      log.release(log.durableEnd());
      receipts.write(log, 7);
    }
  }

  @Test
  void aReleasedPositionIsNotReadSilently() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      receipts.write(log, 0);
      long first = log.durableEnd();
      for (int i = 0; i < 300; i++) {
        receipts.write(log, i);
        log.release(log.durableEnd());
      }
      receipts.await(() -> fileBytes() <= 2 * SMALL.segmentBytes());

      var refused = assertThrows(IOException.class, () -> log.read(first, 100));
      assertTrue(refused.toString().contains("was released"), refused.getMessage());
    }
  }

  @Test
  void aPositionTheLogNeverReachedIsAnError() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      receipts.write(log, 1);

      assertThrows(IOException.class, () -> log.read(1_000_000, 100));
    }
  }

  @Test
  void twoServersCannotShareADirectory() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      var refused = assertThrows(IOException.class, () -> SegmentLog.open(directory, SMALL));

      assertTrue(refused.toString().contains("another server"), refused.getMessage());
      receipts.write(log, 1);
    }
    SegmentLog.open(directory, SMALL).close();
  }

  @Test
  void aRecordOutsideTheLimitsIsTheCallersMistake() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      assertThrows(IllegalArgumentException.class, () -> log.append(new byte[513], receipts.of(1)));
      assertThrows(IllegalArgumentException.class, () -> log.append(new byte[0], receipts.of(1)));
      assertTrue(log.append(new byte[512], receipts.of(1)));
    }
  }

  @Test
  void waitingEndsWhenARecordBecomesDurable() throws Exception {
    try (var log = SegmentLog.open(directory, SMALL)) {
      var found = new java.util.concurrent.CompletableFuture<Boolean>();
      Thread.startVirtualThread(() -> {
        try {
          found.complete(log.await(0, Receipts.DEADLINE));
        } catch (InterruptedException e) {
          found.completeExceptionally(e);
        }
      });
      receipts.write(log, 1);

      assertTrue(found.get(20, java.util.concurrent.TimeUnit.SECONDS));
    }
  }

  @Test
  void closingAnswersEveryoneAndTakesNothingMore() throws Exception {
    var log = SegmentLog.open(directory, SMALL);
    int taken = 0;
    for (int i = 0; i < 50; i++) {
      taken += receipts.append(log, i) ? 1 : 0;
    }
    log.close();

    assertEquals(taken, receipts.durable().size());
    assertFalse(receipts.append(log, 99));
    log.close();
  }

  @Test
  void boundsThatContradictEachOtherAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new LogOptions(10, 20, 5, 100, Duration.ZERO, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new LogOptions(50, 20, 9, 100, Duration.ZERO, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new LogOptions(60, 20, 5, 100, Duration.ZERO, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LogOptions(50, 20, 5, 100, Duration.ofNanos(-1), 0));
    assertThrows(
        IllegalArgumentException.class, () -> new LogOptions(50, 20, 5, 100, Duration.ZERO, -1));
    assertEquals(64L << 20, LogOptions.defaults().segmentBytes());
    assertEquals(100L << 20, sized(100L << 20));
  }

  private static long sized(long bytes) {
    return LogOptions.defaults().withDiskBytes(2 * bytes).diskBytes() / 2;
  }

  private long fileBytes() {
    try (var files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
