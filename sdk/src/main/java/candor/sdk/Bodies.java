package candor.sdk;

import candor.event.Message;
import candor.event.Reports;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Refusal;
import candor.plan.Verdict;
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

/**
 * Reads bodies back as anybody could, and holds them against the plan: the proof that what is shown
 * is inside it. Stateless.
 */
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

  /**
   * Says what of a body the plan does not hold, by name and reason.
   *
   * @return findings; empty when the body is inside the plan
   */
  static List<Refusal> findings(Plan plan, String body) {
    Json read;
    try {
      read = JsonReader.read(body.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      return List.of(unreadable());
    }
    if (!(read instanceof Json.Dictionary root) || !ENVELOPE.containsAll(root.members().keySet())) {
      return List.of(unreadable());
    }
    var findings = new ArrayList<Refusal>();
    for (Message message : messages(root)) {
      findings.addAll(findings(plan, message));
    }
    return findings;
  }

  private static Refusal unreadable() {
    return new Refusal(Refusal.UNPLANNED, "", Refusal.Reason.WRONG_FORM);
  }

  private static List<Refusal> findings(Plan plan, Message message) {
    var verdict = Firewall.judge(plan, message);
    if (verdict instanceof Verdict.Refuse refuse) {
      return List.of(refuse.refusal());
    }
    return verdict instanceof Verdict.Admit admit ? admit.dropped() : List.of();
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
          .forEach(crash -> all.add(Reports.crash(ANY, at(crash), sender, members(crash))));
    }
    if (root.get("feedback") instanceof Json.Array feedback) {
      feedback
          .items()
          .forEach(typed -> all.add(Reports.feedback(ANY, at(typed), sender, members(typed))));
    }
    if (root.get("summary") instanceof Json.Dictionary summary) {
      var fields = new LinkedHashMap<>(summary.members());
      fields.remove("id");
      fields.remove("at");
      all.add(new Message.Summary(ANY, Instant.EPOCH, sender, fields));
    }
    if (root.get("marks") instanceof Json.Dictionary marks) {
      all.add(marks(marks, sender));
    }
    return all;
  }

  private static Message event(Json event, Sender sender) {
    if (event instanceof Json.Dictionary d) {
      var name = text(d, "name");
      return new Message.Track(
          ANY, name == null ? "" : name, at(d), sender, members(d.get("props")));
    }
    return new Message.Track(ANY, "", Instant.EPOCH, sender, Map.of());
  }

  private static Message marks(Json.Dictionary marks, Sender sender) {
    return new Message.Marks(
        ANY,
        at(marks),
        sender,
        Json.TRUE.equals(marks.get("day")),
        Json.TRUE.equals(marks.get("week")),
        Json.TRUE.equals(marks.get("month")),
        text(marks, "cohort"));
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
