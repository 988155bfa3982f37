package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.query.CohortQuestioner.Band;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShiftTest {

  private static Band band(String release, long count, double p95) {
    return new Band(release, count, p95 * count, List.of(1.0, 2.0, 3.0, p95, 2 * p95));
  }

  @Test
  void aReleaseThatMovesTheHighestTwentiethIsTold() {
    var bands = List.of(band("1.9.0", 500, 1000), band("1.10.0", 120, 1500), band("1.8.0", 900, 1));
    assertEquals(
        "From release 1.9.0 to 1.10.0, what 95 of 100 stay below went from 1 s to 1.5 s (+50 %).",
        Shift.between(bands, Quantity.MILLIS));
  }

  @Test
  void littleChangeAndFewNumbersAreNotTold() {
    assertEquals(
        "",
        Shift.between(List.of(band("1.1", 500, 1000), band("1.2", 500, 1100)), Quantity.MILLIS));
    assertEquals(
        "", Shift.between(List.of(band("1.1", 500, 1000), band("1.2", 9, 9000)), Quantity.MILLIS));
    assertEquals("", Shift.between(List.of(band("1.1", 500, 1000)), Quantity.MILLIS));
  }
}
