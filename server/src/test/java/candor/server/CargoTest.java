package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.server.delivery.Delivery;
import candor.server.delivery.DeliveryCodec;
import candor.server.delivery.Origin;
import candor.server.log.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what a list of records becomes on its way into the store. */
final class CargoTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final List<Long> damaged = new ArrayList<>();

  @Test
  void everyRecordComesOutOnceInOrderAndIsCounted() {
    var deliveries = List.of(delivery(10, "plan-1", 2), delivery(20, "plan-2", 3));
    var cargo = cargo(deliveries.stream().map(CargoTest::entry).toList(), 10);

    assertEquals(Set.of(new Origin("app", "plan-1"), new Origin("app", "plan-2")), cargo.origins());
    assertEquals(deliveries, taken(cargo));
    assertEquals(5, cargo.messages());
    assertEquals(3, cargo.fresh(), "what stood in the log at the start is not fresh");
    assertEquals(List.of(), damaged);
  }

  @Test
  void aDamagedRecordIsLeftOutAndTheRestGoesOn() {
    var last = delivery(30, "plan-1", 1);
    byte[] broken = entry(delivery(20, "plan-9", 4)).bytes();
    broken[broken.length / 2] ^= 1;
    var cargo = cargo(List.of(new EventLog.Entry(20, broken), entry(last)), 0);

    assertEquals(Set.of(new Origin("app", "plan-1")), cargo.origins());
    assertEquals(List.of(last), taken(cargo));
    assertEquals(1, cargo.messages());
    assertEquals(List.of(20L), damaged);
  }

  private Cargo cargo(List<EventLog.Entry> entries, long begin) {
    return new Cargo(entries, begin, (entry, why) -> damaged.add(entry.end()));
  }

  private static List<Delivery> taken(Cargo cargo) {
    var taken = new ArrayList<Delivery>();
    cargo.forEach(taken::add);
    return taken;
  }

  private static EventLog.Entry entry(Delivery delivery) {
    return new EventLog.Entry(delivery.end(), DeliveryCodec.write(delivery));
  }

  private static Delivery delivery(long end, String plan, int events) {
    var sender = new Sender(null, null, false, Map.of());
    Message event = new Message.Track(new UUID(1, end), "opened", NOON, sender, Map.of());
    return new Delivery(end, "app", plan, NOON, Collections.nCopies(events, event), Map.of());
  }
}
