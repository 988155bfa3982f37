package candor.sdk.outbox;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads envelopes back, as this dialect writes them. Stateless. */
final class SentryBodies {

  private static final Set<String> PAYLOAD =
      Set.of(
          "event_id",
          "timestamp",
          "platform",
          "release",
          "environment",
          "user",
          "level",
          "tags",
          "exception",
          "contexts");

  private SentryBodies() {}

  /** Returns what a body says, or null when it is no body of this dialect. */
  static @Nullable List<Message> messages(String body) {
    var lines = body.lines().toList();
    if (lines.size() != 3) {
      return null;
    }
    try {
      var type = text(object(lines.get(1)).get("type"));
      var payload = object(lines.get(2));
      if (!PAYLOAD.containsAll(payload.members().keySet())) {
        return null;
      }
      var sender = sender(payload);
      return switch (type) {
        case "event" -> List.of(crash(payload, sender));
        case "feedback" -> List.of(feedback(payload, sender));
        default -> null;
      };
    } catch (JsonException | DateTimeException | IllegalArgumentException otherForm) {
      return null;
    }
  }

  private static Json.Dictionary object(String line) throws JsonException {
    if (JsonReader.read(SentryDialect.utf8(line)) instanceof Json.Dictionary object) {
      return object;
    }
    throw new IllegalArgumentException("a line must be an object");
  }

  private static Sender sender(Json.Dictionary payload) {
    var user = payload.get("user") instanceof Json.Dictionary d ? d.get("id") : null;
    boolean isCrash = payload.get("exception") != null;
    return new Sender(
        user instanceof Json.Text id ? id.value() : null,
        null,
        text(payload.get("environment")).equals(SentryDialect.DEVELOPMENT),
        isCrash ? members(payload.get("tags")) : Map.of());
  }

  private static Message crash(Json.Dictionary payload, Sender sender) {
    var chain = new ArrayList<Thrown>();
    boolean handled = text(payload.get("level")).equals("error");
    for (Json each : items(members(payload.get("exception")).get("values"))) {
      var thrown = members(each);
      var frames = new ArrayList<Thrown.Frame>();
      for (Json frame : items(members(thrown.get("stacktrace")).get("frames"))) {
        frames.add(frame(members(frame)));
      }
      Collections.reverse(frames);
      chain.add(new Thrown(text(thrown.get("type")), text(thrown.get("value")), frames));
    }
    Collections.reverse(chain);
    return new Message.Crash(id(payload), at(payload), sender, handled, chain);
  }

  private static Thrown.Frame frame(Map<String, Json> frame) {
    return new Thrown.Frame(
        text(frame.get("function")),
        frame.get("module") instanceof Json.Text module ? module.value() : null,
        number(frame.get("lineno")),
        number(frame.get("colno")),
        Json.TRUE.equals(frame.get("in_app")));
  }

  private static Message feedback(Json.Dictionary payload, Sender sender) {
    var typed = members(members(payload.get("contexts")).get("feedback"));
    return new Message.Feedback(
        id(payload),
        at(payload),
        sender,
        text(members(payload.get("tags")).get("kind")),
        text(typed.get("message")),
        typed.get("contact_email") instanceof Json.Text email ? email.value() : null);
  }

  private static UUID id(Json.Dictionary payload) {
    String hex = text(payload.get("event_id"));
    return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  private static Instant at(Json.Dictionary payload) {
    return Instant.parse(text(payload.get("timestamp")));
  }

  private static int number(@Nullable Json value) {
    return value instanceof Json.Whole whole ? Math.toIntExact(whole.value()) : 0;
  }

  private static String text(@Nullable Json value) {
    return value instanceof Json.Text text ? text.value() : "";
  }

  private static List<Json> items(@Nullable Json value) {
    return value instanceof Json.Array array ? array.items() : List.of();
  }

  private static Map<String, Json> members(@Nullable Json value) {
    return value instanceof Json.Dictionary dictionary ? dictionary.members() : Map.of();
  }
}
