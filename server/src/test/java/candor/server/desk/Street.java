package candor.server.desk;

import candor.server.http.HttpOptions;
import candor.server.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Serves a desk with a made-up past on a loopback port, so that a browser can look at it. */
final class Street implements AutoCloseable {

  private final HttpServer server;

  private Street(HttpServer server) {
    this.server = server;
  }

  static Street open(int port, SampleRegistry registry, SamplePast past, Clock clock)
      throws IOException {
    var routes = SampleDesk.routes(registry, past, Access.open(), clock);
    return new Street(HttpServer.open(HttpOptions.loopback(port), routes));
  }

  URI home() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.close();
  }

  /**
   * Opens a desk to look at until it is ended; for people who work on pages.
   *
   * @param arguments the port, and {@code empty} for an app without a past
   * @throws Exception if the port cannot be had
   */
  public static void main(String[] arguments) throws Exception {
    var registry = SampleRegistry.usual();
    var clock = Clock.systemUTC();
    var past =
        arguments.length > 1 ? SamplePast.empty(registry, clock) : new SamplePast(registry, clock);
    try (var street = open(Integer.parseInt(arguments[0]), registry, past, clock)) {
      System.err.println(street.home());
      new CountDownLatch(1).await();
    }
  }
}
