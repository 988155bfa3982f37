package candor.bench;

import candor.server.http.HttpOptions;
import candor.server.http.HttpServer;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the HTTP server of the house with a handler that does nothing: the floor of every figure.
 */
public final class EmptyServer {
  private EmptyServer() {}

  /**
   * Listens until it is killed.
   *
   * @param arguments none
   * @throws IOException if no port can be had
   * @throws InterruptedException if the thread was interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var routes = new Routes();
    routes.add(
        new Route(
            "POST",
            "/v1/events",
            Lane.LOOP,
            exchange -> exchange.answer(Response.text(200, "application/json", "{}"))));
    try (var server = HttpServer.open(HttpOptions.loopback(0), routes)) {
      System.out.println("listening on http://127.0.0.1:" + server.port());
      new CountDownLatch(1).await();
    }
  }
}
