package candor.sdk.outbox;

import candor.event.Message;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as PostHog's clients do: {@code POST /batch/}. Stateless.
 *
 * <p>Context rides among the properties of each event, unless the event has a property of that
 * name. What an event sets of its install, and which counter it raises, is worked out from the
 * plan: {@code $set_once}, {@code $set} and {@code $add}. Nothing that these clients attach by
 * themselves is there: no library, no host, no place.
 *
 * @param plan the plan of the app
 */
record PostHogDialect(Plan plan) implements Dialect {

  static final String SESSION = "session_id";
  static final String ENVIRONMENT = "environment";
  static final String DEVELOPMENT = "development";

  /** The service takes 20 MB; fifty events are about 40 kB. */
  private static final int MOST_EVENTS = 50;

  @Override
  public int mostEvents() {
    return MOST_EVENTS;
  }

  @Override
  public boolean carries(Class<? extends Message> kind) {
    return kind == Message.Track.class;
  }

  @Override
  public Request request(Server server, List<Batch> batches, Instant sentAt) {
    var out = new JsonWriter().open().name("api_key").text(server.key());
    out.name("batch").openArray();
    for (Batch batch : batches) {
      for (Message message : batch.messages()) {
        if (message instanceof Message.Track track) {
          event(track, out);
        }
      }
    }
    out.closeArray().name("sent_at").text(Moments.text(sentAt));
    return new Request(
        server.at("/batch/"), Map.of("Content-Type", "application/json"), out.close().bytes());
  }

  private void event(Message.Track track, JsonWriter out) {
    out.open().name("event").text(track.name());
    out.name("uuid").text(track.id().toString());
    out.name("timestamp").text(Moments.text(track.at()));
    out.name("distinct_id").text(distinctId(track));
    out.name("properties").object(properties(track)).close();
  }

  /** The dialect wants somebody; without an id of the install that is a session, or one event. */
  private static String distinctId(Message.Track track) {
    var sender = track.sender();
    if (sender.install() != null) {
      return sender.install();
    }
    return sender.session() == null ? track.id().toString() : sender.session();
  }

  private Map<String, Json> properties(Message.Track track) {
    var sender = track.sender();
    var all = new LinkedHashMap<>(track.props());
    sender.context().forEach(all::putIfAbsent);
    if (sender.session() != null) {
      all.putIfAbsent(SESSION, new Json.Text(sender.session()));
    }
    if (sender.debug()) {
      all.putIfAbsent(ENVIRONMENT, new Json.Text(DEVELOPMENT));
    }
    // Said in so many words: the address that the request comes from is not to be kept.
    all.put("$ip", new Json.Nothing());
    if (sender.install() == null) {
      all.put("$process_person_profile", Json.FALSE);
    } else {
      put(all, "$set_once", person(track, true));
      put(all, "$set", person(track, false));
      put(all, "$add", counters(track));
    }
    return all;
  }

  private static void put(Map<String, Json> all, String name, Map<String, Json> values) {
    if (!values.isEmpty()) {
      all.put(name, new Json.Dictionary(values));
    }
  }

  private Map<String, Json> person(Message.Track track, boolean once) {
    var values = new LinkedHashMap<String, Json>();
    plan.person()
        .forEach((name, property) -> {
          boolean says = property.by().isEmpty() || property.by().contains(track.name());
          var value = property.once() == once && says ? value(track, property.from()) : null;
          if (value != null) {
            values.put(name, value);
          }
        });
    return values;
  }

  private static @Nullable Json value(Message.Track track, String from) {
    if (from.equals("time")) {
      return new Json.Text(track.at().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    String name = from.substring(from.indexOf('.') + 1);
    return from.startsWith("prop.") ? track.props().get(name) : track.sender().context().get(name);
  }

  private Map<String, Json> counters(Message.Track track) {
    var raised = new LinkedHashMap<String, Json>();
    plan.counters()
        .forEach((name, counter) -> {
          if (counter.raisedBy().contains(track.name())) {
            raised.put(name, new Json.Whole(1));
          }
        });
    return raised;
  }

  @Override
  public @Nullable List<Message> read(String body) {
    return PostHogBodies.messages(body);
  }
}
