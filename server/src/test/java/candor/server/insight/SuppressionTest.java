package candor.server.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attacks tables with their totals, as everybody can who reads them. */
@Tag("SHI-55")
final class SuppressionTest {

  /** Fixed, so that a failure can be seen again. */
  private static final long SEED = 20_261_126;

  private static final int TABLES = 200_000;

  @Test
  void noGroupBelowTheLeastComesOutOfTotalMinusOthers() {
    var random = new Random(SEED);
    int hidden = 0;
    for (int i = 0; i < TABLES; i++) {
      long least = 2L + random.nextInt(20);
      long[] cells = new long[1 + random.nextInt(8)];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = random.nextInt(random.nextBoolean() ? 3 * (int) least : (int) least);
      }
      boolean[] shown = Suppression.shown(cells, least);
      hidden += attack(cells, shown, least);
    }
    assertTrue(hidden > TABLES / 2, "the tables must have something to hide, had " + hidden);
  }

  /** Subtracts what is shown from the total, and returns how many cells were hidden. */
  private static int attack(long[] cells, boolean[] shown, long least) {
    long rest = Arrays.stream(cells).sum();
    int hidden = 0;
    boolean any = false;
    for (int c = 0; c < cells.length; c++) {
      assertTrue(!shown[c] || cells[c] >= least, "a small cell is shown: " + cells[c]);
      rest -= shown[c] ? cells[c] : 0;
      hidden += !shown[c] && cells[c] > 0 ? 1 : 0;
      any |= shown[c];
    }
    if (any) {
      assertTrue(hidden != 1, "the only hidden cell is the rest: " + Arrays.toString(cells));
      assertTrue(rest == 0 || rest >= least, "the rest is a small group: " + rest);
    }
    return hidden;
  }

  @Test
  void aTableWithoutSmallCellsIsShownWhole() {
    assertArrayEquals(
        new boolean[] {true, true, true}, Suppression.shown(new long[] {10, 30, 0 + 12}, 10));
  }

  @Test
  void anEmptyCellHidesNothing() {
    assertArrayEquals(new boolean[] {true, false}, Suppression.shown(new long[] {10, 0}, 10));
  }

  @Test
  void theSmallestIsHiddenBesideASmallOne() {
    assertArrayEquals(
        new boolean[] {true, false, false}, Suppression.shown(new long[] {40, 3, 12}, 10));
  }

  @Test
  void countsAreRoundedDownAndFiguresToTwoDigits() {
    assertEquals(50, Suppression.down(59, 10));
    assertEquals(0, Suppression.down(9, 10));
    assertEquals(250, Suppression.coarse(253.7));
    assertEquals(0.013, Suppression.coarse(0.01275), 1e-12);
    assertEquals(0, Suppression.coarse(0));
  }
}
