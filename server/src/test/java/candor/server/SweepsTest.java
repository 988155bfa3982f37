package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.plan.Promises.Identity.Model;
import candor.server.delivery.Delivery;
import candor.server.registry.FileRegistry;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets years pass, and looks at what is left. */
final class SweepsTest {

  @TempDir Path dir;

  private final Hands clock = new Hands();
  private int turned;

  /** Is a clock that is set by hand. */
  private static final class Hands extends Clock {
    private Instant now = Samples.NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static Delivery one(long end, String app) {
    var sender = new Sender(null, null, false, Map.of());
    var track = new Message.Track(Samples.id(end), "sent", Samples.NOON, sender, Map.of());
    return new Delivery(end, app, "sha256:1", Samples.NOON, List.of(track), Map.of());
  }

  @Test
  @Tag("SHI-57")
  void everyAppIsSweptWhenItsDaysAreOverAndTheLogIsTurnedOnceADay() throws IOException {
    var registry = FileRegistry.open(dir.resolve("data"));
    try (Store store = EmbeddedStore.open(dir.resolve("store"), StoreOptions.DEFAULT)) {
      for (String app : List.of("one", "two")) {
        var plan = Samples.plan(app, Model.INSTALL);
        registry.adopt(plan);
        store.adopt(plan);
      }
      store.apply(List.of(one(1, "one"), one(2, "two")));
      try (var sweeps = new Sweeps(store.custody(), registry, () -> turned++, clock)) {
        sweeps.sweep();
        sweeps.sweep();
        assertEquals(List.of(1L, 1L), left(store));
        assertEquals(1, turned, "once a day");

        clock.now = Instant.parse("2027-11-23T23:59:59Z");
        sweeps.sweep();
        assertEquals(List.of(1L, 1L), left(store), "the 365 days of 24 November are not over");

        clock.now = Instant.parse("2027-11-24T00:00:00Z");
        sweeps.sweep();
        assertEquals(List.of(0L, 0L), left(store));
        assertEquals(3, turned);
        assertEquals(1, store.custody().swept("one", 9).getFirst().events());
        assertTrue(
            Duration.between(Samples.NOON, clock.now).compareTo(Duration.ofDays(365)) <= 0,
            "no row was older than its days");
      }
    }
  }

  private static List<Long> left(Store store) {
    return List.of(store.storedEvents("one"), store.storedEvents("two"));
  }
}
