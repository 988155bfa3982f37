package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.server.custody.Custody.Aging;
import candor.server.custody.Custody.Days;
import candor.server.delivery.Delivery;
import candor.server.delivery.DeliveryCodec;
import candor.server.desk.Sources;
import candor.server.log.EventLog;
import candor.server.log.LogOptions;
import candor.server.log.SegmentLog;
import candor.server.registry.FileRegistry;
import candor.server.store.EmbeddedStore;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallErasureTest {

  private static final UUID ONE = UUID.fromString("6f1c1c2e-0000-4000-8000-00000000000a");
  private static final UUID TWO = UUID.fromString("6f1c1c2e-0000-4000-8000-00000000000b");

  @TempDir Path dir;

  private static Message started(UUID install, Instant at, boolean debug) {
    var sender = new Sender(install.toString(), "s", debug, Map.of());
    return new Message.Track(UUID.randomUUID(), "app.started", at, sender, Map.of());
  }

  private static EventLog.Confirmation telling(CompletableFuture<Long> acknowledged) {
    return new EventLog.Confirmation() {
      @Override
      public void durable(long position) {
        acknowledged.complete(position);
      }

      @Override
      public void failed(IOException cause) {
        acknowledged.completeExceptionally(cause);
      }
    };
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
      var sender = new Sender(ONE.toString(), null, false, Map.of());
      var thrown = List.of(new Thrown("Broken", "", List.of()));
      var sent =
          List.of(
              started(ONE, now, false),
              started(ONE, now, true),
              started(TWO, now, false),
              new Message.Crash(UUID.randomUUID(), now, sender, false, thrown));
      // Acknowledged, and not yet in the store.
      var acknowledged = new CompletableFuture<Long>();
      var delivery = new Delivery(0, "dimmy", app.hash(), now, sent, Map.of());
      assertTrue(log.append(DeliveryCodec.write(delivery), telling(acknowledged)));
      acknowledged.get();
      var erasure = new InstallErasure(carriage, store, Clock.systemUTC());

      var erased = Objects.requireNonNull(erasure.erase(app, ONE));

      assertEquals(2, erased.events());
      assertEquals(Sources.Left.NOTHING, erased.left());
      var left = store.custody().extents("dimmy", Days.of(app.plan(), Map.of()));
      assertEquals(1, Objects.requireNonNull(left.get(Aging.EVENTS)).rows());
      assertEquals(0, Objects.requireNonNull(left.get(Aging.CRASHES)).rows());
      assertNull(store.person("dimmy", ONE.toString()));
      assertNotNull(store.person("dimmy", TWO.toString()));
      assertNull(erasure.erase(app, ONE), "what is gone is not erased again");
    }
  }
}
