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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads bodies of Aptabase's clients back. Stateless. */
final class AptabaseBodies {

  /** The dialect has no ids. */
  private static final UUID ANY = new UUID(0, 0);

  private static final Set<String> EVENT =
      Set.of("timestamp", "sessionId", "eventName", "systemProps", "props");

  private AptabaseBodies() {}

  /**
   * Returns what a body says, or null when it is no body of this dialect.
   *
   * @param named gives the plan's name of a system property and its value, or null to pass it over
   */
  static @Nullable List<Message> messages(
      String body, BiFunction<String, Json, @Nullable String> named) {
    var all = new ArrayList<Message>();
    try {
      if (!(JsonReader.read(body.getBytes(StandardCharsets.UTF_8)) instanceof Json.Array events)) {
        return null;
      }
      for (Json each : events.items()) {
        if (!(each instanceof Json.Dictionary event)
            || !EVENT.containsAll(event.members().keySet())) {
          return null;
        }
        all.add(message(event, named));
      }
      return all;
    } catch (JsonException | DateTimeException otherForm) {
      return null;
    }
  }

  private static Message message(
      Json.Dictionary event, BiFunction<String, Json, @Nullable String> named) {
    var system = members(event.get("systemProps"));
    var context = new LinkedHashMap<String, Json>();
    system.forEach((name, value) -> {
      String planned = named.apply(name, value);
      if (planned != null) {
        context.put(planned, value);
      }
    });
    var sender =
        new Sender(
            null, text(event.get("sessionId")), Json.TRUE.equals(system.get("isDebug")), context);
    var at = Instant.parse("" + text(event.get("timestamp")));
    String name = "" + text(event.get("eventName"));
    var props = members(event.get("props"));
    return name.equals(AptabaseDialect.MARKS)
        ? marks(at, sender, props)
        : new Message.Track(ANY, name, at, sender, props);
  }

  /** What stands beside the marks is context. */
  private static Sender withContext(Sender sender, Map<String, Json> props) {
    var context = new LinkedHashMap<>(sender.context());
    props.forEach((name, value) -> {
      if (!AptabaseDialect.OF_MARKS.contains(name)) {
        context.putIfAbsent(name, value);
      }
    });
    return new Sender(null, sender.session(), sender.debug(), context);
  }

  private static Message marks(Instant at, Sender sender, Map<String, Json> props) {
    return new Message.Marks(
        ANY,
        at,
        withContext(sender, props),
        Json.TRUE.equals(props.get("day")),
        Json.TRUE.equals(props.get("week")),
        Json.TRUE.equals(props.get("month")),
        text(props.get("cohort")));
  }

  private static @Nullable String text(@Nullable Json value) {
    return value instanceof Json.Text text ? text.value() : null;
  }

  private static Map<String, Json> members(@Nullable Json value) {
    return value instanceof Json.Dictionary dictionary ? dictionary.members() : Map.of();
  }
}
