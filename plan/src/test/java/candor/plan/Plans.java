package candor.plan;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Promises.Identity;
import candor.plan.Property.Condition;
import candor.plan.PropertyType.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes small plans and messages for tests. */
final class Plans {

  static final UUID ID = new UUID(1, 2);
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final String INSTALL = "0f9c1d2e-3b4a-4c5d-8e6f-708192a3b4c5";

  private Plans() {}

  static Property optional(PropertyType type) {
    return new Property(type, "says something", false, null, "technical", null, null, null);
  }

  static Property required(PropertyType type) {
    return new Property(type, "says something", true, null, "technical", null, null, null);
  }

  static Property when(Property property, String other, String... values) {
    return new Property(
        property.type(),
        property.what(),
        property.required(),
        new Condition(other, List.of(values)),
        property.sensitivity(),
        null,
        null,
        null);
  }

  static PropertyType.Enumeration oneOf(String... values) {
    return new PropertyType.Enumeration(new Vocabulary(List.of(values), Map.of()));
  }

  static PropertyType.Text text(int maxLength, @Nullable String pattern) {
    return new PropertyType.Text(maxLength, pattern, List.of(), "a test needs it");
  }

  static Map<String, Property> properties(Object... namesAndProperties) {
    Map<String, Property> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndProperties.length; i += 2) {
      map.put((String) namesAndProperties[i], (Property) namesAndProperties[i + 1]);
    }
    return map;
  }

  static Plan.Event event(Map<String, Property> properties, Plan.Check... checks) {
    return new Plan.Event(
        "usage",
        "asks",
        "it happens",
        "",
        false,
        properties,
        List.of(checks),
        List.of(),
        null,
        null);
  }

  static Plan plan(
      Identity.Model model,
      boolean marks,
      Map<String, Property> context,
      Map<String, Plan.Event> events,
      Plan.@Nullable Summary summary) {
    return new Plan(
        new Plan.App("app", "App", "desktop", List.of(), Map.of(), List.of(), List.of()),
        Map.of(),
        new Identity(model, marks, "", Map.of(), null),
        new Promises.Times(true, true),
        context,
        Map.of(),
        events,
        Map.of(),
        Map.of(),
        summary,
        null,
        null,
        List.of(),
        new Questions(List.of(), List.of(), List.of(), List.of()),
        new Promises.Retention(1, 1, 1, 1),
        new Promises.Disclosure(List.of(), 5),
        List.of(),
        Promises.Client.DEFAULT);
  }

  /** Returns a plan without identity or context whose only event is {@code e}. */
  static Plan of(Map<String, Property> properties, Plan.Check... checks) {
    return plan(Identity.Model.NONE, false, Map.of(), Map.of("e", event(properties, checks)), null);
  }

  static Sender sender(@Nullable String install, @Nullable String session, String context) {
    return new Sender(install, session, false, members(context));
  }

  static Message.Track track(String props) {
    return track(sender(null, null, "{}"), "e", props);
  }

  static Message.Track track(Sender sender, String name, String props) {
    return new Message.Track(ID, name, NOW, sender, members(props));
  }

  static Json json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    } catch (JsonException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  static Map<String, Json> members(String text) {
    return ((Json.Dictionary) json(text)).members();
  }

  static Verdict.Admit admit(Plan plan, Message message) {
    Verdict verdict = Firewall.judge(plan, message);
    if (verdict instanceof Verdict.Admit admit) {
      return admit;
    }
    throw new AssertionError(verdict.toString());
  }

  static Refusal refusal(Plan plan, Message message) {
    Verdict verdict = Firewall.judge(plan, message);
    if (verdict instanceof Verdict.Refuse refuse) {
      return refuse.refusal();
    }
    throw new AssertionError(verdict.toString());
  }

  static Map<String, Json> props(Verdict.Admit admit) {
    return admit.message() instanceof Message.Track track
        ? track.props()
        : ((Message.Summary) admit.message()).props();
  }
}
