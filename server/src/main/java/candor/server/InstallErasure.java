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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Erases installs of a running server, as if the app had asked. Safe for use by many threads. */
final class InstallErasure implements Sources.Erasing {

  private static final System.Logger LOG = System.getLogger("candor.server");

  /** Whoever asks waits for the page. */
  private static final Duration WITHIN = Duration.ofSeconds(20);

  private final Carriage carriage;
  private final Store store;
  private final Clock clock;

  /** Two erasures of one install must not both count its rows. */
  private final ReentrantLock turn = new ReentrantLock();

  InstallErasure(Carriage carriage, Store store, Clock clock) {
    this.carriage = carriage;
    this.store = store;
    this.clock = clock;
  }

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
    if (!turn.tryLock(WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("others are erasing");
    }
    try {
      // What was acknowledged and waits in the log belongs to it too.
      carriage.settle(WITHIN);
      if (store.person(app.id(), install.toString()) == null) {
        return null;
      }
      long events = events(app, install);
      var order = order(install, clock.instant());
      var arrival = carriage.carry(delivery(app, order), WITHIN);
      return new Sources.Erased(order.id(), order.at(), events, left(app, install, arrival));
    } finally {
      turn.unlock();
    }
  }

  private Sources.Left left(Registry.App app, UUID install, Carriage.Arrival arrival) {
    if (arrival == Carriage.Arrival.DURABLE) {
      return Sources.Left.UNTIL_STORED;
    }
    try {
      return store.person(app.id(), install.toString()) == null
          ? Sources.Left.NOTHING
          : Sources.Left.SOMETHING;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "an erasure could not be checked", e);
      return Sources.Left.NOT_KNOWN;
    }
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
