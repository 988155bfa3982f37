package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.server.desk.State.Compare;
import candor.server.query.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EarlierTest {

  private static Scope days(String from, String to, String zone) {
    var id = ZoneId.of(zone);
    return new Scope(
        "app",
        false,
        LocalDate.parse(from).atStartOfDay(id).toInstant(),
        LocalDate.parse(to).atStartOfDay(id).toInstant(),
        id,
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    // What is over is compared with all of as many days.
    "PREV, 2026-11-17, 2026-11-24, UTC, 2026-11-10T00:00:00Z, 2026-11-17T00:00:00Z",
    // Of what is not over, as much as has passed.
    "PREV, 2026-11-17, 2026-11-25, UTC, 2026-11-09T00:00:00Z, 2026-11-16T12:00:00Z",
    "PREV, 2026-11-24, 2026-11-25, UTC, 2026-11-23T00:00:00Z, 2026-11-23T12:00:00Z",
    "YEAR, 2026-11-24, 2026-11-25, UTC, 2025-11-24T00:00:00Z, 2025-11-24T12:00:00Z",
    "YEAR, 2026-11-01, 2026-11-08, UTC, 2025-11-01T00:00:00Z, 2025-11-08T00:00:00Z",
    // A day on which clocks changed is a day, and noon is noon.
    "PREV, 2026-11-09, 2026-11-25, Europe/Berlin, 2026-10-23T22:00:00Z, 2026-11-08T12:00:00Z",
    "PREV, 2026-10-25, 2026-11-25, Europe/Berlin, 2026-09-23T22:00:00Z, 2026-10-24T11:00:00Z",
    // What has not begun is as empty as it is.
    "PREV, 2026-11-25, 2026-11-26, UTC, 2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z"
  })
  void asMuchTimeIsComparedAsHasPassed(
      Compare compare, String from, String to, String zone, Instant start, Instant end) {
    Scope found =
        Objects.requireNonNull(
            Earlier.than(days(from, to, zone), compare, SampleDesk.NOON.instant()));
    assertEquals(start + " " + end, found.from() + " " + found.to());
  }

  @Test
  void nothingIsComparedWhereThatIsOff() {
    var now = SampleDesk.NOON.instant();
    assertNull(Earlier.than(days("2026-11-17", "2026-11-24", "UTC"), Compare.OFF, now));
  }
}
