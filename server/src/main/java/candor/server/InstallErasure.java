package candor.server;

import candor.event.Message;
import candor.event.Sender;
import candor.server.delivery.Delivery;
import candor.server.desk.Sources;
import candor.server.people.People;
import candor.server.registry.Registry;
import candor.server.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Erases installs of a running server, as if the app had asked. Safe for use by many threads.
 *
 * @param carriage takes the order to the store
 * @param store knows what is kept
 * @param clock tells the time
 */
record InstallErasure(Carriage carriage, Store store, Clock clock) implements Sources.Erasing {

  /** Whoever asks waits for the page. */
  private static final Duration WITHIN = Duration.ofSeconds(20);

  /** Makes the order; the store does the rest, also after a restart. */
  static Message.Erase order(UUID install, Instant now) {
    return new Message.Erase(
        UUID.randomUUID(), now, new Sender(install.toString(), null, false, Map.of()));
  }

  static Delivery delivery(Registry.App app, Message.Erase order) {
    return new Delivery(0, app.id(), app.hash(), order.at(), List.of(order), Map.of());
  }

  @Override
  public Sources.@Nullable Erased erase(Registry.App app, UUID install)
      throws IOException, TimeoutException, InterruptedException {
    if (store.person(app.id(), install.toString()) == null) {
      return null;
    }
    long events = events(app, install);
    var order = order(install, clock.instant());
    carriage.carry(delivery(app, order), WITHIN);
    boolean left = store.person(app.id(), install.toString()) != null;
    return new Sources.Erased(order.id(), order.at(), events, left);
  }

  private long events(Registry.App app, UUID install) throws IOException {
    long events = 0;
    for (boolean debug : new boolean[] {false, true}) {
      People.Person person = store.people().person(app.id(), debug, install.toString());
      events += person == null ? 0 : person.events();
    }
    return events;
  }
}
