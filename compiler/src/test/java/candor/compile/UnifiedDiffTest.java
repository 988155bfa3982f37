package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnifiedDiffTest {

  @Test
  void equalTextsHaveNoDifference() {
    assertEquals(List.of(), UnifiedDiff.of(List.of("a", "b"), List.of("a", "b")));
    assertEquals(List.of(), UnifiedDiff.of(List.of(), List.of()));
  }

  @Test
  void aChangedLineStandsBetweenThreeLinesOnEachSide() {
    var before = lines("1 2 3 4 5 6 7 8 9");
    var after = lines("1 2 3 4 five 6 7 8 9");

    assertEquals(
        List.of("@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"),
        UnifiedDiff.of(before, after));
  }

  @Test
  void changesFarApartStandApart() {
    var before = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
    var after = new ArrayList<>(before);
    after.remove(30);
    after.add(5, "new");

    var heads = UnifiedDiff.of(before, after).stream().filter(l -> l.startsWith("@@")).toList();

    assertEquals(List.of("@@ -3,6 +3,7 @@", "@@ -28,7 +29,6 @@"), heads);
  }

  @Test
  void anEmptySideIsCountedFromTheLineBefore() {
    assertEquals(List.of("@@ -0,0 +1,1 @@", "+a"), UnifiedDiff.of(List.of(), List.of("a")));
    assertEquals(List.of("@@ -1,1 +0,0 @@", "-a"), UnifiedDiff.of(List.of("a"), List.of()));
  }

  @Test
  void hugeTextsWithNothingInCommonAreExchangedWhole() {
    var before = Collections.nCopies(5_000, "before");
    var after = Collections.nCopies(5_000, "after");

    assertEquals(10_001, UnifiedDiff.of(before, after).size());
  }

  @Test
  void whatIsShownTurnsTheOneTextIntoTheOther() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var before = random(random);
      var after = random(random);

      assertEquals(after, patched(before, UnifiedDiff.of(before, after)), "seed " + seed);
    }
  }

  private static List<String> random(Random random) {
    return random.ints(random.nextInt(30), 0, 4).mapToObj(Integer::toString).toList();
  }

  /** Applies a difference as patch does, trusting its numbers. */
  private static List<String> patched(List<String> before, List<String> difference) {
    var after = new ArrayList<String>();
    int at = 0;
    for (String line : difference) {
      if (line.startsWith("@@")) {
        var range = line.substring(4, line.indexOf(' ', 4)).split(",", -1);
        int start = Integer.parseInt(range[0]) - (range[1].equals("0") ? 0 : 1);
        after.addAll(before.subList(at, start));
        at = start;
        var to = line.substring(line.indexOf('+') + 1, line.indexOf(' ', line.indexOf('+')));
        int expected = Integer.parseInt(to.split(",", -1)[0]) - (to.endsWith(",0") ? 0 : 1);
        assertEquals(expected, after.size(), "" + difference);
      } else {
        if (line.charAt(0) != '+') {
          assertEquals(before.get(at++), line.substring(1));
        }
        if (line.charAt(0) != '-') {
          after.add(line.substring(1));
        }
      }
    }
    assertTrue(at <= before.size());
    after.addAll(before.subList(at, before.size()));
    return after;
  }

  private static List<String> lines(String words) {
    return List.of(words.split(" ", -1));
  }
}
