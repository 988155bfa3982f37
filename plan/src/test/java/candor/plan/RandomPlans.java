package candor.plan;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.plan.Property.Condition;
import candor.plan.PropertyType.Transform;
import candor.plan.PropertyType.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes random plans, and random messages that often nearly fit them. */
final class RandomPlans {

  /** Is planted in what no plan allows, so that it must never come back. */
  static final String CANARY = "canary";

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "os", "version");

  private final RandomGenerator random;

  RandomPlans(RandomGenerator random) {
    this.random = random;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean rarely() {
    return random.nextInt(4) == 0;
  }

  Plan plan() {
    Map<String, Plan.Event> events = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      events.put("e" + i, event());
    }
    Plan.Summary summary =
        rarely() ? null : new Plan.Summary("s", "usage", random.nextInt(200), "", "", properties());
    return Plans.plan(any(List.of(Model.values())), rarely(), properties(), events, summary);
  }

  private Plan.Event event() {
    Map<String, Property> properties = properties();
    return rarely()
        ? Plans.event(properties, new Plan.Check(condition(), condition()))
        : Plans.event(properties);
  }

  private Map<String, Property> properties() {
    Map<String, Property> properties = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Property property = rarely() ? Plans.required(type()) : Plans.optional(type());
      if (rarely()) {
        Condition when = condition();
        property = Plans.when(property, when.property(), when.values().get(0));
      }
      properties.put(any(NAMES), property);
    }
    return properties;
  }

  /** Returns the same plan with declared shares at every property. */
  static Plan shared(Plan plan) {
    Map<String, Plan.Event> events = new LinkedHashMap<>();
    plan.events()
        .forEach((name, event) ->
            events.put(
                name,
                Plans.event(
                    shared(event.properties()), event.checks().toArray(new Plan.Check[0]))));
    Plan.Summary old = plan.summary();
    Plan.Summary summary =
        old == null
            ? null
            : new Plan.Summary(
                old.name(), old.channel(), old.maxBytes(), "", "", shared(old.properties()));
    return Plans.plan(
        plan.identity().model(), plan.identity().marks(), shared(plan.context()), events, summary);
  }

  private static Map<String, Property> shared(Map<String, Property> properties) {
    Map<String, Property> all = new LinkedHashMap<>();
    properties.forEach((name, property) -> all.put(name, shared(property)));
    return all;
  }

  private static Property shared(Property property) {
    return new Property(
        property.type(),
        property.what(),
        property.required(),
        property.when(),
        property.sensitivity(),
        property.example(),
        property.since(),
        property.expires(),
        Map.of("x", 0.5));
  }

  private Condition condition() {
    return new Condition(any(NAMES), List.of(any(List.of("true", "false", "x", "y"))));
  }

  private PropertyType type() {
    Vocabulary words = new Vocabulary(List.of("x", "y"), Map.of("X", "x", "auto", ""));
    Vocabulary strict = new Vocabulary(List.of("x", "y", "z"), Map.of());
    List<Transform> both = List.of(Transform.REDACT_SECRETS, Transform.SCRUB_PATHS);
    return switch (random.nextInt(13)) {
      case 0 -> new PropertyType.Bool(rarely() ? true : null);
      case 1 -> new PropertyType.Whole(random.nextInt(5), 20, random.nextInt(7), "");
      case 2 -> new PropertyType.Decimal(-1, 20, rarely() ? 0.1 : random.nextInt(3), "");
      case 3 -> new PropertyType.Enumeration(words);
      case 4 -> new PropertyType.Tier(List.of(1.0), 0, "x", "", strict);
      case 5 -> new PropertyType.Duration("s", 15, 2);
      case 6 -> new PropertyType.Version(1 + random.nextInt(4));
      case 7 -> new PropertyType.Language(rarely());
      case 8 -> new PropertyType.Uuid();
      case 9 -> new PropertyType.Moment();
      case 10 -> new PropertyType.Hash("salt", 4);
      case 11 -> new PropertyType.EnumList(rarely() ? strict : words, 2);
      default ->
          new PropertyType.Text(
              random.nextInt(12),
              rarely() ? "[a-z/<> ]*" : null,
              rarely() ? List.of() : both,
              "why");
    };
  }

  Message message(Plan plan) {
    UUID id = new UUID(random.nextLong(), 1);
    Instant at = Plans.NOW;
    Sender sender = sender(plan);
    return switch (random.nextInt(8)) {
      case 0 ->
          new Message.Summary(
              id,
              at,
              sender,
              plan.summary() == null ? values(Map.of()) : values(plan.summary().properties()));
      case 1 ->
          new Message.Marks(
              id,
              at,
              sender,
              rarely(),
              rarely(),
              rarely(),
              any(List.of("2026-W40", "2026-W60", CANARY)));
      case 2 -> new Message.Erase(id, at, sender);
      default -> track(plan, id, at, sender);
    };
  }

  private Message.Track track(Plan plan, UUID id, Instant at, Sender sender) {
    String name = rarely() ? CANARY : any(List.copyOf(plan.events().keySet()));
    Plan.Event event = plan.events().get(name);
    return new Message.Track(
        id, name, at, sender, values(event == null ? Map.of() : event.properties()));
  }

  private Sender sender(Plan plan) {
    return new Sender(
        word(List.of(Plans.INSTALL, "F" + Plans.INSTALL.substring(1), CANARY)),
        word(List.of("s1", CANARY + "_")),
        rarely(),
        values(plan.context()));
  }

  private @Nullable String word(List<String> words) {
    return rarely() ? null : any(words);
  }

  private Map<String, Json> values(Map<String, Property> planned) {
    Map<String, Json> values = new LinkedHashMap<>();
    planned.forEach((name, property) -> {
      if (!rarely()) {
        values.put(name, value(property.type()));
      }
    });
    if (rarely()) {
      values.put(any(NAMES), wild());
    }
    if (rarely()) {
      values.put(CANARY, new Json.Text(CANARY));
    }
    return values;
  }

  private Json value(PropertyType type) {
    if (rarely()) {
      return wild();
    }
    return switch (type.kind()) {
      case BOOLEAN -> any(List.of(Json.TRUE, Json.FALSE, new Json.Text("true")));
      case WHOLE -> new Json.Whole(random.nextInt(25) - 2);
      case DECIMAL -> new Json.Decimal(random.nextDouble() * 25 - 2);
      case TEXT -> new Json.Text(fitting(type));
      case TEXTS -> list();
    };
  }

  private Json list() {
    List<Json> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(new Json.Text(any(List.of("x", "y", "X", "auto", "z", CANARY))));
    }
    return new Json.Array(items);
  }

  private String fitting(PropertyType type) {
    if (type instanceof PropertyType.Version) {
      return any(List.of("1.2.3", "1", "1.2-b", "10.0.1.2.3"));
    }
    if (type instanceof PropertyType.Language) {
      return any(List.of("pt_BR", "EN", "zh-Hant-TW", "de"));
    }
    if (type instanceof PropertyType.Uuid) {
      return Plans.INSTALL;
    }
    if (type instanceof PropertyType.Moment) {
      return any(List.of("2026-11-22T10:00:00Z", "2026-11-22T10:00:00.1+01:00"));
    }
    if (type instanceof PropertyType.Hash) {
      return any(List.of("00ff", "00fg"));
    }
    return any(
        List.of("x", "y", "X", "auto", "z", "/home/" + CANARY + "/x y", "a b sk-" + CANARY + "9"));
  }

  private Json wild() {
    return any(
        List.of(
            Json.NOTHING,
            Json.TRUE,
            new Json.Whole(Long.MIN_VALUE),
            new Json.Decimal(1e300),
            new Json.Decimal(3),
            new Json.Text(""),
            new Json.Text("\u202e" + CANARY),
            new Json.Array(List.of(new Json.Text(CANARY))),
            new Json.Array(List.of(Json.NOTHING)),
            new Json.Dictionary(Map.of(CANARY, new Json.Text(CANARY)))));
  }
}
