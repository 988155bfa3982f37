package candor.server;

import candor.compile.schema.PlanLanguage;
import candor.server.http.Exchange;
import candor.server.http.HttpServer;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import candor.server.intake.Tally;
import candor.server.log.EventLog;
import candor.server.registry.FileRegistry;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers what operators and auditors ask: is it alive, is it ready, what did it count, what is in
 * a plan. Needs no sign-in and says nothing about anybody.
 */
final class Operations {

  private static final String TEXT = "text/plain; charset=utf-8";

  /** Version 0.0.4 of the Prometheus text format, which every scraper reads. */
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private static final String UNKNOWN_PLAN =
      "{\"status\":404,\"title\":\"No app of this server ever had that plan.\"}";

  private final FileRegistry registry;
  private final Tide tide;
  private final EventLog log;
  private final Tally tally;
  private final Supplier<HttpServer.Stats> stats;
  private final String language = PlanLanguage.schema();

  Operations(
      FileRegistry registry,
      Tide tide,
      EventLog log,
      Tally tally,
      Supplier<HttpServer.Stats> stats) {
    this.registry = registry;
    this.tide = tide;
    this.log = log;
    this.tally = tally;
    this.stats = stats;
  }

  void addTo(Routes routes) {
    routes.add(new Route("GET", "/healthz", Lane.LOOP, this::healthy));
    routes.add(new Route("GET", "/readyz", Lane.LOOP, this::ready));
    routes.add(new Route("GET", "/metrics", Lane.VIRTUAL, this::metrics));
    routes.add(new Route("GET", "/plan/{hash}", Lane.LOOP, this::plan));
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

  private void plan(Exchange exchange) {
    Request request = exchange.request();
    String hash = request.parameter(":hash");
    byte[] canonical = hash == null ? null : registry.canonical(hash);
    if (canonical == null) {
      exchange.answer(
          Response.text(404, "application/problem+json", UNKNOWN_PLAN)
              .with("Access-Control-Allow-Origin", "*"));
      return;
    }
    String tag = "\"" + hash + "\"";
    Map<String, String> headers =
        Map.of(
            "ETag", tag,
            // What a hash names never changes.
            "Cache-Control", "public, max-age=31536000, immutable",
            "Access-Control-Allow-Origin", "*",
            "Content-Type", "application/json");
    boolean known = tag.equals(request.header("if-none-match"));
    exchange.answer(new Response(known ? 304 : 200, headers, known ? new byte[0] : canonical));
  }
}
