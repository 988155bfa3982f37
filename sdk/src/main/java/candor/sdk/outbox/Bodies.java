package candor.sdk.outbox;

import candor.event.Message;
import candor.event.Reports;
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

/** Reads native bodies back, as anybody could. Stateless. */
final class Bodies {

  private static final UUID ANY = new UUID(0, 0);
  private static final Set<String> ENVELOPE =
      Set.of(
          "plan",
          "app",
          "install",
          "session",
          "debug",
          "context",
          "events",
          "marks",
          "summary",
          "crashes",
          "feedback",
          "sent_at",
          "erase");

  private Bodies() {}

  /** Returns what a body says, or null when it is no body of this dialect. */
  static @Nullable List<Message> messages(String body) {
    try {
      return JsonReader.read(body.getBytes(StandardCharsets.UTF_8)) instanceof Json.Dictionary root
              && ENVELOPE.containsAll(root.members().keySet())
          ? messages(root)
          : null;
    } catch (JsonException e) {
      return null;
    }
  }

  private static List<Message> messages(Json.Dictionary root) {
    var sender =
        new Sender(
            text(root, "install"),
            text(root, "session"),
            Json.TRUE.equals(root.get("debug")),
            members(root.get("context")));
    var all = new ArrayList<Message>();
    if (root.get("events") instanceof Json.Array events) {
      events.items().forEach(event -> all.add(event(event, sender)));
    }
    if (root.get("crashes") instanceof Json.Array crashes) {
      crashes
          .items()
          .forEach(crash -> all.add(Reports.crash(id(crash), at(crash), sender, members(crash))));
    }
    if (root.get("feedback") instanceof Json.Array feedback) {
      feedback
          .items()
          .forEach(
              typed -> all.add(Reports.feedback(id(typed), at(typed), sender, members(typed))));
    }
    if (root.get("summary") instanceof Json.Dictionary summary) {
      var fields = new LinkedHashMap<>(summary.members());
      fields.remove("id");
      fields.remove("at");
      all.add(new Message.Summary(id(summary), at(summary), sender, fields));
    }
    if (root.get("marks") instanceof Json.Dictionary marks) {
      all.add(marks(marks, sender));
    }
    if (Json.TRUE.equals(root.get("erase"))) {
      all.add(new Message.Erase(ANY, Instant.EPOCH, sender));
    }
    return all;
  }

  private static Message event(Json event, Sender sender) {
    if (event instanceof Json.Dictionary d) {
      var name = text(d, "name");
      return new Message.Track(
          id(d), name == null ? "" : name, at(d), sender, members(d.get("props")));
    }
    return new Message.Track(ANY, "", Instant.EPOCH, sender, Map.of());
  }

  private static Message marks(Json.Dictionary marks, Sender sender) {
    return new Message.Marks(
        id(marks),
        at(marks),
        sender,
        Json.TRUE.equals(marks.get("day")),
        Json.TRUE.equals(marks.get("week")),
        Json.TRUE.equals(marks.get("month")),
        text(marks, "cohort"));
  }

  private static UUID id(Json part) {
    var text = part instanceof Json.Dictionary d ? text(d, "id") : null;
    try {
      return text == null ? ANY : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return ANY;
    }
  }

  private static Instant at(Json part) {
    var text = part instanceof Json.Dictionary d ? text(d, "at") : null;
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static @Nullable String text(Json.Dictionary part, String name) {
    return part.get(name) instanceof Json.Text text ? text.value() : null;
  }

  private static Map<String, Json> members(@Nullable Json part) {
    return part instanceof Json.Dictionary d ? d.members() : Map.of();
  }
}
