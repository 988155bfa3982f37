package candor.server.desk;

import candor.json.JsonWriter;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.registry.Registry;
import candor.server.team.Need;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/** Answers the statistics API. Safe for use by many threads. */
final class StatisticsApi {

  private static final Logger LOG = System.getLogger(StatisticsApi.class.getName());

  /** The promise is two seconds; a store that is this far behind is better reported. */
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(20);

  private final DeskOptions options;
  private final Sources sources;
  private final Questioner questioner;
  private final Registry registry;
  private final Consistency consistency;
  private final Clock clock;
  private final Patience patience;
  private final LiveStream streams;
  private final Map<String, Question> questions = new TreeMap<>();

  StatisticsApi(DeskOptions options, Sources sources, Clock clock, Patience patience) {
    this.options = options;
    this.sources = sources;
    this.questioner = sources.questioner();
    this.registry = sources.registry();
    this.consistency = sources.consistency();
    this.clock = clock;
    this.patience = patience;
    this.streams = new LiveStream(questioner);
    add(
        Need.FIGURES,
        "trend",
        Set.of("event", "measure", "interval", "by", "compare"),
        this::trend);
    add(Need.FIGURES, "active", Set.of(), this::active);
    add(Need.FIGURES, "top", Set.of("event", "property", "limit"), this::top);
    var cohorts = new CohortFigures(sources.cohorts(), patience);
    var funnels = new FunnelFigures(sources, patience);
    var uses = new UseFigures(sources, patience);
    add(Need.FIGURES, "retention", Set.of("period", Holders.PERSON), cohorts::retention);
    add(Need.FIGURES, "funnel", Set.of("steps", "window", "by", "compare"), funnels::answer);
    add(Need.FIGURES, "sessions", Set.of(), cohorts::sessions);
    add(
        Need.FIGURES,
        "percentiles",
        Set.of("event", "property", "by", "interval"),
        cohorts::percentiles);
    add(Need.FIGURES, "adoption", Set.of("event", "compare"), uses::answer);
    add(Need.FIGURES, "counters", Set.of(), cohorts::counters);
    add(Need.FIGURES, "refusals", Set.of(), this::refusals);
    add(Need.ROWS, "live", Set.of(), this::live);
    var crashes = new CrashFigures(sources, patience);
    add(
        Need.FIGURES,
        "crashes",
        Set.of("limit", "state", "release", "q", "compare"),
        crashes::crashes);
    add(Need.FIGURES, "crashes/{group}", Set.of("limit"), crashes::reports);
    add(Need.FIGURES, "crashes/{group}/releases", Set.of(), crashes::seen);
    add(Need.FIGURES, "crashes/{group}/traits", Set.of(), crashes::traits);
    add(Need.FIGURES, "releases", Set.of("limit"), crashes::releases);
    var kept = new KeptFigures(sources, patience);
    add(Need.ROWS, "feedback", Set.of("limit", "status", "kind", "q"), kept::feedback);
    add(Need.ROWS, "people", Set.of("limit", "page"), kept::people);
    add(Need.ROWS, "remembered", Set.of("limit"), kept::remembered);
    add(Need.ROWS, "people/{install}", Set.of("limit"), kept::person);
    add(
        Need.ADMINISTER,
        "keys",
        Set.of(),
        (app, parameters) -> AppFigures.keys(app, this.options.home().get()));
    add(Need.FIGURES, "plan", Set.of(), (app, parameters) -> AppFigures.plan(app));
  }

  private void add(Need need, String name, Set<String> own, Answering answering) {
    questions.put(name, new Question(need, own, answering));
  }

  /**
   * Is what can be asked.
   *
   * @param need what somebody must be allowed to ask it
   * @param own the names of the parameters that only some questions have
   * @param answering finds the answer
   */
  private record Question(Need need, Set<String> own, Answering answering) {}

  /** Answers one question about one app. */
  private interface Answering {
    Figures answer(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered;
  }

  void addTo(Guard guard) {
    String base = "/api/v1/apps/{app}/";
    new CrashChanges(sources, clock).addTo(guard);
    questions.forEach((name, question) -> {
      Need need = question.need();
      if (name.endsWith("}")) {
        guard.question(need, base + name, e -> answer(guard, e, name, formInPath(e)));
      } else {
        guard.question(need, base + name, e -> answer(guard, e, name, Form.JSON));
        guard.question(need, base + name + ".csv", e -> answer(guard, e, name, Form.CSV));
      }
    });
    Need live = questionOf("live").need();
    guard.question(live, base + "live/stream", e -> answer(guard, e, "live", Form.STREAM));
    guard.question(
        Need.FIGURES,
        "/api/v1/**",
        exchange ->
            exchange.answer(Problem.of(404, "Not found", "There is no such question.").response()));
  }

  /** Where a name ends the path, the form stands behind it. */
  private static Form formInPath(Exchange exchange) {
    return exchange.request().path().endsWith(".csv") ? Form.CSV : Form.JSON;
  }

  private void answer(Guard guard, Exchange exchange, String name, Form form) {
    Request request = exchange.request();
    var app = registry.app(Objects.requireNonNullElse(request.parameter(":app"), ""));
    if (app == null) {
      exchange.answer(
          Problem.of(404, "Unknown app", "This server has no app with that id.").response());
      return;
    }
    try {
      var parameters = new Parameters(request, app, clock);
      var question = questionOf(name);
      parameters.refuseOthersThan(name, question.own());
      // What is remembered may be so of a single install.
      if (request.query().containsKey(Holders.PERSON) && !guard.lets(Need.ROWS, request)) {
        exchange.answer(Problem.of(403, "Beyond your role", Holders.NOT_FOR_READERS).response());
        return;
      }
      if (name.equals("live") && wantsStream(request, form)) {
        streams.open(
            exchange, app.id(), parameters.debug(), () -> guard.lets(question.need(), request));
        return;
      }
      waitIfAsked(parameters);
      String file = app.id() + "-" + name.replaceFirst("/.*", "");
      exchange.answer(form(question.answering().answer(app, parameters), file, form));
    } catch (BadQuestion e) {
      exchange.answer(
          Problem.badParameter(e.parameter(), Objects.requireNonNullElse(e.getMessage(), ""))
              .response());
    } catch (Patience.Unanswered e) {
      LOG.log(Level.WARNING, "a question of the statistics API was not answered", e);
      exchange.answer(busy("The answer took too long; ask again, or for a shorter period."));
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "the store is behind the log by more than " + VISIBLE_WITHIN, e);
      exchange.answer(busy("Not everything acknowledged is visible yet; ask again."));
    }
  }

  private Question questionOf(String name) {
    return Objects.requireNonNull(questions.get(name));
  }

  private static boolean wantsStream(Request request, Form form) {
    String accept = Objects.requireNonNullElse(request.header("accept"), "");
    return form == Form.STREAM
        || (form == Form.JSON && accept.toLowerCase(Locale.ROOT).startsWith("text/event-stream"));
  }

  private void waitIfAsked(Parameters parameters)
      throws BadQuestion, TimeoutException, Patience.Unanswered {
    if (parameters.consistent()) {
      try {
        consistency.awaitVisible(VISIBLE_WITHIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Patience.Unanswered("the server is stopping", e);
      }
    }
  }

  private static Response busy(String detail) {
    return Problem.of(503, "Not now", detail).response().with("Retry-After", "1");
  }

  private static Response form(Figures figures, String fileName, Form form) {
    Response response =
        form == Form.CSV
            ? Response.text(
                    200, "text/csv; charset=utf-8; header=present", figures.csv().get().text())
                .with("Content-Disposition", "attachment; filename=\"" + fileName + ".csv\"")
            : Response.text(200, "application/json", JsonWriter.write(figures.json().get()));
    return response.with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff");
  }

  private Figures trend(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    var of = parameters.trendOf(scope);
    var before = Earlier.than(scope, parameters.compare());
    var trend = patience.start(() -> questioner.trend(scope, of));
    var past =
        before == null
            ? null
            : new Figures.Past(before, patience.answer(() -> questioner.trend(before, of)));
    return Figures.trend(scope, of, trend.take(), past);
  }

  private Figures active(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    parameters.boundDays(scope);
    return Figures.active(scope, patience.answer(() -> questioner.active(scope)));
  }

  private Figures top(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    String event = parameters.event();
    String property = parameters.property();
    int limit = parameters.limit();
    return Figures.top(
        scope,
        event,
        property,
        patience.answer(() -> questioner.top(scope, event, property, limit)));
  }

  private Figures refusals(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    parameters.boundDays(scope);
    return Figures.refused(scope, patience.answer(() -> questioner.refusals(scope)));
  }

  private Figures live(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    boolean debug = parameters.debug();
    return Figures.live(
        app.id(),
        debug ? "debug" : "release",
        patience.answer(() -> questioner.live(app.id(), debug)));
  }

  /** Names the forms of an answer. */
  private enum Form {
    JSON,
    CSV,
    STREAM
  }

  void close() {
    streams.close();
  }
}
