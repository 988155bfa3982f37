package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SketchTest {

  @ParameterizedTest
  @CsvSource({
    "0, 4",
    "3, 4",
    "4, 4",
    "5, 8",
    "37, 40",
    "101, 200",
    "999, 1000",
    "1001, 2000",
    "12345, 20000"
  })
  void theAxisIsRoundAndHoldsTheHighestPoint(long most, double top) {
    assertEquals(top, Sketch.top(most));
  }

  @Test
  void everyHeightHoldsItsPointsAndIsNotMuchHigher() {
    for (long most = 5; most < 100_000; most += 7) {
      double top = Sketch.top(most);
      assertTrue(top >= most && top <= most * 2.5, most + " under " + top);
    }
  }

  private static Sketch.Points points(int finished, @Nullable Long... values) {
    var names = IntStream.range(0, values.length).mapToObj(i -> "day " + i).toList();
    var list = new ArrayList<@Nullable Long>();
    Collections.addAll(list, values);
    return new Sketch.Points(names, names, list, List.of(), finished);
  }

  @Test
  void theUnfinishedPartIsDrawnApartAndJoins() {
    var chart = Sketch.chart("label", points(2, 4L, 4L, 0L), "Figure", "");
    assertEquals("M0 0L500 0", chart.line());
    assertEquals("M500 0L1000 240", chart.open());
    assertEquals("M0 0L500 0V240H0Z", chart.area());
  }

  @Test
  void whatCannotBeSaidIsAGapAndNotZero() {
    var chart = Sketch.chart("label", points(3, 4L, null, 4L), "Figure", "");
    assertEquals("M0 0h0M1000 0h0", chart.line());
    assertEquals(List.of(""), chart.rows().get(1).cells());
  }

  @Test
  void aLonePointStandsInTheMiddle() {
    assertEquals("M500 0h0", Sketch.chart("label", points(1, 4L), "Figure", "").line());
  }

  @Test
  void theLabelsOfAYearDoNotCrowd() {
    var labels = IntStream.range(0, 365).mapToObj(Integer::toString).toList();
    var ticks = Sketch.ticks(labels);
    assertTrue(ticks.size() <= 7, ticks.toString());
    assertEquals("0.0%", ticks.getFirst().at());
  }

  @Test
  void aLabelStandsUnderTheMiddleOfItsBar() {
    var labels = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
    var ticks = Sketch.ticksUnderBars(labels);
    assertEquals("0.0%", ticks.getFirst().at());
    assertEquals(List.of("5", "18.3%"), List.of(ticks.get(1).text(), ticks.get(1).at()));
  }

  @Test
  void nothingIsNotDrawnAsALine() {
    assertNull(Sketch.spark(List.of(0L, 0L, 0L)));
    assertNull(Sketch.spark(List.of(5L)));
  }

  @Test
  void theSmallestBarIsStillSeen() {
    var bars = Sketch.bars(List.of(100_000L, 1L, 0L));
    assertEquals(List.of(118, 2, 0), bars.stream().map(bar -> bar.height()).toList());
  }
}
