package candor.server.tck;

import candor.plan.Plan;
import candor.server.door.Door;
import candor.server.door.Receipt;
import candor.server.door.TurnedAway;
import candor.server.http.Exchange;
import candor.server.http.HttpOptions;
import candor.server.http.HttpServer;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes whatever is sent, answers as the server would, and keeps it to be looked at. Safe for use
 * by many threads.
 */
final class RecordingDoor implements AutoCloseable {

  /** What a body may be when it is unpacked; the server takes less. */
  private static final int MOST_BYTES = 16 << 20;

  /** An answer that the clients of every dialect take for success. */
  private static final Response TAKEN =
      Response.text(
          200,
          "application/json",
          "{\"status\":1,\"received\":0,\"admitted\":0,\"refused\":[],\"results\":{}}");

  private final List<Door> doors;
  private final List<Letter> letters = new ArrayList<>();
  private final HttpServer server;
  private final Porch porch;

  private RecordingDoor(@Nullable Plan plan) throws IOException {
    this.doors = plan == null ? List.of() : Door.all(new OneApp(plan), OneApp::digest);
    var routes = new Routes().add(new Route("*", "/**", Lane.VIRTUAL, this::take));
    this.server = HttpServer.open(HttpOptions.loopback(0), routes);
    this.porch = Porch.open(Porch.Manner.LEAD_ON, server.port());
  }

  static RecordingDoor open(@Nullable Plan plan) throws IOException {
    return new RecordingDoor(plan);
  }

  URI address() {
    return porch.address();
  }

  private void take(Exchange exchange) {
    var request = exchange.request();
    String line = request.method() + " " + request.path();
    byte[] body = unpacked(request);
    Door door = door(request.path());
    if (door == null || !request.method().equals("POST")) {
      keep(new Letter(line, body, null, null));
      exchange.answer(TAKEN);
    } else {
      exchange.answer(read(door, request, line, body));
    }
  }

  private Response read(Door door, Request request, String line, byte[] body) {
    var visit = door.visit(request);
    if (visit.app() == null) {
      keep(new Letter(line, body, null, "the key is not the one that was given"));
      return visit.stranger();
    }
    try {
      var parcel = visit.read(Instant.now());
      keep(new Letter(line, body, parcel, null));
      var all = parcel.messages();
      return visit.accepted(new Receipt(all.size(), all, Map.of()));
    } catch (TurnedAway e) {
      int status = e.response().status();
      String why = status == 409 ? "it follows another plan" : "a server answers it with " + status;
      keep(new Letter(line, body, null, why));
      return e.response();
    }
  }

  private @Nullable Door door(String path) {
    for (Door door : doors) {
      if (door.paths().stream().anyMatch(pattern -> fits(pattern, path))) {
        return door;
      }
    }
    return null;
  }

  /** A name in a pattern stands for one segment, as in the routes of the server. */
  private static boolean fits(String pattern, String path) {
    int name = pattern.indexOf('{');
    if (name < 0) {
      return pattern.equals(path);
    }
    String rest = pattern.substring(pattern.indexOf('}') + 1);
    return path.startsWith(pattern.substring(0, name))
        && path.endsWith(rest)
        && path.length() > name + rest.length()
        && path.indexOf('/', name) == path.length() - rest.length();
  }

  private static byte[] unpacked(Request request) {
    byte[] sent = request.body();
    if (sent.length > 2 && sent[0] == 0x1f && sent[1] == (byte) 0x8b) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
        return in.readNBytes(MOST_BYTES);
      } catch (IOException notPacked) {
        return sent;
      }
    }
    return sent;
  }

  private synchronized void keep(Letter letter) {
    letters.add(letter);
  }

  /** Returns what has arrived, oldest first. */
  synchronized List<Letter> letters() {
    return List.copyOf(letters);
  }

  int connections() {
    return porch.connections();
  }

  /** Waits until what a program that has ended sent is here. */
  void settle() throws IOException {
    porch.settle();
  }

  @Override
  public void close() throws IOException {
    porch.close();
    server.close();
  }
}
