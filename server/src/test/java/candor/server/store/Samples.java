package candor.server.store;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.Questions;
import candor.plan.Refusal;
import candor.server.delivery.Delivery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes small plans and messages for the tests of the store. */
public final class Samples {

  /** A moment on a Tuesday, at noon in UTC. */
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private Samples() {}

  /** Makes an app's plan with events {@code opened} and {@code sent}. */
  public static Plan plan(String app, Promises.Identity.Model identity) {
    var context = new LinkedHashMap<String, Property>();
    context.put("os", property(enumeration("mac", "win", "linux")));
    context.put("version", property(new PropertyType.Version(3)));
    var opened = new LinkedHashMap<String, Property>();
    opened.put("cold_ms", property(new PropertyType.Duration("ms", 100_000, 1)));
    var sent = new LinkedHashMap<String, Property>();
    sent.put("source", property(enumeration("ui", "api", "plugin")));
    sent.put("stream", property(new PropertyType.Bool(null)));
    sent.put("gain", property(new PropertyType.Decimal(0, 2, 0.25, "")));
    sent.put(
        "parts",
        property(
            new PropertyType.EnumList(
                new PropertyType.Vocabulary(List.of("a", "b", "c"), Map.of()), 3)));
    var events = new LinkedHashMap<String, Plan.Event>();
    events.put("opened", event(opened));
    events.put("sent", event(sent));
    return plan(app, identity, context, events);
  }

  /** Makes a plan of given context and events, with one counter and four person properties. */
  public static Plan plan(
      String app,
      Promises.Identity.Model identity,
      Map<String, Property> context,
      Map<String, Plan.Event> events) {
    var person = new LinkedHashMap<String, Plan.PersonProperty>();
    person.put("first_seen", new Plan.PersonProperty("", true, "time", List.of()));
    person.put("first_os", new Plan.PersonProperty("", true, "context.os", List.of()));
    person.put("latest_os", new Plan.PersonProperty("", false, "context.os", List.of()));
    person.put("latest_source", new Plan.PersonProperty("", false, "prop.source", List.of("sent")));
    return new Plan(
        new Plan.App(app, app, "desktop", List.of(), Map.of(), List.of(), List.of()),
        Map.of(),
        new Promises.Identity(identity, true, "", Map.of(), null),
        new Promises.Times(false, true),
        context,
        Map.of(),
        events,
        Map.of("total_sent", new Plan.Counter("", List.of("sent"))),
        person,
        new Plan.Summary(
            "session_summary",
            "usage",
            1024,
            "",
            "",
            Map.of("minutes", property(new PropertyType.Duration("min", 1000, 1)))),
        null,
        null,
        List.of(),
        new Questions(List.of(), List.of(), List.of(), List.of()),
        new Promises.Retention(365, 90, 90, 90),
        new Promises.Disclosure(List.of(), 5),
        List.of(),
        Promises.Client.DEFAULT);
  }

  /** Makes an event of given properties. */
  public static Plan.Event event(Map<String, Property> properties) {
    return new Plan.Event(
        "usage", "?", "", "", false, properties, List.of(), List.of(), null, null);
  }

  /** Makes an optional property of a type. */
  public static Property property(PropertyType type) {
    return new Property(type, "", false, null, "technical", null, null, null);
  }

  /** Makes a closed list. */
  public static PropertyType enumeration(String... values) {
    return new PropertyType.Enumeration(new PropertyType.Vocabulary(List.of(values), Map.of()));
  }

  /** Makes a sender of a released build. */
  public static Sender sender(@Nullable String install, String os) {
    return new Sender(install, "session-" + install, false, Map.of("os", new Json.Text(os)));
  }

  /** Makes an event {@code sent}. */
  public static Message.Track sent(UUID id, Instant at, Sender sender, String source) {
    return new Message.Track(id, "sent", at, sender, Map.of("source", new Json.Text(source)));
  }

  /** Makes a delivery of messages. */
  public static Delivery delivery(long end, String app, Message... messages) {
    return new Delivery(end, app, "sha256:1", NOON, List.of(messages), Map.of());
  }

  /** Makes a delivery of refusals alone. */
  public static Delivery refused(long end, String app, Refusal refusal, long count) {
    return new Delivery(end, app, "sha256:1", NOON, List.of(), Map.of(refusal, count));
  }

  /** Makes the id of a number. */
  public static UUID id(long number) {
    return new UUID(0x0190_0000_0000_7000L, number);
  }

  /** Makes the install of a number. */
  public static String install(int number) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L + number).toString();
  }

  /** Selects everything of an app's released builds, up to days that have not come yet. */
  public static Selection everything(String app) {
    return new Selection(
        app,
        Store.Build.RELEASE,
        "",
        Instant.EPOCH,
        Instant.parse("2027-01-01T00:00:00Z"),
        List.of());
  }
}
