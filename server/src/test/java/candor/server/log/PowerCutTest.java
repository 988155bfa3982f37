package candor.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pulls the plug at random moments: what was confirmed is there, in order and once. */
final class PowerCutTest {
  private static final int CUTS = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatWasConfirmedSurvivesEveryCut(long seed) throws Exception {
    var random = new Random(seed);
    var options = options((int) (seed % 2) * 1024);
    var receipts = new Receipts();
    var disk = new FaultyDisk();
    int next = 0;
    long lastEnd = 0;
    long released = 0;
    var read = List.<EventLog.Entry>of();
    for (int cut = 0; cut < CUTS; cut++) {
      var log = SegmentLog.open(disk, options);
      assertTrue(log.durableEnd() >= lastEnd, "positions never go back");
      var found = Receipts.all(log, 0);
      check(Receipts.numbers(found), receipts.durableBehind(released), seed);
      check(Receipts.numbers(found), behind(read, released), seed);
      read = found;
      released = Math.max(released, log.durableEnd() / 2);
      log.release(released);
      next = load(log, disk, receipts, next, random);
      lastEnd = receipts.positions().isEmpty() ? 0 : receipts.positions().getLast();
      disk = random.nextInt(4) == 0 ? disk.afterKill() : disk.afterPowerCut(random);
    }
    assertEquals(receipts.positions().stream().sorted().distinct().toList(), receipts.positions());
  }

  private static LogOptions options(int ahead) {
    return new LogOptions(4096, 1024, 512, 1 << 20, Duration.ZERO, ahead);
  }

  // Appends until a random moment, with failing syncs and short writes, then takes the power away.
  private static int load(
      SegmentLog log, FaultyDisk disk, Receipts receipts, int from, Random random)
      throws Exception {
    int number = from;
    int wanted = random.nextInt(40);
    int before = receipts.outcomes();
    disk.longestWrite(1 + random.nextInt(300));
    if (random.nextInt(4) == 0) {
      disk.failForceAfter(random.nextInt(30));
    }
    while (number - from < wanted) {
      int next = number;
      receipts.await(() -> receipts.append(log, next));
      number++;
    }
    int atLeast = random.nextInt(wanted + 1);
    receipts.await(() -> receipts.outcomes() - before >= atLeast);
    disk.pull();
    int all = number - from;
    receipts.await(() -> receipts.outcomes() - before == all || finished(log));
    close(log);
    return number;
  }

  private static boolean finished(SegmentLog log) {
    return !log.append(new byte[1], new Receipts().of(0));
  }

  private static void close(SegmentLog log) {
    try {
      log.close();
    } catch (java.io.IOException withoutPower) {
      assertEquals("no power", withoutPower.getMessage());
    }
  }

  // What a reader has seen may be in the store: it must not vanish either.
  private static List<Integer> behind(List<EventLog.Entry> read, long released) {
    return Receipts.numbers(read.stream().filter(entry -> entry.end() > released).toList());
  }

  private static void check(List<Integer> found, List<Integer> confirmed, long seed) {
    String run = "seed " + seed;
    assertEquals(new HashSet<>(found).size(), found.size(), run + ": nothing twice");
    assertEquals(found.stream().sorted().toList(), found, run + ": in order");
    assertTrue(found.containsAll(confirmed), run + ": everything confirmed or read is there");
  }
}
