package candor.server.door;

import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.util.List;

/**
 * Speaks the dialect of apps that send one document a session: {@code POST /v1/usage} with one
 * document, or with a list of those that could not be sent before. Safe for use by many threads.
 */
final class UsageDoor implements Door {

  private static final Response PREFLIGHT =
      Cors.preflight("content-type, content-encoding, candor-key");

  private final Registry registry;
  private final DailySecret secret;

  /**
   * Creates the door.
   *
   * @param registry knows keys and plans
   * @param secret makes the ids of what cannot be told apart without all that it says
   */
  UsageDoor(Registry registry, DailySecret secret) {
    this.registry = registry;
    this.secret = secret;
  }

  @Override
  public List<String> paths() {
    return List.of("/v1/usage");
  }

  @Override
  public Response preflight() {
    return PREFLIGHT;
  }

  @Override
  public Visit visit(Request request) {
    return new UsageVisit(registry, secret, request);
  }
}
