package candor.example.shimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.example.shimmy.telemetry.Telemetry;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Firewall;
import candor.plan.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** Reads what the app sent, as a server does, and holds it against the plan. Stateless. */
final class Documents {

  private Documents() {}

  static Json.Dictionary json(String text) {
    try {
      return (Json.Dictionary) JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw new AssertionError(text, e);
    }
  }

  static Json.Dictionary part(Json.Dictionary from, String name) {
    if (from.get(name) instanceof Json.Dictionary part) {
      return part;
    }
    throw new AssertionError(name + " is no object in " + from);
  }

  static String text(Json.Dictionary from, String name) {
    if (from.get(name) instanceof Json.Text text) {
      return text.value();
    }
    throw new AssertionError(name + " is no string in " + from);
  }

  /** Returns the documents of a list. */
  static List<Json.Dictionary> several(String text) throws JsonException {
    var all = new ArrayList<Json.Dictionary>();
    var list = (Json.Array) JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    list.items().forEach(each -> all.add((Json.Dictionary) each));
    return all;
  }

  /** Fails unless the plan admits a document whole. */
  static Json.Dictionary assertPlanned(Json.Dictionary document) {
    var context = new LinkedHashMap<>(document.members());
    context.keySet().removeAll(List.of("session_id", "timestamp", "metrics"));
    var sender = new Sender(text(document, "session_id"), null, false, context);
    var metrics = part(document, "metrics");
    var at = Instant.parse(text(document, "timestamp"));
    var summary = new Message.Summary(new UUID(0, 0), at, sender, metrics.members());
    if (Firewall.judge(Telemetry.plan(), summary) instanceof Verdict.Admit admit) {
      assertEquals(List.of(), admit.dropped());
      assertEquals(summary, admit.message(), "nothing had to be changed");
      return metrics;
    }
    throw new AssertionError("refused: " + document);
  }
}
