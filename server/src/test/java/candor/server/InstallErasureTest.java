package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Sender;
import candor.server.delivery.Delivery;
import candor.server.log.LogOptions;
import candor.server.log.SegmentLog;
import candor.server.registry.FileRegistry;
import candor.server.store.EmbeddedStore;
import candor.server.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallErasureTest {

  private static final UUID ONE = UUID.fromString("6f1c1c2e-0000-4000-8000-00000000000a");
  private static final UUID TWO = UUID.fromString("6f1c1c2e-0000-4000-8000-00000000000b");

  @TempDir Path dir;

  private static Message started(UUID install, Instant at) {
    var sender = new Sender(install.toString(), "s", false, Map.of());
    return new Message.Track(UUID.randomUUID(), "app.started", at, sender, Map.of());
  }

  @Test
  void aRunningServerErasesOneInstallAndNoOther() throws Exception {
    var registry = FileRegistry.open(dir);
    registry.adopt(
        Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", "dimmy.yaml")).plan()));
    var app = Objects.requireNonNull(registry.app("dimmy"));
    try (var store = EmbeddedStore.open(dir.resolve("store"), StoreOptions.DEFAULT);
        var log = SegmentLog.open(dir.resolve("log"), LogOptions.defaults());
        var pump = Pump.start(log, store, registry)) {
      var now = Clock.systemUTC().instant();
      var carriage = new Carriage(log, pump.tide());
      var sent = List.of(started(ONE, now), started(ONE, now), started(TWO, now));
      carriage.carry(
          new Delivery(0, "dimmy", app.hash(), now, sent, Map.of()), Duration.ofSeconds(60));
      var erasure = new InstallErasure(carriage, store, Clock.systemUTC());

      var erased = Objects.requireNonNull(erasure.erase(app, ONE));

      assertEquals(2, erased.events());
      assertFalse(erased.left());
      assertNull(store.person("dimmy", ONE.toString()));
      assertNotNull(store.person("dimmy", TWO.toString()));
      assertNull(erasure.erase(app, ONE), "what is gone is not erased again");
      assertEquals(List.of(), log.read(0, 1 << 20), "not even the log holds it");
    }
  }
}
