package candor.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one client and the server, and can be busy or gone.
 *
 * <p>A second port lets scripts command it: {@code POST /busy} makes it answer the next request
 * that brings something with 503, {@code /limit} with 429, {@code /jam} and {@code /halt} all of
 * them, {@code /close} makes it refuse connections, {@code /open} ends that.
 */
final class Porch implements AutoCloseable {

  /** What one hop does not pass on. */
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private static final int CUT = 0;

  /** Clients that send again wait for seconds, many times that on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI server;
  private final HttpServer control;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int refusal = 503;
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final int port;
  private @Nullable HttpServer door;

  Porch(URI server) throws IOException {
    this.server = server;
    this.control = listen(0);
    control.createContext("/", this::command);
    control.start();
    open(0);
    this.port = door == null ? 0 : door.getAddress().getPort();
  }

  private static HttpServer listen(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI control() {
    return URI.create("http://127.0.0.1:" + control.getAddress().getPort());
  }

  /** Returns what was posted and how it was answered, as {@code /path 200}. */
  List<String> answers() {
    return List.copyOf(answers);
  }

  private void command(HttpExchange exchange) throws IOException {
    command(exchange.getRequestURI().getPath().substring(1));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  void command(String what) throws IOException {
    switch (what) {
      case "busy" -> busyOnce();
      case "limit" -> limitOnce();
      case "jam" -> refuse(503, Integer.MAX_VALUE);
      case "halt" -> refuse(429, Integer.MAX_VALUE);
      case "close" -> shut();
      default -> open();
    }
  }

  void busyOnce() {
    refuse(503, 1);
  }

  void limitOnce() {
    refuse(429, 1);
  }

  /** Reads the next request and hangs up. */
  void cutOnce() {
    refuse(CUT, 1);
  }

  /** Waits until something was answered so. */
  void await(String answer) {
    long begun = System.nanoTime();
    while (!answers.contains(answer)) {
      assertTrue(System.nanoTime() - begun < PATIENCE.toNanos(), () -> answer + " in " + answers);
      Thread.onSpinWait();
    }
  }

  private void refuse(int status, int requests) {
    refusal = status;
    busy.set(requests);
  }

  synchronized void shut() {
    if (door != null) {
      door.stop(0);
      door = null;
    }
  }

  void open() throws IOException {
    busy.set(0);
    open(port);
  }

  private synchronized void open(int at) throws IOException {
    if (door == null) {
      door = listen(at);
      door.createContext("/", this::pass);
      door.start();
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    boolean brings = exchange.getRequestMethod().equals("POST") && !path.startsWith("/flags");
    if (brings && busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      int status = refusal;
      answers.add(path + " " + (status == CUT ? "cut" : status));
      if (status == CUT) {
        exchange.close();
        return;
      }
      var headers = exchange.getResponseHeaders();
      headers.set("Retry-After", "1");
      String origin = exchange.getRequestHeaders().getFirst("Origin");
      headers.set("Access-Control-Allow-Origin", origin == null ? "*" : origin);
      headers.set("Access-Control-Allow-Credentials", "true");
      headers.set("Access-Control-Expose-Headers", "retry-after");
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    try {
      HttpResponse<byte[]> answer =
          client.send(request(exchange, body), BodyHandlers.ofByteArray());
      if (brings) {
        answers.add(path + " " + answer.statusCode());
      }
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!name.startsWith(":") && !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    var request =
        HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  @Override
  public void close() {
    shut();
    control.stop(0);
    client.close();
  }
}
