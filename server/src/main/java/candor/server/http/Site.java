package candor.server.http;

import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Is what all connections of one server share.
 *
 * @param options where it listens and what it bears
 * @param router which handler answers what
 * @param virtual starts a virtual thread for each task
 * @param counters what is counted
 * @param closing whether it takes no further requests
 */
record Site(
    HttpOptions options,
    Router router,
    ExecutorService virtual,
    Counters counters,
    AtomicBoolean closing) {

  private static final System.Logger LOG = System.getLogger(Site.class.getName());

  HttpOptions.Sizes sizes() {
    return options.limits().sizes();
  }

  HttpOptions.Waits waits() {
    return options.limits().waits();
  }

  /** Hands a request to its handler on the lane of its route. */
  void dispatch(Turn turn) {
    counters.requests.increment();
    var request = turn.request();
    var match = router.find(request.method(), request.path());
    var route = match.route();
    if (route == null) {
      turn.answer(unserved(match));
      return;
    }
    if (!match.names().isEmpty()) {
      turn.name(match.names());
    }
    if (route.lane() == Lane.LOOP) {
      run(route, turn);
    } else {
      turn.compresses();
      virtual.execute(() -> run(route, turn));
    }
  }

  /** Lets every answer from now on be the last one of its connection. */
  void close() {
    closing.set(true);
  }

  boolean isClosing() {
    return closing.get();
  }

  private static Response unserved(Router.Match match) {
    return match.allowed().isEmpty()
        ? Problems.NOT_FOUND
        : Problems.NOT_ALLOWED.with("Allow", String.join(", ", match.allowed()));
  }

  /** Is the wall: nothing that a handler throws may reach the client or end the loop. */
  private void run(Route route, Turn turn) {
    try {
      route.handler().handle(turn);
    } catch (Throwable fault) {
      failed(fault);
      turn.answer(Problems.FAULT);
    }
  }

  /** Counts a fault of ours. Its message may hold what a client sent, so only its place is told. */
  void failed(Throwable fault) {
    counters.errors.increment();
    var trace = fault.getStackTrace();
    LOG.log(
        System.Logger.Level.WARNING,
        "a handler failed: {0} at {1}",
        fault.getClass().getName(),
        trace.length == 0 ? "an unknown place" : trace[0]);
  }

  static Request withNames(Request request, Map<String, String> names) {
    var query = new HashMap<>(request.query());
    names.forEach((name, value) -> query.put(name, List.of(value)));
    return new Request(
        request.method(), request.path(), query, request.headers(), request.body(), request.peer());
  }
}
