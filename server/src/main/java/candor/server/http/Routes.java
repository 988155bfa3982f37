package candor.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists which handler answers which requests. Filled before the server opens; not safe for
 * concurrent changes.
 *
 * <p>A pattern is a path whose segments are literal or {@code {name}}; a last segment {@code **}
 * matches any rest. The first pattern that matches wins. The value of a {@code {name}} segment is
 * added to the request's query parameters under {@code :name}.
 */
public final class Routes {

  /** Says on which kind of thread a handler runs. */
  public enum Lane {
    /** On the socket's own event loop: for short work that never blocks. */
    LOOP,
    /** On a virtual thread: for work that may wait or compute long. */
    VIRTUAL
  }

  /**
   * Is one line of the list.
   *
   * @param method the method in capitals, or {@code *} for any
   * @param pattern the path pattern
   * @param lane where the handler runs
   * @param handler what answers
   * @param large who may send larger bodies than usual, or null for nobody
   */
  public record Route(
      String method, String pattern, Lane lane, Handler handler, @Nullable Large large) {

    /**
     * Makes a line that takes bodies of the usual size.
     *
     * @param method the method in capitals, or {@code *} for any
     * @param pattern the path pattern
     * @param lane where the handler runs
     * @param handler what answers
     */
    public Route(String method, String pattern, Lane lane, Handler handler) {
      this(method, pattern, lane, handler, null);
    }
  }

  /**
   * Lets some clients send larger bodies. They must promise the length, so that it is decided
   * before the body comes.
   *
   * @param bodyBytes the largest body
   * @param gate decides by the head of a request, on an event loop: nothing to let it pass, or the
   *     answer; the body is empty then
   */
  public record Large(int bodyBytes, Function<Request, Optional<Response>> gate) {}

  private final List<Route> all = new ArrayList<>();

  /**
   * Adds a line at the end.
   *
   * @param route the line
   * @return this list
   */
  public Routes add(Route route) {
    all.add(route);
    return this;
  }

  /**
   * Returns the lines in order.
   *
   * @return a copy
   */
  public List<Route> all() {
    return List.copyOf(all);
  }
}
