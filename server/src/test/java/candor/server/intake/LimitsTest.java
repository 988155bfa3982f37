package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps one app or peer from taking the room of all others. */
@Tag("T01")
final class LimitsTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir Path directory;
  private final AtomicLong nanos = new AtomicLong(-5 * SECOND);

  private Limits limits(int perApp, int perPeer) {
    return new Limits(options(perApp, perPeer), nanos::get, 42);
  }

  private static IntakeOptions options(int perApp, int perPeer) {
    return new IntakeOptions(perApp, perPeer, IntakeOptions.unlimited().watcher());
  }

  private static int admitted(Limits limits, String app, String peer, int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      admitted += limits.admit(app, Stand.address(peer)) ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void aBurstOfOneSecondPassesAndNotMore() {
    assertEquals(101, admitted(limits(100, 1_000), "a", "192.0.2.1", 500));
  }

  @Test
  void tokensComeBackWithTime() {
    Limits limits = limits(100, 1_000);
    admitted(limits, "a", "192.0.2.1", 500);
    nanos.addAndGet(SECOND / 2);
    assertEquals(50, admitted(limits, "a", "192.0.2.1", 500));
  }

  @Test
  void aFloodOfOneAppLeavesTheOthersAlone() {
    Limits limits = limits(100, 1_000);
    admitted(limits, "a", "192.0.2.1", 500);
    assertTrue(limits.admit("b", Stand.address("192.0.2.1")));
  }

  @Test
  void aFloodOfOnePeerLeavesTheOthersAlone() {
    Limits limits = limits(1_000, 100);
    assertEquals(101, admitted(limits, "a", "192.0.2.1", 500));
    assertFalse(limits.admit("b", Stand.address("192.0.2.1")));
    assertTrue(limits.admit("a", Stand.address("192.0.2.2")));
  }

  @Test
  void theLimitedAreAskedToComeAgain() {
    var stand = new Stand(directory, options(1, 1));
    String body = Batches.events(stand, "none", Batches.event(1, "app_launched", "{}"));
    int last = 200;
    for (int i = 0; i < 5; i++) {
      last = stand.post("none", body).status();
    }
    assertEquals(503, last);
    assertTrue(stand.figures("none").overloaded() > 0);
  }
}
