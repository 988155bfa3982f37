package candor.server;

import candor.plan.Plan;
import candor.server.alert.Watchman;
import candor.server.desk.Access;
import candor.server.desk.CustodyDesk;
import candor.server.desk.Desk;
import candor.server.desk.DeskOptions;
import candor.server.desk.Keeping;
import candor.server.desk.PublicDesk;
import candor.server.desk.Sources;
import candor.server.export.Exports;
import candor.server.http.Cidr;
import candor.server.http.HttpOptions;
import candor.server.http.HttpServer;
import candor.server.http.Routes;
import candor.server.insight.Publisher;
import candor.server.intake.DailyIdentity;
import candor.server.intake.Intake;
import candor.server.intake.IntakeOptions;
import candor.server.intake.Tally;
import candor.server.log.LogOptions;
import candor.server.log.SegmentLog;
import candor.server.mapping.MappingShelf;
import candor.server.mapping.OriginalNames;
import candor.server.notes.Notes;
import candor.server.observe.Observatory;
import candor.server.query.CohortQuestioner;
import candor.server.query.StoreQuestions;
import candor.server.query.StoreReports;
import candor.server.registry.FileRegistry;
import candor.server.registry.Registry;
import candor.server.settings.Cabinet;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Is the whole server, wired by hand. What it opened it closes, in reverse order. The methods are
 * safe for use by many threads.
 */
final class Server implements AutoCloseable {

  /** What a killed server forgets of apps without a plan; nobody was promised it. */
  private static final Duration WRITE_SEEN = Duration.ofSeconds(5);

  /** What is swept goes once a day, so its notes follow within the quarter of one. */
  private static final Duration TIDY_NOTES = Duration.ofHours(6);

  /** Whoever puts a symbol file there from a command line looks at the page soon after. */
  private static final Duration SEE_SYMBOLS = Duration.ofSeconds(5);

  /** Soon, but not while a server starts and takes in what waited. */
  private static final Duration REHEARSE = Duration.ofSeconds(20);

  private final Closing closing;
  private final Settings settings;
  private final Clock clock;
  private final FileRegistry registry;
  private final Store store;
  private final SegmentLog log;
  private final Pump pump;
  private final Exports exports;
  private final Tally tally = new Tally();
  private final DailyIdentity identity;
  private final Observatory observatory;
  private final Notes feedbackNotes;
  private final Notes crashNotes;
  private final Cabinet cabinet;
  private final MappingShelf symbols;
  private final OriginalNames originals;
  private final AlarmSystem alarms;
  private final HttpServer http;

  private Server(Closing closing, Path data, Start start) throws IOException, Stop {
    this.closing = closing;
    this.settings = start.settings();
    this.clock = start.clock();
    // Unpacking and loading the engine takes longer than all else; it goes on beside that.
    symbols = MappingShelf.open(data.resolve("symbols"), clock);
    originals = new OriginalNames(symbols, this::secrets);
    var opening = closing.add("store", StoreOpening.in(data.resolve("store"), originals));
    registry = FileRegistry.open(data);
    cabinet = Cabinet.open(data, registry, clock);
    for (Plan plan : start.plans()) {
      Adoption.of(plan, registry, cabinet.proposals(), clock.instant());
    }
    Adoption.watch(settings.watched(), registry);
    observatory = Observatory.open(data, registry, clock);
    feedbackNotes = Notes.open(data.resolve("notes").resolve("feedback"));
    crashNotes = Notes.open(data.resolve("notes").resolve("crashes"));
    closing.add("observatory", observatory::write);
    identity = DailyIdentity.open(data.resolve("salts"), clock, new SecureRandom());
    log = closing.add("log", SegmentLog.open(data.resolve("log"), LogOptions.defaults()));
    store = opening.store();
    for (Registry.App app : registry.apps()) {
      store.adopt(app.plan());
    }
    registry.onAdopt(this::adopted);
    symbols.tell(new Regroups(store, crashNotes));
    exports = Exports.in(data.resolve("scratch"), store);
    pump = closing.add("pump", Pump.start(log, store, registry));
    var reachable = networks("--webhook-network", settings.webhookNetworks());
    alarms =
        closing.add(
            "alerts", AlarmSystem.open(data.resolve("notes"), reachable, settings.mail(), clock));
    http = closing.add("listener", listen(routes(start.access(), data)));
    HomeFile.in(data).write(home());
    closing.add("salts", SaltMinder.start(identity));
    var tidying = Tidying.of(store, registry, feedbackNotes);
    var clearance = Clearance.of(store, registry, symbols, clock);
    closing.add(
        "chores",
        Chores.start()
            .every(WRITE_SEEN, "watching", observatory::write)
            .every(SEE_SYMBOLS, "symbols", symbols::settle)
            .every(TIDY_NOTES, "tidying", tidying::run)
            .every(TIDY_NOTES, "clearance", clearance::run));
    closing.add("sweeps", new Sweeps(store.custody(), registry, log::turn, clock).start());
  }

  /**
   * Is what a server starts with besides its data.
   *
   * @param settings what the operator decided
   * @param plans the plans to adopt
   * @param clock tells the time
   * @param access decides who may see figures
   */
  record Start(Settings settings, List<Plan> plans, Clock clock, Access access) {
    /** Copies the list. */
    Start {
      plans = List.copyOf(plans);
    }
  }

  /**
   * Starts a server on a data directory, which it then owns.
   *
   * @throws Stop if it cannot start; the sentence says why
   */
  static Server start(DataDirectory data, Start start) throws Stop {
    var closing = new Closing();
    closing.add("data directory", data);
    boolean started = false;
    try {
      var server = new Server(closing, data.path(), start);
      started = true;
      return server;
    } catch (IOException e) {
      throw Stop.failed(
          "--data %s cannot be used: %s".formatted(data.path(), DataDirectory.reason(e)));
    } finally {
      if (!started) {
        closing.close();
      }
    }
  }

  /** Returns the address under which it answers. */
  URI address() {
    String host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("[::]");
    return URI.create("http://" + (everywhere ? "127.0.0.1" : host) + ":" + http.port());
  }

  /** Returns the address that apps and people are told. */
  URI home() {
    URI told = settings.address();
    return told == null ? address() : told;
  }

  Registry registry() {
    return registry;
  }

  /** Waits until everything acknowledged so far can be asked for. */
  void awaitVisible(Duration atMost) throws InterruptedException, TimeoutException {
    pump.tide().await(log.durableEnd(), atMost);
  }

  private Routes routes(Access access, Path data) {
    var routes = new Routes();
    new Operations(pump.tide(), log, tally, () -> http.stats()).addTo(routes);
    var intake = IntakeOptions.defaults().watchedBy(observatory::see);
    new Intake(registry, log, tally, clock, identity, intake).addTo(routes);
    var questions = new StoreQuestions(store, this::newestPlan, clock);
    var reports = new StoreReports(store, this::newestPlan, originals);
    var cohorts = CohortQuestioner.over(store, this::newestPlan, clock);
    var keeping =
        new Keeping(
            observatory,
            feedbackNotes,
            crashNotes,
            store.people(),
            cabinet,
            alarms.alarm(),
            symbols);
    alarms.start(new Watchman.Sight(registry, questions), this::home, clock);
    var erasing = new InstallErasure(new Carriage(log, pump.tide()), store, clock);
    var running = new Sources.Running(erasing, new Footprint(data), DoorLimits.inWords());
    var rows = new Sources.Rows(store.custody(), registry::versions, running);
    var sources =
        new Sources(questions, reports, cohorts, registry, this::awaitVisible, keeping, rows);
    var desk = closing.add("desk", new Desk(DeskOptions.at(this::home), sources, access, clock));
    closing.add("rehearsals", Chores.start().every(REHEARSE, "rehearsal", desk::rehearse));
    new CustodyDesk(exports, sources, access, clock).addTo(routes);
    new PublicDesk(registry, registry::canonical, new Publisher(store, clock)::of).addTo(routes);
    desk.addTo(routes);
    return routes;
  }

  private List<String> secrets(String id) {
    Plan plan = newestPlan(id);
    return plan == null || plan.crash() == null ? List.of() : plan.crash().redaction();
  }

  private @Nullable Plan newestPlan(String id) {
    Registry.App app = registry.app(id);
    return app == null ? null : app.plan();
  }

  private HttpServer listen(Routes routes) throws Stop {
    var options =
        HttpOptions.loopback(settings.port())
            .at(bindAddress())
            .behind(networks("--trusted-proxy", settings.trustedProxies()));
    try {
      return HttpServer.open(options, routes);
    } catch (IOException e) {
      throw Stop.failed(
          "--port %d on %s cannot be had (%s); stop what listens there or name another one"
              .formatted(settings.port(), settings.bind(), reason(e)));
    }
  }

  private static String reason(IOException e) {
    Throwable cause = e.getCause();
    String message = cause == null ? e.getMessage() : cause.getMessage();
    return message == null ? "refused by the system" : message.replaceFirst("^.*: ", "");
  }

  private InetAddress bindAddress() throws Stop {
    try {
      return InetAddress.ofLiteral(settings.bind());
    } catch (IllegalArgumentException e) {
      throw Stop.failed(
          "--bind %s is not an IP address; 0.0.0.0 is all of this machine's"
              .formatted(settings.bind()));
    }
  }

  private static List<Cidr> networks(String option, List<String> texts) throws Stop {
    var networks = new ArrayList<Cidr>();
    for (String text : texts) {
      try {
        networks.add(Cidr.parse(text));
      } catch (IllegalArgumentException e) {
        throw Stop.failed(
            "%s %s is not a network; write it like 10.0.0.0/8".formatted(option, text));
      }
    }
    return networks;
  }

  /** The pump adopts too, so an event can come before this; here questions get their columns. */
  private void adopted(Registry.App app) {
    try {
      store.adopt(app.plan());
      observatory.forget(app.id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closing.close();
  }
}
