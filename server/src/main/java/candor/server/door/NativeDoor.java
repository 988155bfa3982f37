package candor.server.door;

import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.util.List;

/** Speaks the native dialect: {@code POST /v1/events}. Safe for use by many threads. */
public final class NativeDoor implements Door {

  private static final Response PREFLIGHT =
      Cors.preflight("content-type, content-encoding, candor-key");

  private final Registry registry;
  private final DailySecret secret;

  /**
   * Creates the door.
   *
   * @param registry knows keys and plans
   * @param secret keeps derived ids from telling what was sent
   */
  public NativeDoor(Registry registry, DailySecret secret) {
    this.registry = registry;
    this.secret = secret;
  }

  @Override
  public List<String> paths() {
    return List.of("/v1/events");
  }

  @Override
  public Response preflight() {
    return PREFLIGHT;
  }

  @Override
  public Visit visit(Request request) {
    return new NativeVisit(registry, secret, request);
  }
}
