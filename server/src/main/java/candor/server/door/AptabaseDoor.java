package candor.server.door;

import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.util.List;

/**
 * Speaks the dialect of Aptabase's clients: {@code POST /api/v0/event} with one event, {@code
 * /api/v0/events} with up to 25 and {@code /api/v0/error} with an error. Safe for use by many
 * threads.
 */
final class AptabaseDoor implements Door {

  static final String SINGLE = "/api/v0/event";
  static final String SEVERAL = "/api/v0/events";
  private static final String ERROR = "/api/v0/error";

  private static final Response PREFLIGHT = Cors.preflight("content-type, app-key");

  private final Registry registry;
  private final DailySecret secret;

  /**
   * Creates the door.
   *
   * @param registry knows keys and plans
   * @param secret keeps derived ids from telling what was sent
   */
  AptabaseDoor(Registry registry, DailySecret secret) {
    this.registry = registry;
    this.secret = secret;
  }

  @Override
  public List<String> paths() {
    return List.of(SINGLE, SEVERAL, ERROR);
  }

  @Override
  public Response preflight() {
    return PREFLIGHT;
  }

  @Override
  public Visit visit(Request request) {
    return request.path().equals(ERROR)
        ? new AptabaseErrorVisit(registry, secret, request)
        : new AptabaseVisit(registry, secret, request);
  }
}
