package candor.server.demo;

import candor.json.Json;
import candor.json.JsonWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes requests to the Aptabase door as its Swift client does. For one thread. */
final class AptabaseBatch {

  /** More events in one request are refused by servers of this dialect. */
  private static final int MOST_EVENTS = 25;

  private final Target target;
  private final Map<String, Json> system;
  private final String address;
  private final List<Post> done = new ArrayList<>();
  private JsonWriter json = new JsonWriter().openArray();
  private int events;

  AptabaseBatch(Target target, Map<String, Json> system, String address) {
    this.target = target;
    this.system = system;
    this.address = address;
  }

  void event(Instant at, String session, String name, Map<String, Json> props) {
    json.open();
    json.name("timestamp").text(at.truncatedTo(ChronoUnit.SECONDS).toString());
    json.name("sessionId").text(session).name("eventName").text(name);
    json.name("systemProps").object(system);
    json.name("props").object(props).close();
    events++;
    if (events == MOST_EVENTS) {
      finish();
    }
  }

  List<Post> posts() {
    if (events > 0) {
      finish();
    }
    return done;
  }

  private void finish() {
    done.add(
        new Post(
            "/api/v0/events",
            "App-Key",
            target.aptabaseKey(),
            "Osaurus/1 CFNetwork/3860.200.71 Darwin/25.1.0",
            address,
            events,
            json.closeArray().bytes()));
    json = new JsonWriter().openArray();
    events = 0;
  }
}
