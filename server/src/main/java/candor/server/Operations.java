package candor.server;

import candor.compile.schema.PlanLanguage;
import candor.server.http.Exchange;
import candor.server.http.HttpServer;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import candor.server.intake.Tally;
import candor.server.log.EventLog;
import java.util.function.Supplier;

/**
 * Answers what operators ask: is it alive, is it ready, what did it count. Needs no sign-in and
 * says nothing about anybody.
 */
final class Operations {

  private static final String TEXT = "text/plain; charset=utf-8";

  /** Version 0.0.4 of the Prometheus text format, which every scraper reads. */
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Tide tide;
  private final EventLog log;
  private final Tally tally;
  private final Supplier<HttpServer.Stats> stats;
  private final String language = PlanLanguage.schema();

  Operations(Tide tide, EventLog log, Tally tally, Supplier<HttpServer.Stats> stats) {
    this.tide = tide;
    this.log = log;
    this.tally = tally;
    this.stats = stats;
  }

  void addTo(Routes routes) {
    routes.add(new Route("GET", "/healthz", Lane.LOOP, this::healthy));
    routes.add(new Route("GET", "/readyz", Lane.LOOP, this::ready));
    routes.add(new Route("GET", "/metrics", Lane.VIRTUAL, this::metrics));
    routes.add(new Route("GET", "/schema/plan.json", Lane.LOOP, this::language));
  }

  private void healthy(Exchange exchange) {
    exchange.answer(Response.text(200, TEXT, "ok\n").with("Cache-Control", "no-store"));
  }

  private void ready(Exchange exchange) {
    boolean failing = tide.level().failing();
    Response response =
        failing
            ? Response.text(503, TEXT, "the store does not take events; the log says why\n")
                .with("Retry-After", "5")
            : Response.text(200, TEXT, "ready\n");
    exchange.answer(response.with("Cache-Control", "no-store"));
  }

  private void metrics(Exchange exchange) {
    // The counts of the doors are read first: what they admitted can only be stored later.
    var figures = tally.snapshot();
    long strangers = tally.strangers();
    var text = new Metrics(figures, strangers, tide.level(), log.durableEnd(), stats.get()).text();
    exchange.answer(Response.text(200, PROMETHEUS, text).with("Cache-Control", "no-store"));
  }

  /** Gives editors the schema of the plan language; pages may read it too. */
  private void language(Exchange exchange) {
    exchange.answer(
        Response.text(200, "application/schema+json", language)
            .with("Access-Control-Allow-Origin", "*"));
  }
}
