package candor.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import candor.server.crash.Status.Decision;
import candor.server.crash.Status.Seen;
import candor.server.crash.Status.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says when a group that was resolved is open again. */
final class StatusTest {

  private static final Instant DECIDED = Instant.parse("2026-11-20T12:00:00Z");

  private static State resolvedIn(@Nullable String release, Seen... seen) {
    return new Status(Decision.RESOLVED, release, DECIDED).state(List.of(seen));
  }

  private static Seen seen(@Nullable String release, long secondsAfter) {
    return new Seen(release, DECIDED.plusSeconds(secondsAfter));
  }

  @ParameterizedTest
  @CsvSource({
    "1.9, 1.10, REGRESSED",
    "1.9, 1.9, RESOLVED",
    "1.9, 1.8, RESOLVED",
    "1.10, 1.9, RESOLVED",
    "2.0, 2.0-rc1, RESOLVED",
    "2.0-rc1, 2.0-rc2, REGRESSED",
    "2.0-rc1, 2.0, REGRESSED"
  })
  void onlyALaterReleaseBringsItBack(String resolved, String seenIn, State expected) {
    assertEquals(expected, resolvedIn(resolved, seen(seenIn, 60)));
    // An old report that arrives late tells the same.
    assertEquals(expected, resolvedIn(resolved, seen(seenIn, -60)));
  }

  @Test
  void ofSeveralReleasesOneSuffices() {
    assertEquals(State.REGRESSED, resolvedIn("1.9", seen("1.8", 1), seen("1.10", 1)));
    assertEquals(State.RESOLVED, resolvedIn("1.9"));
  }

  @Test
  void withoutAReleaseTheTimeDecides() {
    assertEquals(State.REGRESSED, resolvedIn(null, seen("1.8", 1)));
    assertEquals(State.RESOLVED, resolvedIn(null, seen("1.8", 0)));
    assertEquals(State.REGRESSED, resolvedIn("1.9", seen(null, 1)));
    assertEquals(State.RESOLVED, resolvedIn("1.9", seen(null, -1)));
  }

  @Test
  void whatIsIgnoredStaysSo() {
    assertEquals(
        State.IGNORED,
        new Status(Decision.IGNORED, null, DECIDED).state(List.of(seen("99.0", 99))));
    assertEquals(State.OPEN, Status.OPEN.state(List.of(seen("1.0", 1))));
  }

  @Test
  void onlyWhatIsResolvedHasARelease() {
    assertThrows(IllegalArgumentException.class, () -> new Status(Decision.OPEN, "1.0", DECIDED));
  }
}
