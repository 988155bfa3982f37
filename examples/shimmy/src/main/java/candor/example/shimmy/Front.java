package candor.example.shimmy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes requests from the network, and counts them when they are answered. */
final class Front implements AutoCloseable {

  /** Requests that are answered at a time; others wait. */
  private static final int THREADS = 8;

  /** A long conversation takes a tenth of it. */
  private static final int MOST_BODY_BYTES = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Api api;
  private final @Nullable Meter meter;
  private final LongSupplier nanos;

  private Front(HttpServer server, Api api, @Nullable Meter meter, LongSupplier nanos) {
    this.server = server;
    this.api = api;
    this.meter = meter;
    this.nanos = nanos;
    this.threads = Executors.newFixedThreadPool(THREADS);
  }

  static Front open(InetSocketAddress address, Api api, @Nullable Meter meter, LongSupplier nanos)
      throws IOException {
    var front = new Front(HttpServer.create(address, 0), api, meter, nanos);
    front.server.createContext("/", front::take);
    front.server.setExecutor(front.threads);
    front.server.start();
    return front;
  }

  String address() {
    var bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    long start = nanos.getAsLong();
    var address = Address.of(exchange.getRequestURI().getPath());
    try (exchange) {
      var reply = reply(exchange, address);
      // Counted before it is written: whoever has the answer can rely on it.
      if (meter != null) {
        meter.request(
            address.route(),
            Integrations.of(exchange.getRequestHeaders().getFirst("User-Agent")),
            Duration.ofNanos(nanos.getAsLong() - start),
            reply.failed());
      }
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.sendResponseHeaders(reply.status(), reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private Reply reply(HttpExchange exchange, Address address) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(MOST_BODY_BYTES + 1);
    }
    return body.length > MOST_BODY_BYTES
        ? Reply.problem(413, "a body may have at most " + MOST_BODY_BYTES + " bytes")
        : api.answer(exchange.getRequestMethod(), address, body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
