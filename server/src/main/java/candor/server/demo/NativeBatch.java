package candor.server.demo;

import candor.json.Json;
import candor.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Writes one batch of the native door. For one thread. */
final class NativeBatch {

  private final Target target;
  private final JsonWriter json = new JsonWriter().open();
  private final List<Json> crashes = new ArrayList<>();
  private final List<Json> feedback = new ArrayList<>();
  private int events;
  private boolean listing;

  NativeBatch(Target target, Window window, Map<String, Json> context) {
    this.target = target;
    json.name("plan").text(target.plan()).name("app").text(target.app());
    json.name("sent_at").text(window.until().toString());
    json.name("context").object(context);
  }

  NativeBatch install(UUID install) {
    json.name("install").text(install.toString());
    return this;
  }

  NativeBatch session(UUID session) {
    json.name("session").text(session.toString());
    return this;
  }

  /** Adds an event; to be called after everything else. */
  NativeBatch event(RandomGenerator random, Instant at, String name, Map<String, Json> props) {
    if (!listing) {
      json.name("events").openArray();
      listing = true;
    }
    json.open().name("id").text(timedId(random, at).toString());
    json.name("name").text(name).name("at").text(at.toString());
    json.name("props").object(props).close();
    events++;
    return this;
  }

  /** Adds the report of a crash, or of an error that was handled. */
  NativeBatch crash(RandomGenerator random, Instant at, Trouble trouble) {
    var report = new LinkedHashMap<String, Json>();
    report.put("id", new Json.Text(timedId(random, at).toString()));
    report.put("at", new Json.Text(at.toString()));
    report.put("handled", trouble.handled() ? Json.TRUE : Json.FALSE);
    report.put("chain", trouble.chain());
    crashes.add(new Json.Dictionary(report));
    return this;
  }

  /** Adds what somebody typed. */
  NativeBatch feedback(RandomGenerator random, Instant at, Voice voice) {
    feedback.add(voice.at(timedId(random, at).toString(), at));
    return this;
  }

  /** Adds the marks of the first use of a day. */
  NativeBatch marks(UUID id, Instant at, Marked marked) {
    json.name("marks").open();
    json.name("id").text(id.toString()).name("at").text(at.toString());
    json.name("day").value(Json.TRUE);
    json.name("week").value(marked.week() ? Json.TRUE : Json.FALSE);
    json.name("month").value(marked.month() ? Json.TRUE : Json.FALSE);
    json.name("cohort").text(marked.cohort()).close();
    return this;
  }

  /**
   * Says what the first use of a day is the first of, too.
   *
   * @param week whether of the week
   * @param month whether of the month
   * @param cohort the week of the very first use
   */
  record Marked(boolean week, boolean month, String cohort) {}

  /** Adds the document about a session, which carries its own id and time among its fields. */
  NativeBatch summary(Map<String, Json> fields) {
    json.name("summary").object(fields);
    return this;
  }

  boolean isEmpty() {
    return events == 0;
  }

  Post post(String address) {
    if (!listing) {
      json.name("events").openArray();
    }
    json.closeArray();
    list("crashes", crashes);
    list("feedback", feedback);
    json.close();
    return new Post(
        "/v1/events",
        "Candor-Key",
        target.nativeKey(),
        "candor-demo",
        address,
        Math.max(1, events + crashes.size() + feedback.size()),
        json.bytes());
  }

  private void list(String name, List<Json> items) {
    if (!items.isEmpty()) {
      json.name(name).value(new Json.Array(items));
    }
  }

  /** Makes a UUID of version 7 (RFC 9562): sorted by time, random otherwise. */
  static UUID timedId(RandomGenerator random, Instant at) {
    long high = (at.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000);
    return new UUID(high, (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }
}
