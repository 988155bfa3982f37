package candor.sdk.outbox;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as the clients of Aptabase do: {@code POST /api/v0/events}. Stateless.
 *
 * <p>The protocol has no ids, no marks and no place for context of one's own. Context that the plan
 * has under another name rides as a system property, all other context beside the properties of
 * each event, and marks ride as an event of a name that no plan can have.
 *
 * @param system which name of the plan's context each system property has
 */
record AptabaseDialect(Map<String, String> system) implements Dialect {

  static final String MARKS = "$marks";

  /** What marks say themselves. */
  static final Set<String> OF_MARKS = Set.of("day", "week", "month", "cohort");

  /** Servers of this dialect refuse a request that holds more. */
  private static final int MOST_EVENTS = 25;

  /** Cannot be left out in this dialect, and tells nothing of the machine. */
  private static final Json LIBRARY = new Json.Text("candor-java@0.1");

  private static final String SDK = "sdkVersion";
  private static final String DEBUG = "isDebug";

  /** One value that is longer would cost the whole request. */
  private static final Map<String, Integer> LONGEST =
      Map.of("locale", 10, "osName", 30, "osVersion", 100, "appVersion", 50, SDK, 40);

  /** The names that plans use for the same thing; the first one that a plan has is meant. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "appVersion",
          List.of("app_version", "version"),
          "osName",
          List.of("os_name", "os", "os_family", "platform"),
          "osVersion",
          List.of("os_version"),
          "locale",
          List.of("locale", "language"),
          SDK,
          List.of("sdk_version", "sdk"));

  /** Copies the names in one order, so that the same batch makes the same bytes. */
  AptabaseDialect {
    system = Collections.unmodifiableMap(new TreeMap<>(system));
  }

  static AptabaseDialect of(Set<String> context) {
    var system = new TreeMap<String, String>();
    NAMES.forEach((name, candidates) ->
        candidates.stream()
            .filter(context::contains)
            .findFirst()
            .ifPresent(planned -> system.put(name, planned)));
    return new AptabaseDialect(system);
  }

  @Override
  public int mostEvents() {
    return MOST_EVENTS;
  }

  @Override
  public boolean carries(Class<? extends Message> kind) {
    return kind == Message.Track.class || kind == Message.Marks.class;
  }

  @Override
  public Request request(Server server, List<Batch> batches, Instant sentAt) {
    var body = new JsonWriter().openArray();
    for (Batch batch : batches) {
      batch.messages().forEach(message -> write(message, body));
    }
    return new Request(
        server.at("/api/v0/events"),
        Map.of("Content-Type", "application/json", "App-Key", server.key()),
        body.closeArray().bytes());
  }

  private void write(Message message, JsonWriter out) {
    if (message instanceof Message.Track track) {
      event(track.name(), track, track.props(), out);
    } else if (message instanceof Message.Marks marks) {
      event(MARKS, marks, props(marks), out);
    } else {
      throw new AssertionError("a kind of message that is not carried");
    }
  }

  private static Map<String, Json> props(Message.Marks marks) {
    var props = new LinkedHashMap<String, Json>();
    props.put("day", new Json.Bool(marks.day()));
    props.put("week", new Json.Bool(marks.week()));
    props.put("month", new Json.Bool(marks.month()));
    if (marks.cohort() != null) {
      props.put("cohort", new Json.Text(marks.cohort()));
    }
    return props;
  }

  private void event(String name, Message message, Map<String, Json> own, JsonWriter out) {
    var sender = message.sender();
    out.open().name("timestamp").text(Moments.text(message.at()));
    if (sender.session() != null) {
      out.name("sessionId").text(sender.session());
    }
    out.name("eventName").text(name);
    out.name("systemProps").object(systemProps(sender));
    var props = new LinkedHashMap<>(own);
    sender
        .context()
        .forEach((context, value) -> {
          if (!system.containsValue(context)) {
            props.putIfAbsent(context, value);
          }
        });
    out.name("props").object(props).close();
  }

  private Map<String, Json> systemProps(Sender sender) {
    var props = new LinkedHashMap<String, Json>();
    props.put(DEBUG, new Json.Bool(sender.debug()));
    system.forEach((name, context) -> {
      var value = sender.context().get(context);
      if (value instanceof Json.Text text
          && text.value().length() <= LONGEST.getOrDefault(name, 0)) {
        props.put(name, value);
      }
    });
    props.putIfAbsent(SDK, LIBRARY);
    return props;
  }

  @Override
  public @Nullable List<Message> read(String body) {
    return AptabaseBodies.messages(body, this::named);
  }

  /** Returns the plan's name of a system property; null when it says nothing of the machine. */
  private @Nullable String named(String name, Json value) {
    boolean says = !name.equals(DEBUG) && !(name.equals(SDK) && value.equals(LIBRARY));
    return says || system.containsKey(name) ? system.getOrDefault(name, name) : null;
  }
}
