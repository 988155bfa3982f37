package candor.example.osaurus;

import candor.event.Message;
import candor.example.osaurus.telemetry.Telemetry;
import candor.json.Json;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Verdict;
import candor.sdk.outbox.Dialect;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Is a server that keeps what it is told and answers as Aptabase does. */
final class Witness implements AutoCloseable {

  private static final Plan PLAN = Telemetry.plan();
  private static final Dialect DIALECT = Dialect.ofAptabase(PLAN.context().keySet());

  private final HttpServer server;
  private final List<Heard> all = new CopyOnWriteArrayList<>();

  /**
   * Is one request.
   *
   * @param line method and path
   * @param headers the headers by lower-case name
   * @param body the body
   */
  record Heard(String line, Map<String, String> headers, String body) {}

  Witness() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var headers = new java.util.TreeMap<String, String>();
            exchange
                .getRequestHeaders()
                .forEach((name, values) ->
                    headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            all.add(
                new Heard(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers, body));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Heard> heard() {
    return all;
  }

  /** Returns all bodies as one text, to look for what must not be in it. */
  String text() {
    return String.join("\n", all.stream().map(Heard::body).toList());
  }

  /** Returns what was told, as the firewall leaves it; fails when the plan does not hold it all. */
  List<Message> messages() {
    var admitted = new ArrayList<Message>();
    for (Heard each : all) {
      for (Message message : Objects.requireNonNull(DIALECT.read(each.body()), each.body())) {
        var verdict = Firewall.judge(PLAN, message);
        if (!(verdict instanceof Verdict.Admit admit) || !admit.dropped().isEmpty()) {
          throw new AssertionError("not in the plan: " + verdict);
        }
        admitted.add(admit.message());
      }
    }
    return admitted;
  }

  /** Returns the events, in the order in which they came. */
  List<Message.Track> events() {
    return events(name -> true);
  }

  List<Message.Track> events(String name) {
    return events(name::equals);
  }

  private List<Message.Track> events(Predicate<String> wanted) {
    return messages().stream()
        .filter(Message.Track.class::isInstance)
        .map(Message.Track.class::cast)
        .filter(event -> wanted.test(event.name()))
        .toList();
  }

  List<String> names() {
    return events().stream().map(Message.Track::name).toList();
  }

  /** Returns the properties of the only event of a name. */
  Map<String, Json> only(String name) {
    var found = events(name);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " events " + name);
    }
    return found.get(0).props();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
