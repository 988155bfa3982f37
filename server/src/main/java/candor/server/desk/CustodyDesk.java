package candor.server.desk;

import static candor.server.team.Need.FIGURES;
import static candor.server.team.Need.ROWS;

import candor.json.JsonWriter;
import candor.server.custody.Custody.Table;
import candor.server.desk.pages.JtesqlGenerated;
import candor.server.export.Exports;
import candor.server.export.Form;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.query.BadQuestion;
import candor.server.registry.Registry;
import candor.server.team.Need;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is about the data itself: rows as they are, what was deleted because of its age,
 * whether only planned things are stored, and SQL. Safe for use by many threads.
 */
public final class CustodyDesk {

  private static final Logger LOG = System.getLogger(CustodyDesk.class.getName());

  /** Each reads all rows; more at once would take the disk from the doors. */
  private static final int MOST_EXPORTS = 2;

  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(20);

  private static final Set<String> SCOPED = Set.of("format", "table", "event");

  private final Sources.Rows rows;
  private final Exports exports;
  private final Consistency consistency;
  private final Registry registry;
  private final Access access;
  private final Clock clock;
  private final Framing framing;
  private final Semaphore exporting = new Semaphore(MOST_EXPORTS);
  private final Map<String, Question> questions = new LinkedHashMap<>();

  /**
   * Sets the desk up; nothing is opened before {@link #addTo}.
   *
   * @param exports write rows into files
   * @param sources know the apps and what is stored of them
   * @param access decides who may see
   * @param clock tells the time
   */
  public CustodyDesk(Exports exports, Sources sources, Access access, Clock clock) {
    this.rows = sources.rows();
    this.exports = exports;
    this.consistency = sources.consistency();
    this.registry = sources.registry();
    this.access = access;
    this.clock = clock;
    this.framing = new Framing(sources, access);
    var figures = new CustodyFigures(rows);
    questions.put("deletions", new Question(FIGURES, Set.of("limit"), figures::deletions));
    questions.put("attest", new Question(FIGURES, Set.of(), figures::attest));
    questions.put("sql", new Question(ROWS, Set.of("q"), figures::sql));
  }

  /** Is what can be asked: who may, its own parameters, and what finds the answer. */
  private record Question(Need need, Set<String> own, Answering answering) {}

  /** Answers one question about one app. */
  private interface Answering {
    Figures answer(Registry.App app, Parameters parameters) throws BadQuestion, IOException;
  }

  /** Makes the answer to a request that was let in. */
  private interface Making {
    Response of(Registry.App app, Parameters parameters)
        throws BadQuestion, IOException, TimeoutException, InterruptedException;
  }

  /**
   * Adds everything that the desk answers. To be called before the desk of figures, which also
   * answers unknown addresses.
   *
   * @param routes the list to add to
   */
  public void addTo(Routes routes) {
    var guard = new Guard(routes, access, registry, framing);
    String base = "/api/v1/apps/{app}/";
    questions.forEach((name, question) -> {
      Need need = question.need();
      guard.question(need, base + name, e -> answer(e, (a, p) -> json(question(name, a, p))));
      guard.question(need, base + name + ".csv", e -> answer(e, (a, p) -> csv(name, a, p)));
    });
    guard.question(ROWS, base + "export", this::export);
    guard.page(ROWS, "/a/{app}/sql", this::page);
  }

  private void answer(Exchange exchange, Making making) {
    Request request = exchange.request();
    Registry.App app = app(request);
    if (app == null) {
      exchange.answer(
          Problem.of(404, "Unknown app", "This server has no app with that id.").response());
      return;
    }
    exchange.answer(made(app, request, making));
  }

  private Registry.@Nullable App app(Request request) {
    return registry.app(Objects.requireNonNullElse(request.parameter(":app"), ""));
  }

  private Response made(Registry.App app, Request request, Making making) {
    try {
      var parameters = new Parameters(request, app, clock);
      if (parameters.consistent()) {
        consistency.awaitVisible(VISIBLE_WITHIN);
      }
      return making.of(app, parameters);
    } catch (BadQuestion e) {
      String detail = Objects.requireNonNullElse(e.getMessage(), "");
      return Problem.badParameter(e.parameter(), detail).response();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a question about the data itself was not answered", e);
      return busy("The store did not answer; ask again, or for a shorter period.");
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "the store is behind the log by more than " + VISIBLE_WITHIN, e);
      return busy("Not everything acknowledged is visible yet; ask again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return busy("The server is stopping.");
    }
  }

  private static Response busy(String detail) {
    return Problem.of(503, "Not now", detail).response().with("Retry-After", "5");
  }

  private Figures question(String name, Registry.App app, Parameters parameters)
      throws BadQuestion, IOException {
    var question = Objects.requireNonNull(questions.get(name));
    parameters.refuseOthersThan(name, question.own());
    return question.answering().answer(app, parameters);
  }

  private static Response json(Figures figures) {
    String text = JsonWriter.write(figures.json().get());
    return unkept(Response.text(200, "application/json", text));
  }

  private Response csv(String name, Registry.App app, Parameters parameters)
      throws BadQuestion, IOException {
    String text = question(name, app, parameters).csv().get().text();
    return unkept(Response.text(200, Form.CSV.mediaType(), text))
        .with("Content-Disposition", attachment(app.id() + "-" + name + ".csv"));
  }

  private static Response unkept(Response response) {
    return response.with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff");
  }

  private static String attachment(String file) {
    return "attachment; filename=\"" + file + "\"";
  }

  private void export(Exchange exchange) {
    if (!exporting.tryAcquire()) {
      exchange.answer(busy(MOST_EXPORTS + " exports are being written; ask again later."));
      return;
    }
    try {
      exchange.takesLong();
      answer(exchange, this::export);
    } finally {
      exporting.release();
    }
  }

  private Response export(Registry.App app, Parameters parameters) throws BadQuestion, IOException {
    parameters.refuseOthersThan("export", SCOPED);
    Form form = form(parameters.text("format"));
    Table table = table(parameters.text("table"));
    var wanted = new Exports.Wanted(parameters.scope(), table, parameters.event(), form);
    if (table != Table.EVENTS
        && (!wanted.event().isEmpty() || !wanted.scope().filters().isEmpty())) {
      throw new BadQuestion("table", "must be events where event or filter is given");
    }
    String what = table.name().toLowerCase(Locale.ROOT);
    LOG.log(Level.INFO, "an export of the " + what + " of " + app.id() + " was asked for");
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", form.mediaType());
    headers.put("Content-Disposition", attachment(app.id() + "-" + what + "." + form.word()));
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    return Response.file(headers, exports.write(wanted));
  }

  private static Form form(String word) throws BadQuestion {
    Form form = word.isEmpty() ? Form.CSV : Form.of(word);
    if (form == null) {
      throw new BadQuestion("format", "must be one of csv, jsonl, parquet");
    }
    return form;
  }

  private static Table table(String word) throws BadQuestion {
    for (Table table : Table.values()) {
      if (table.name().toLowerCase(Locale.ROOT).equals(word)) {
        return table;
      }
    }
    if (word.isEmpty()) {
      return Table.EVENTS;
    }
    throw new BadQuestion("table", "must be one of events, marks, crashes, feedback, daily");
  }

  private Response page(Request request) {
    Registry.App app = app(request);
    if (app == null) {
      return framing.notFound(request);
    }
    var page = new CustodyFigures(rows).page(app, request.parameter("q"));
    var frame = framing.plain(request, app.plan().app().name() + ", SQL");
    return Html.page(request, 200, out -> JtesqlGenerated.render(out, Html.AS_IT_IS, frame, page));
  }
}
