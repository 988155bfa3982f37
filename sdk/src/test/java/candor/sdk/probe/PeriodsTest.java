package candor.sdk.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.sdk.probe.Periods.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeriodsTest {

  @TempDir Path directory = Path.of("");

  private @org.jspecify.annotations.Nullable Claim claim(String date) throws IOException {
    return new Periods(directory).claim(LocalDate.parse(date));
  }

  @Test
  void eachPeriodIsClaimedOnce() throws IOException {
    assertEquals(new Claim(true, true, true, "2026-W48"), claim("2026-11-25"));
    assertNull(claim("2026-11-25"));
    assertEquals(new Claim(true, false, false, "2026-W48"), claim("2026-11-26"));
    assertEquals(new Claim(true, true, false, "2026-W48"), claim("2026-11-30"));
    assertEquals(new Claim(true, false, true, "2026-W48"), claim("2026-12-01"));
  }

  @Test
  void theIsoWeekCanBelongToAnotherYear() throws IOException {
    assertEquals("2026-W53", Objects.requireNonNull(claim("2027-01-01")).cohort());
  }

  @Test
  void aClockThatIsSetBackClaimsNothingTwice() throws IOException {
    claim("2026-11-25");
    claim("2026-11-26");

    assertNull(claim("2026-11-25"));
    assertNull(claim("1999-01-01"));
    assertEquals(new Claim(true, false, false, "2026-W48"), claim("2026-11-27"));
  }

  @Test
  void aClockThatWasYearsAheadSilencesNothingForYears() throws IOException {
    assertNotNull(claim("2031-05-01"));

    assertEquals(new Claim(true, true, true, "2031-W18"), claim("2026-11-25"));
    assertNull(claim("2026-11-25"));
  }

  @Test
  void ofManyProcessesOneClaims() throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> one = () -> claim("2026-11-25") == null ? 0 : 1;
      int claims = 0;
      for (var each : pool.invokeAll(Stream.generate(() -> one).limit(64).toList())) {
        claims += each.get();
      }
      assertEquals(1, claims);
    } finally {
      pool.shutdownNow();
    }
  }
}
