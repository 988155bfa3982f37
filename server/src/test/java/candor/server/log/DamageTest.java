package candor.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cuts and flips files at every place: a torn tail goes, damage is announced. */
final class DamageTest {
  private static final String FIRST = new Segment(0, 0).name();

  private final Receipts receipts = new Receipts();

  /** Returns the disk of a process that died after each record was its own commit. */
  private FaultyDisk written(int records) throws Exception {
    var disk = new FaultyDisk();
    var log = SegmentLog.open(disk, EventLogTest.SMALL);
    for (int i = 0; i < records; i++) {
      receipts.write(log, i);
    }
    FaultyDisk found = disk.afterKill();
    log.close();
    return found;
  }

  private static List<Integer> numbers(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  @Test
  void aTornTailIsCutWhereverItTore() throws Exception {
    byte[] whole = written(5).bytes(FIRST);
    long fourthEnd = receipts.positions().get(3);
    int last = Segment.HEADER + (int) fourthEnd;
    for (int length = last; length < whole.length; length++) {
      var disk = new FaultyDisk();
      disk.put(FIRST, Arrays.copyOf(whole, length));
      try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
        assertEquals(numbers(4), Receipts.numbers(Receipts.all(log, 0)));
        assertEquals(fourthEnd, log.durableEnd());
        assertEquals(last, disk.bytes(FIRST).length);
        new Receipts().write(log, 4);
        assertEquals(numbers(5), Receipts.numbers(Receipts.all(log, 0)));
      }
    }
  }

  @Test
  void aFlippedBitInTheLastCommitCutsIt() throws Exception {
    byte[] whole = written(5).bytes(FIRST);
    int last = Segment.HEADER + receipts.positions().get(3).intValue();
    for (int bit = last * 8; bit < whole.length * 8; bit++) {
      var disk = new FaultyDisk();
      disk.put(FIRST, flipped(whole, bit));
      try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
        assertEquals(numbers(4), Receipts.numbers(Receipts.all(log, 0)));
      }
    }
  }

  @Test
  void aFlippedBitBeforeLaterCommitsIsReportedAndNeverSkipped() throws Exception {
    byte[] whole = written(5).bytes(FIRST);
    int from = Segment.HEADER + receipts.positions().get(1).intValue();
    int to = Segment.HEADER + receipts.positions().get(2).intValue();
    for (int bit = from * 8; bit < to * 8; bit++) {
      var disk = new FaultyDisk();
      disk.put(FIRST, flipped(whole, bit));
      try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
        long before = receipts.positions().get(1);
        assertEquals(List.of(0, 1), Receipts.numbers(log.read(0, 10_000)));
        var damage = assertThrows(DamagedLogException.class, () -> log.read(before, 10_000));
        assertTrue(damage.toString().contains(FIRST), damage.getMessage());
        assertTrue(damage.toString().contains("position " + before), damage.getMessage());
        assertEquals(List.of(3, 4), Receipts.numbers(Receipts.all(log, damage.resumeAt())));
      }
    }
  }

  @Test
  void aFlippedBitInASealedFileIsReported() throws Exception {
    FaultyDisk disk = written(150);
    disk.put(FIRST, flipped(disk.bytes(FIRST), disk.bytes(FIRST).length * 8 - 1));
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      var damage = assertThrows(DamagedLogException.class, () -> Receipts.all(log, 0));

      List<Integer> rest = Receipts.numbers(Receipts.all(log, damage.resumeAt()));
      assertEquals(numbers(150).subList(150 - rest.size(), 150), rest);
      assertTrue(rest.size() > 50, "the other files are readable");
    }
  }

  @Test
  void aSealedFileThatIsShortOrGoneIsReported() throws Exception {
    FaultyDisk disk = written(150);
    byte[] whole = disk.bytes(FIRST);
    disk.put(FIRST, Arrays.copyOf(whole, whole.length - 1));
    try (var log = SegmentLog.open(disk.afterKill(), EventLogTest.SMALL)) {
      assertThrows(DamagedLogException.class, () -> Receipts.all(log, 0));
    }
    List<String> names = disk.names().stream().sorted().toList();
    disk.put(FIRST, whole);
    disk.delete(names.get(1));
    try (var log = SegmentLog.open(disk, EventLogTest.SMALL)) {
      assertThrows(DamagedLogException.class, () -> Receipts.all(log, 0));
    }
  }

  @Test
  void aDamagedHeaderInFrontOfRecordsStopsTheStart() throws Exception {
    FaultyDisk disk = written(3);
    for (int bit = 0; bit < Segment.HEADER * 8; bit++) {
      FaultyDisk broken = disk.afterKill();
      broken.put(FIRST, flipped(broken.bytes(FIRST), bit));
      var refused =
          assertThrows(
              IOException.class, () -> SegmentLog.open(broken, EventLogTest.SMALL).close());
      assertTrue(refused.toString().contains(FIRST), refused.getMessage());
    }
  }

  @Test
  void aFileThatWasOnlyBegunIsForgotten() throws Exception {
    FaultyDisk disk = written(3);
    byte[] header = new Segment(4096, receipts.positions().getLast()).header().array();
    for (int length = 0; length < Segment.HEADER; length++) {
      FaultyDisk found = disk.afterKill();
      found.put(new Segment(4096, 0).name(), Arrays.copyOf(header, length));
      try (var log = SegmentLog.open(found, EventLogTest.SMALL)) {
        assertEquals(numbers(3), Receipts.numbers(Receipts.all(log, 0)));
      }
    }
  }

  @Test
  void whatTheNextProcessReadsSurvivesThePowerToo() throws Exception {
    var disk = new FaultyDisk();
    var log = SegmentLog.open(disk, EventLogTest.SMALL);
    disk.hold();
    receipts.append(log, 0);
    receipts.await(() -> disk.bytes(FIRST).length > Segment.HEADER);
    FaultyDisk killed = disk.afterKill();
    disk.letGo();
    log.close();
    try (var next = SegmentLog.open(killed, EventLogTest.SMALL)) {
      assertEquals(numbers(1), Receipts.numbers(Receipts.all(next, 0)));
      for (int seed = 0; seed < 20; seed++) {
        try (var last =
            SegmentLog.open(killed.afterPowerCut(new Random(seed)), EventLogTest.SMALL)) {
          assertEquals(numbers(1), Receipts.numbers(Receipts.all(last, 0)));
        }
      }
    }
  }

  @Test
  void cuttingATailIsSaidOnce() throws Exception {
    FaultyDisk disk = written(3);
    byte[] whole = disk.bytes(FIRST);
    disk.put(FIRST, Arrays.copyOf(whole, whole.length - 3));
    String cut = "torn tail cut at position " + receipts.positions().get(1);
    List<String> lines = opened(disk, 2);
    assertEquals(1, lines.stream().filter(line -> line.contains(cut)).count(), lines.toString());
  }

  @Test
  void roomFilledAheadIsNoTornTailButHalfACommitInItIs() throws Exception {
    FaultyDisk disk = written(3);
    byte[] whole = disk.bytes(FIRST);
    disk.put(FIRST, Arrays.copyOf(whole, whole.length + 1000));
    assertEquals(List.of(), opened(disk, 1));
    assertEquals(whole.length, disk.bytes(FIRST).length);

    int third = Segment.HEADER + receipts.positions().get(1).intValue();
    byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, third + 20), whole.length + 1000);
    disk.put(FIRST, torn);
    disk.delete(new Segment(4096, 0).name());
    List<String> lines = opened(disk, 1);
    assertTrue(lines.toString().contains("torn tail cut"), lines.toString());
    assertTrue(lines.toString().contains(" 20 bytes"), lines.toString());
  }

  @Test
  void smallCommitsReplaceZerosThatWereFilledAhead() throws Exception {
    var disk = new FaultyDisk();
    try (var log =
        SegmentLog.open(disk, new LogOptions(4096, 1024, 512, 16_384, Duration.ZERO, 1024))) {
      receipts.write(log, 0);
      int filled = disk.bytes(FIRST).length;
      for (int i = 1; i < 8; i++) {
        receipts.write(log, i);
      }
      assertEquals(Segment.HEADER + receipts.positions().getFirst() + 1024, filled);
      assertEquals(filled, disk.bytes(FIRST).length);
      assertEquals(numbers(8), Receipts.numbers(Receipts.all(log, 0)));
    }
  }

  /** Opens and closes a log and returns what was said. */
  private static List<String> opened(FaultyDisk disk, int times) throws IOException {
    var said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      for (int i = 0; i < times; i++) {
        SegmentLog.open(disk, EventLogTest.SMALL).close();
      }
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    return flipped;
  }
}
