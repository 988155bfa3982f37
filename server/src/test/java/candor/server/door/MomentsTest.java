package candor.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps times readable as clients write them, and nothing else. */
final class MomentsTest {

  @Test
  void whatAnInstantWritesIsReadBackToTheMillisecond() {
    var random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      long seconds = random.nextLong(-60_000_000_000L, 250_000_000_000L);
      Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
      assertEquals(Instant.ofEpochMilli(instant.toEpochMilli()), Moments.read(instant.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-11-22",
        "2026-11-22T10:00Z",
        "2026-13-22T10:00:00Z",
        "2026-02-29T10:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T10:60:00Z",
        "2026-11-22T10:00:60Z",
        "2026-11-22T10:00:00.Z",
        "2026-11-22T10:00:00.1234567890Z",
        "2026-11-22T10:00:00Zz",
        "2026-11-22T10:00:00+1",
        "2026-11-22T10:00:00+19:00",
        "2026-11-22T10:00:00+01:99",
        "2026-11-22T10:00:00 Z",
        "\u0662026-11-22T10:00:00Z",
        "-026-11-22T10:00:00Z",
      })
  void whatIsNoTimeIsNone(String text) {
    assertNull(Moments.read(text));
  }
}
