package candor.server.desk;

import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Serves routes on a loopback port, so that a browser can look at a desk with a made-up past. */
final class Street implements AutoCloseable {

  private final HttpServer server;
  private final Routes routes;

  Street(Routes routes, int port) throws IOException {
    this.routes = routes;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI home() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange raw) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    raw.getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var query = Bell.query(raw.getRequestURI().getRawQuery());
    String path = raw.getRequestURI().getPath();
    byte[] body = raw.getRequestBody().readAllBytes();
    for (var route : routes.all()) {
      var names = Bell.match(route.pattern(), path);
      if (names != null
          && (route.method().equals("*") || route.method().equals(raw.getRequestMethod()))) {
        names.forEach((name, value) -> query.put(":" + name, List.of(value)));
        var peer = raw.getRemoteAddress().getAddress();
        var request = new Request(raw.getRequestMethod(), path, query, headers, body, peer);
        var done = new CountDownLatch(1);
        try {
          route.handler().handle(new Passer(raw, request, done));
          done.await();
        } catch (Exception e) {
          e.printStackTrace();
          raw.sendResponseHeaders(500, -1);
        }
        raw.close();
        return;
      }
    }
    raw.sendResponseHeaders(404, -1);
    raw.close();
  }

  /** Passes answers on to the socket. */
  private record Passer(HttpExchange raw, Request request, CountDownLatch done)
      implements Exchange {

    @Override
    public void answer(Response response) {
      try {
        response.headers().forEach(raw.getResponseHeaders()::set);
        int length = response.body().length;
        raw.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
        if (length > 0) {
          raw.getResponseBody().write(response.body());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        done.countDown();
      }
    }

    @Override
    public EventStream stream() {
      try {
        raw.getResponseHeaders().set("Content-Type", "text/event-stream");
        raw.sendResponseHeaders(200, 0);
        return new Stream(raw.getResponseBody(), done);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record Stream(OutputStream out, CountDownLatch done) implements Exchange.EventStream {

    @Override
    public boolean send(String event, String data) {
      try {
        out.write(
            ("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public void close() {
      done.countDown();
    }
  }

  /** Opens a desk to look at until it is ended; for people who work on pages. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    var registry = SampleRegistry.usual();
    var clock = java.time.Clock.systemUTC();
    var past =
        arguments.length > 1 ? SamplePast.empty(registry, clock) : new SamplePast(registry, clock);
    var routes = SampleDesk.routes(registry, past, Access.open(), clock);
    var street = new Street(routes, port);
    System.err.println(street.home());
    new CountDownLatch(1).await();
  }
}
