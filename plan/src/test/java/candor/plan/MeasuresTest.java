package candor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeasuresTest {

  private static final PropertyType.Hash MODEL =
      new PropertyType.Hash("osaurus.telemetry.remote-id.v1", 12);

  @ParameterizedTest
  @CsvSource({
    "acme-internal/legal-bot, 9bec1a08638b",
    "'  acme-internal/legal-bot \t\n', 9bec1a08638b",
    "ACME-internal/legal-bot, b4fb2e700089",
    "my-proxy/gpt-4o, 33322fc3fb99"
  })
  @Tag("OSA-83")
  @Tag("OSA-85")
  void aTextIsHashedWithTheSaltOfThePlan(String clear, String digits) {
    assertEquals(digits, MODEL.of(clear));
  }

  @Test
  void asManyDigitsAreKeptAsPlanned() {
    assertEquals("9bec1a08", new PropertyType.Hash(MODEL.salt(), 8).of("acme-internal/legal-bot"));
    assertEquals(64, new PropertyType.Hash("x", 64).of("").length());
  }

  @ParameterizedTest
  @CsvSource({
    "PT1.4994S, ms, 1499",
    "PT1.4995S, ms, 1500",
    "PT-0.0005S, ms, 0",
    "PT-0.0006S, ms, -1",
    "PT1.499S, s, 1",
    "PT1.5S, s, 2",
    "PT89.999999999S, min, 1",
    "PT1M30S, min, 2",
    "PT-30S, min, 0",
    "PT-31S, min, -1",
    "PT29M59S, h, 0",
    "PT30M, h, 1",
    "PT0S, h, 0"
  })
  void aLengthOfTimeBecomesTheNearestWholeNumber(Duration time, String unit, long whole) {
    assertEquals(whole, new PropertyType.Duration(unit, 60, 1).of(time));
  }

  @Test
  void noLengthOfTimeIsTooLong() {
    var forever = ChronoUnit.FOREVER.getDuration();
    var milliseconds = new PropertyType.Duration("ms", 60, 1);

    assertEquals(Long.MAX_VALUE, milliseconds.of(forever));
    assertEquals(Long.MIN_VALUE, milliseconds.of(Duration.ofSeconds(Long.MIN_VALUE)));
    assertEquals(Long.MAX_VALUE, new PropertyType.Duration("s", 60, 1).of(forever));
    assertEquals(
        Long.MIN_VALUE,
        new PropertyType.Duration("s", 60, 1).of(Duration.ofSeconds(Long.MIN_VALUE)));
  }

  @Test
  void aVeryLongTimeIsStillExact() {
    var time = Duration.ofMillis(Long.MAX_VALUE - 10_000);

    assertEquals(Long.MAX_VALUE - 10_000, new PropertyType.Duration("ms", 60, 1).of(time));
  }
}
