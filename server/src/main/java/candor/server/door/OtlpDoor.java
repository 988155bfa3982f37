package candor.server.door;

import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.util.List;

/**
 * Speaks the dialect of OpenTelemetry's clients: {@code POST /v1/logs}, each event a record of a
 * log. Safe for use by many threads.
 */
final class OtlpDoor implements Door {

  private static final Response PREFLIGHT =
      Cors.preflight("content-type, content-encoding, candor-key, authorization");

  private final Registry registry;
  private final DailySecret secret;

  /**
   * Creates the door.
   *
   * @param registry knows keys and plans
   * @param secret makes the ids, because the dialect has none
   */
  OtlpDoor(Registry registry, DailySecret secret) {
    this.registry = registry;
    this.secret = secret;
  }

  @Override
  public List<String> paths() {
    return List.of("/v1/logs");
  }

  @Override
  public Response preflight() {
    return PREFLIGHT;
  }

  @Override
  public Visit visit(Request request) {
    return new OtlpVisit(registry, secret, request);
  }
}
