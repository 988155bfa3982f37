package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Says in one line what a plan lets through of an event. */
final class Judged {

  private static final UUID ID = UUID.fromString("01912345-6789-7abc-8def-0123456789ab");

  private Judged() {}

  /** Judges an event; the answer is the admitted properties, or why it was refused. */
  static String event(Plan plan, String name, String props) {
    return words(Firewall.judge(plan, track(plan, name, object(props), Map.of())));
  }

  /** Judges a summary. */
  static String summary(Plan plan, String props) {
    var sender = sender(plan, Map.of());
    return words(
        Firewall.judge(plan, new Message.Summary(ID, Instant.EPOCH, sender, object(props))));
  }

  /** Judges the context that rides on an event without properties. */
  static String context(Plan plan, String name, String context) {
    var verdict = Firewall.judge(plan, track(plan, name, Map.of(), object(context)));
    return verdict instanceof Verdict.Admit admit
        ? json(admit.message().sender().context())
        : words(verdict);
  }

  private static Message.Track track(
      Plan plan, String name, Map<String, Json> props, Map<String, Json> context) {
    return new Message.Track(ID, name, Instant.EPOCH, sender(plan, context), props);
  }

  private static Sender sender(Plan plan, Map<String, Json> context) {
    boolean install = plan.identity().model() == Identity.Model.INSTALL;
    return new Sender(install ? ID.toString() : null, null, false, context);
  }

  private static String words(Verdict verdict) {
    if (verdict instanceof Verdict.Refuse refuse) {
      return "refused " + refuse.refusal().field() + " " + refuse.refusal().reason().code();
    }
    var message = ((Verdict.Admit) verdict).message();
    if (message instanceof Message.Track track) {
      return json(track.props());
    }
    return json(((Message.Summary) message).props());
  }

  private static Map<String, Json> object(String json) {
    try {
      var quoted = json.replace('\'', '"');
      return ((Json.Dictionary) JsonReader.read(quoted.getBytes(UTF_8))).members();
    } catch (JsonException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static String json(Map<String, Json> members) {
    var text = JsonWriter.write(new Json.Dictionary(new LinkedHashMap<>(members)));
    return text.replace('"', '\'');
  }
}
