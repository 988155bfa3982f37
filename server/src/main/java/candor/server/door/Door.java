package candor.server.door;

import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes.Route;
import candor.server.registry.Registry;
import java.util.List;

/** Speaks one dialect. Safe for use by many threads; keeps nothing between requests. */
public interface Door {

  /**
   * Opens a door for every dialect.
   *
   * @param registry knows keys and plans
   * @param secret makes the ids of what has none of its own
   * @return the doors
   */
  static List<Door> all(Registry registry, DailySecret secret) {
    return List.of(
        new NativeDoor(registry, secret),
        new AptabaseDoor(registry, secret),
        new PostHogDoor(registry, secret),
        new SentryDoor(registry, secret),
        new OtlpDoor(registry, secret),
        new UsageDoor(registry, secret));
  }

  /**
   * Returns the paths on which clients POST in this dialect.
   *
   * @return path patterns
   */
  List<String> paths();

  /**
   * Returns the paths on which old clients also GET, with all that they bring in the address.
   *
   * @return path patterns, each one of {@link #paths()}
   */
  default List<String> addresses() {
    return List.of();
  }

  /**
   * Returns what a browser is told that asks before it posts.
   *
   * @return the answer to OPTIONS
   */
  Response preflight();

  /**
   * Returns what a browser is told that asks before one request.
   *
   * @param request what it asks
   * @return the answer to OPTIONS
   */
  default Response preflight(Request request) {
    return preflight();
  }

  /**
   * Returns what clients of the dialect ask beside bringing messages. The answers come from the
   * door alone; nothing of these requests is counted or kept.
   *
   * @return routes
   */
  default List<Route> questions() {
    return List.of();
  }

  /**
   * Begins to look at one request.
   *
   * @param request the request
   * @return the visit, for one thread at a time
   */
  Visit visit(Request request);

  /**
   * Makes digests that nobody can compute who does not have the secret of the app and the day. Safe
   * for use by many threads.
   *
   * <p>Ids are derived by it from all that was sent: a plain digest would let whoever sees an id
   * try out what the firewall took out.
   */
  interface DailySecret {

    /**
     * Makes a digest.
     *
     * @param app the app's id
     * @param told what the digest is of
     * @return at least 16 bytes, the same for the same bytes until the end of the UTC day
     */
    byte[] digest(String app, byte[] told);
  }
}
