package candor.server.door;

import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import candor.server.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the dialect of PostHog's clients: events by themselves or in batches, in the older form
 * and in that of {@code /i/v1/}, and the questions for flags and settings, whose answers keep
 * recording, autocapture and surveys switched off. Safe for use by many threads.
 */
final class PostHogDoor implements Door {

  static final String ANSWERED_ONE_BY_ONE = "/i/v1/";
  static final String ENGAGE = "/engage";

  /** These take GET as well, with the events in the address. */
  private static final List<String> POSTED_OR_ASKED =
      List.of("/i/v0/e", "/e", "/capture", "/batch", "/track", ENGAGE);

  private static final List<String> ONLY_POSTED =
      List.of("/i/v0/ai/batch", "/i/v1/analytics/events", "/i/v1/general/events");

  private static final List<String> FLAGS = List.of("/flags", "/decide");

  /** Where the clients post lines of logs and figures of their own, which no plan holds. */
  private static final List<String> UNREAD = List.of("/i/v1/logs", "/i/v1/metrics");

  private static final Response PREFLIGHT = Cors.preflight("content-type");

  private final Registry registry;
  private final DailySecret secret;

  PostHogDoor(Registry registry, DailySecret secret) {
    this.registry = registry;
    this.secret = secret;
  }

  @Override
  public List<String> paths() {
    var all = new ArrayList<>(withSlash(POSTED_OR_ASKED));
    all.addAll(withSlash(ONLY_POSTED));
    return all;
  }

  @Override
  public List<String> addresses() {
    return withSlash(POSTED_OR_ASKED);
  }

  private static List<String> withSlash(List<String> paths) {
    var all = new ArrayList<String>();
    for (String path : paths) {
      all.add(path);
      all.add(path + "/");
    }
    return all;
  }

  @Override
  public Response preflight() {
    return PREFLIGHT;
  }

  @Override
  public Response preflight(Request request) {
    return Cors.mirrored(request, PREFLIGHT);
  }

  @Override
  public Visit visit(Request request) {
    return new PostHogVisit(registry, secret, request);
  }

  @Override
  public List<Route> questions() {
    var all = new ArrayList<Route>();
    for (String path : withSlash(FLAGS)) {
      all.add(new Route("POST", path, Lane.LOOP, PostHogDoor::flags));
      all.add(new Route("OPTIONS", path, Lane.LOOP, this::preflight));
    }
    for (String path : withSlash(UNREAD)) {
      all.add(new Route("POST", path, Lane.LOOP, this::unread));
      all.add(new Route("OPTIONS", path, Lane.LOOP, this::preflight));
    }
    for (String path : List.of("/array/{token}/config", "/array/{token}/config.js")) {
      all.add(new Route("GET", path, Lane.LOOP, this::settings));
      all.add(new Route("OPTIONS", path, Lane.LOOP, this::preflight));
    }
    return all;
  }

  private void preflight(Exchange exchange) {
    exchange.answer(preflight(exchange.request()));
  }

  /** What is asked here tells landing pages and devices, so nothing of the body is read. */
  private static void flags(Exchange exchange) {
    var request = exchange.request();
    boolean old = request.path().startsWith("/decide");
    exchange.answer(Cors.toOrigin(request, old ? PostHogAnswers.DECIDE : PostHogAnswers.FLAGS));
  }

  /** Answers as if all was taken, because the clients would send the same again and again. */
  private void unread(Exchange exchange) {
    var request = exchange.request();
    var answer =
        opened(request.parameter("token")) == null
            ? PostHogAnswers.failed(401, "The address holds no project key.")
            : PostHogAnswers.UNREAD;
    exchange.answer(Cors.toOrigin(request, answer));
  }

  private void settings(Exchange exchange) {
    var request = exchange.request();
    Registry.App app = opened(request.parameter(":token"));
    boolean script = request.path().endsWith(".js");
    var answer =
        app == null
            ? Problems.problem(404, "The key opens no app", "The address holds no project key.")
            : PostHogAnswers.settings(app.keys().posthog(), script);
    exchange.answer(Cors.toOrigin(request, answer));
  }

  private Registry.@Nullable App opened(@Nullable String token) {
    Registry.App app = token == null ? null : registry.byKey(token);
    return app != null && app.keys().posthog().equals(token) ? app : null;
  }
}
