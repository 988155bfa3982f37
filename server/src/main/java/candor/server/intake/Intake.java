package candor.server.intake;

import candor.plan.Promises.Identity.Model;
import candor.server.delivery.Delivery;
import candor.server.delivery.DeliveryCodec;
import candor.server.door.Door;
import candor.server.door.Parcel;
import candor.server.door.Receipt;
import candor.server.door.TurnedAway;
import candor.server.door.Visit;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Routes;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import candor.server.log.EventLog;
import candor.server.registry.Registry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests of every dialect in. Safe for use by many threads; never blocks but for the first
 * request of an app on a day, whose salt is written down.
 *
 * <p>{@code take} is the list of steps. All work up to the hand-over to the log is done at once on
 * the caller's thread; the answer follows on the committer's, when the record is durable.
 */
public final class Intake {

  /** The log takes twice this; a full batch of believable events takes a thirtieth of it. */
  private static final int MOST_RECORD_BYTES = 1 << 20;

  private final List<Door> doors;
  private final EventLog log;
  private final Tally tally;
  private final Clock clock;
  private final DailyIdentity identity;
  private final Limits limits;
  private final IntakeOptions.Watcher watcher;

  /**
   * Creates the intake.
   *
   * @param registry knows apps, plans and keys
   * @param log keeps what is admitted; closed by the caller
   * @param tally counts
   * @param clock tells when requests come
   * @param identity derives the pseudonyms of plans with a daily identity
   * @param options how requests are taken
   */
  public Intake(
      Registry registry,
      EventLog log,
      Tally tally,
      Clock clock,
      DailyIdentity identity,
      IntakeOptions options) {
    this.doors = Door.all(registry, identity::digest);
    this.log = log;
    this.tally = tally;
    this.clock = clock;
    this.identity = identity;
    this.limits = new Limits(options, System::nanoTime, new SecureRandom().nextLong());
    this.watcher = options.watcher();
  }

  /**
   * Adds the paths of all doors to a list of routes.
   *
   * @param routes the list
   */
  public void addTo(Routes routes) {
    for (Door door : doors) {
      for (String path : door.paths()) {
        routes.add(new Route("POST", path, Lane.LOOP, exchange -> take(door, exchange)));
        routes.add(
            new Route(
                "OPTIONS",
                path,
                Lane.LOOP,
                exchange -> exchange.answer(door.preflight(exchange.request()))));
      }
      for (String path : door.addresses()) {
        routes.add(new Route("GET", path, Lane.LOOP, exchange -> take(door, exchange)));
      }
      door.questions().forEach(routes::add);
    }
  }

  private void take(Door door, Exchange exchange) {
    Visit visit = door.visit(exchange.request());
    Registry.App app = key(visit, exchange);
    if (app == null || !limit(app, visit, exchange)) {
      return;
    }
    Instant received = Instant.ofEpochMilli(clock.millis());
    Parcel parcel = read(app, visit, exchange, received);
    if (parcel == null) {
      return;
    }
    if (app.isWatched()) {
      watch(app, parcel, visit, exchange);
      return;
    }
    String pseudonym = identity(app, parcel, exchange.request());
    var judgement = new Judgement(parcel, received, pseudonym);
    append(new Arrival(app.id(), parcel.hash(), received, judgement), visit, exchange);
  }

  private Registry.@Nullable App key(Visit visit, Exchange exchange) {
    Registry.App app = visit.app();
    if (app == null) {
      tally.stranger();
      exchange.answer(visit.stranger());
    }
    return app;
  }

  private boolean limit(Registry.App app, Visit visit, Exchange exchange) {
    boolean within = limits.admit(app.id(), exchange.request().peer());
    if (!within) {
      tally.overloaded(app.id());
      exchange.answer(visit.overloaded());
    }
    return within;
  }

  private @Nullable Parcel read(
      Registry.App app, Visit visit, Exchange exchange, Instant received) {
    try {
      return visit.read(received);
    } catch (TurnedAway away) {
      tally.unreadable(app.id());
      exchange.answer(away.response());
      return null;
    }
  }

  /** Answers as if all was taken, so that clients go on; nothing is, and no count claims it. */
  private void watch(Registry.App app, Parcel parcel, Visit visit, Exchange exchange) {
    watcher.see(app.id(), parcel.messages(), Network.of(exchange.request().peer()));
    long refused = parcel.refused().values().stream().mapToLong(Long::longValue).sum();
    long count = parcel.messages().size() + refused;
    exchange.answer(visit.accepted(new Receipt(count, parcel.messages(), parcel.refused())));
  }

  private @Nullable String identity(Registry.App app, Parcel parcel, Request request) {
    if (parcel.plan().identity().model() != Model.DAILY || parcel.messages().isEmpty()) {
      return null;
    }
    return identity.pseudonym(app.id(), request.peer(), request.header("user-agent"));
  }

  private void append(Arrival arrival, Visit visit, Exchange exchange) {
    var outcome = new Outcome(arrival, visit, exchange);
    if (arrival.judgement().isEmpty()) {
      outcome.durable(0);
      return;
    }
    byte[] bytes = DeliveryCodec.write(arrival.delivery());
    if (bytes.length > MOST_RECORD_BYTES) {
      tally.unreadable(arrival.app());
      exchange.answer(visit.tooLarge());
    } else if (!log.append(bytes, outcome)) {
      outcome.full();
    }
  }

  /** Is one request after it was judged. */
  private record Arrival(String app, String plan, Instant received, Judgement judgement) {

    Delivery delivery() {
      return new Delivery(0, app, plan, received, judgement.admitted(), judgement.keptOut());
    }

    Receipt receipt() {
      return new Receipt(judgement.received(), judgement.admitted(), judgement.keptOut());
    }
  }

  /** Counts and answers one request when the log has spoken. */
  private final class Outcome implements EventLog.Confirmation {

    private final Arrival arrival;
    private final Visit visit;
    private final Exchange exchange;

    Outcome(Arrival arrival, Visit visit, Exchange exchange) {
      this.arrival = arrival;
      this.visit = visit;
      this.exchange = exchange;
    }

    @Override
    public void durable(long position) {
      tally.taken(arrival.app(), arrival.judgement());
      exchange.answer(visit.accepted(arrival.receipt()));
    }

    @Override
    public void failed(IOException cause) {
      full();
    }

    void full() {
      tally.overloaded(arrival.app());
      exchange.answer(visit.overloaded());
    }
  }
}
