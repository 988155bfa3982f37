package candor.server.door;

import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.util.List;

/**
 * Speaks the dialect of Sentry's clients: {@code POST /api/{project}/envelope/} with an envelope
 * and {@code /api/{project}/store/} with one event. Safe for use by many threads.
 */
final class SentryDoor implements Door {

  private static final Response PREFLIGHT =
      Cors.preflight("content-type, content-encoding, x-sentry-auth, authorization, sentry-trace")
          .with("Access-Control-Expose-Headers", SentryVisit.EXPOSED);

  private final Registry registry;
  private final DailySecret secret;

  /**
   * Creates the door.
   *
   * @param registry knows keys and plans
   * @param secret makes the ids of what has none of its own
   */
  SentryDoor(Registry registry, DailySecret secret) {
    this.registry = registry;
    this.secret = secret;
  }

  @Override
  public List<String> paths() {
    return List.of(
        "/api/{project}/envelope/",
        "/api/{project}/envelope",
        "/api/{project}/store/",
        "/api/{project}/store");
  }

  @Override
  public Response preflight() {
    return PREFLIGHT;
  }

  @Override
  public Visit visit(Request request) {
    return new SentryVisit(registry, secret, request);
  }
}
