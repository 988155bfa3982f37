package candor.sdk.outbox;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads bodies of PostHog's clients back, as this dialect writes them. Stateless. */
final class PostHogBodies {

  private static final Set<String> ENVELOPE = Set.of("api_key", "batch", "sent_at");
  private static final Set<String> EVENT =
      Set.of("event", "uuid", "timestamp", "distinct_id", "properties");

  /** Follow from the rest of the event and from the plan. */
  private static final Set<String> DERIVED =
      Set.of("$ip", "$set_once", "$set", "$add", "$process_person_profile");

  private PostHogBodies() {}

  /** Returns what a body says, or null when it is no body of this dialect. */
  static @Nullable List<Message> messages(String body) {
    try {
      if (!(JsonReader.read(body.getBytes(StandardCharsets.UTF_8)) instanceof Json.Dictionary root)
          || !ENVELOPE.containsAll(root.members().keySet())
          || !(root.get("batch") instanceof Json.Array batch)) {
        return null;
      }
      var all = new ArrayList<Message>();
      for (Json each : batch.items()) {
        if (!(each instanceof Json.Dictionary event)
            || !EVENT.containsAll(event.members().keySet())) {
          return null;
        }
        all.add(message(event));
      }
      return all;
    } catch (JsonException | DateTimeException | IllegalArgumentException otherForm) {
      return null;
    }
  }

  private static Message message(Json.Dictionary event) {
    var sent =
        event.get("properties") instanceof Json.Dictionary d ? d.members() : Map.<String, Json>of();
    var props = new LinkedHashMap<>(sent);
    props.keySet().removeAll(DERIVED);
    var session = props.remove(PostHogDialect.SESSION);
    boolean debug =
        props.remove(PostHogDialect.ENVIRONMENT, new Json.Text(PostHogDialect.DEVELOPMENT));
    boolean named = !sent.containsKey("$process_person_profile");
    var sender =
        new Sender(
            named ? text(event.get("distinct_id")) : null,
            session instanceof Json.Text text ? text.value() : null,
            debug,
            Map.of());
    return new Message.Track(
        UUID.fromString(text(event.get("uuid"))),
        text(event.get("event")),
        Instant.parse(text(event.get("timestamp"))),
        sender,
        props);
  }

  private static String text(@Nullable Json value) {
    return value instanceof Json.Text text ? text.value() : "";
  }
}
