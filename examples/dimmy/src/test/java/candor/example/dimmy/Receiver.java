package candor.example.dimmy;

import candor.event.Message;
import candor.example.dimmy.telemetry.Telemetry;
import candor.json.Json;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Verdict;
import candor.sdk.outbox.Dialect;
import com.sun.net.httpserver.HttpExchange;
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
import java.util.stream.Stream;

/** Takes what the app sends, on this machine alone, and holds it against the plan. */
final class Receiver implements AutoCloseable {

  private static final Plan PLAN = Telemetry.plan();

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (status == 200) {
        bodies.add(body);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /** Answers so from now on; what is not answered with 200 is not counted as received. */
  void answer(int code) {
    status = code;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns all bodies as one text, to look for what must not be in it. */
  String text() {
    return String.join("\n", bodies);
  }

  void forget() {
    bodies.clear();
  }

  /** Returns what was told; fails unless the plan admits all of it as it stands. */
  List<Message> messages() {
    var all = new ArrayList<Message>();
    for (String body : bodies) {
      for (Message message : Objects.requireNonNull(Dialect.ofCandor().read(body), body)) {
        var verdict = Firewall.judge(PLAN, message);
        boolean asItStands =
            verdict instanceof Verdict.Admit admit
                && admit.dropped().isEmpty()
                && admit.message().equals(message);
        if (!asItStands) {
          throw new AssertionError("not in the plan: " + verdict + " of " + body);
        }
        all.add(message);
      }
    }
    return all;
  }

  private <T extends Message> Stream<T> of(Class<T> kind) {
    return messages().stream().filter(kind::isInstance).map(kind::cast);
  }

  List<Message.Track> events(String name) {
    return of(Message.Track.class).filter(event -> event.name().equals(name)).toList();
  }

  List<String> names() {
    return of(Message.Track.class).map(Message.Track::name).toList();
  }

  /** Returns the properties of the only event of a name. */
  Map<String, Json> only(String name) {
    var found = events(name);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + name + " in " + names());
    }
    return found.get(0).props();
  }

  List<Message.Crash> crashes() {
    return of(Message.Crash.class).toList();
  }

  List<Message.Feedback> feedback() {
    return of(Message.Feedback.class).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
