package candor.compile.schema;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.text.PlanReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes random plans as documents of the plan language, so that each is one that could be. */
final class RandomPlan {

  private static final List<String> TYPES =
      List.of(
          "bool",
          "int",
          "number",
          "enum",
          "enum",
          "tier",
          "duration",
          "version",
          "language",
          "uuid",
          "moment",
          "hash",
          "text",
          "text",
          "list",
          "list");

  static final List<String> PATTERNS =
      List.of(
          "[a-z]{1,4}",
          "^a|bc$",
          "(x.y)+",
          "[^a-c]{2}",
          "\\d{1,2}(\\.\\d)?",
          "[\\w-]+ ?[\\]\\[&^]*",
          "(😀|-){2,}",
          "[a-z/<> ]*");

  private final RandomGenerator random;

  RandomPlan(RandomGenerator random) {
    this.random = random;
  }

  Json document() {
    var plan = new Shape();
    plan.put("candor", 1)
        .put("app", dictionary("id", "app", "name", "App", "kind", "cli"))
        .put("channels", nested("usage", dictionary("consent", "opt-in", "label", "Share")))
        .put("identity", identity())
        .some("context", properties("c"))
        .put("retention", new Shape().put("events", 30))
        .some("events", events());
    if (random.nextInt(3) > 0) {
      plan.put("summary", summary());
    }
    return plan.json();
  }

  static Plan read(Json document) {
    var reading = PlanReader.readJson(JsonWriter.bytes(document));
    var plan = reading.plan();
    if (plan == null) {
      throw new AssertionError(reading.problems() + " in " + JsonWriter.write(document));
    }
    return plan;
  }

  private static Json dictionary(String... namesAndTexts) {
    var members = new LinkedHashMap<String, Json>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      members.put(namesAndTexts[i], new Json.Text(namesAndTexts[i + 1]));
    }
    return new Json.Dictionary(members);
  }

  private static Json nested(String name, Json value) {
    return new Json.Dictionary(Map.of(name, value));
  }

  private Json identity() {
    var identity = new Shape().put("model", any("none", "daily", "install"));
    return (chance(3) ? identity.put("marks", truth()) : identity).json();
  }

  private Map<String, Json> events() {
    var events = new LinkedHashMap<String, Json>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      var properties = properties("e" + i + "p");
      var event = new Shape().put("question", "Why?").put("when", "Then.");
      event.some("properties", properties);
      if (chance(3)) {
        event.some("checks", checks(properties));
      }
      events.put("e" + i, event.json());
    }
    return events;
  }

  private Json summary() {
    return new Shape()
        .put("name", "session")
        .put("max_bytes", 1 + random.nextInt(200))
        .put("what", "All.")
        .put("when", "At the end.")
        .some("properties", chance(4) ? Map.of("at", type("int")) : properties("s"))
        .json();
  }

  private Map<String, Json> properties(String prefix) {
    var types = new LinkedHashMap<String, Json>();
    for (int i = random.nextInt(6); i > 0; i--) {
      types.put(prefix + i, type(TYPES.get(random.nextInt(TYPES.size()))));
    }
    var properties = new LinkedHashMap<String, Json>();
    types.forEach((name, type) -> properties.put(name, property(name, type, types)));
    return properties;
  }

  private Json property(String name, Json type, Map<String, Json> beside) {
    var property = new Shape();
    ((Json.Dictionary) type).members().forEach(property::put);
    var others = new LinkedHashMap<>(beside);
    others.remove(name);
    var condition = condition(others);
    if (condition != null && chance(2)) {
      property.put("only_when", condition);
    }
    return (chance(2) ? property.put("required", truth()) : property).json();
  }

  private List<Json> checks(Map<String, Json> properties) {
    var given = condition(properties);
    var then = condition(properties);
    return given == null || then == null
        ? List.of()
        : List.of(new Shape().put("if", given).put("then", then).json());
  }

  private @Nullable Json condition(Map<String, Json> beside) {
    var closed = new ArrayList<String>();
    beside.forEach((name, type) -> {
      if (!values(type).isEmpty()) {
        closed.add(name);
      }
    });
    if (closed.isEmpty()) {
      return null;
    }
    var name = closed.get(random.nextInt(closed.size()));
    var type = beside.get(name);
    var values = type == null ? List.<String>of() : values(type);
    var some = values.stream().filter(value -> chance(2)).toList();
    return nested(name, new Json.Array(Shape.texts(some.isEmpty() ? values : some)));
  }

  private static List<String> values(Json type) {
    var word = ((Json.Dictionary) type).get("type");
    return switch (word instanceof Json.Text text ? text.value() : "") {
      case "bool" -> List.of("true", "false");
      case "enum" -> List.of("x", "y");
      case "tier" -> List.of("8", "16.5", "more");
      default -> List.of();
    };
  }

  private Json type(String word) {
    var type = new Shape().put("type", word).put("what", "Says something.");
    switch (word) {
      case "bool" -> {
        if (chance(3)) {
          type.put("always", truth());
        }
      }
      case "int" -> {
        type.put("min", chance(4) ? Long.MIN_VALUE : random.nextInt(9) - 5L);
        if (chance(2)) {
          type.put("max", 5L + random.nextInt(9)).put("round", 1 + random.nextInt(4));
        }
      }
      case "number" -> {
        type.put("min", new Json.Decimal(-0.5)).put("round", new Json.Decimal(0.25));
        if (chance(2)) {
          type.put("max", new Json.Decimal(2.5));
        }
      }
      case "enum" -> words(type);
      case "list" -> words(type).put("max_items", 1 + random.nextInt(3));
      case "tier" ->
          type.some("bounds", List.of(new Json.Whole(8), new Json.Decimal(16.5)))
              .put("above", "more")
              .some("tolerate", chance(2) ? Map.of("9", new Json.Text("8")) : Map.of());
      case "duration" -> type.put("unit", "s").put("max", 1 + random.nextInt(20)).put("round", 5);
      case "version" -> type.put("parts", 1 + random.nextInt(4));
      case "language" -> type.put("regional", truth());
      case "hash" -> type.put("salt", "salt").put("length", 8 + random.nextInt(3));
      case "text" -> text(type);
      default -> {
        // The others have no keys of their own.
      }
    }
    return type.json();
  }

  private Shape words(Shape type) {
    var tolerate = new LinkedHashMap<String, Json>();
    if (chance(2)) {
      tolerate.put("ex", new Json.Text("x"));
    }
    if (chance(3)) {
      tolerate.put("auto", Json.NOTHING);
      tolerate.put("", Json.NOTHING);
    }
    return type.some("values", Shape.texts(List.of("x", "y"))).some("tolerate", tolerate);
  }

  private void text(Shape type) {
    type.put("max_length", 1 + random.nextInt(6)).put("reason", "A test needs it.");
    if (chance(2)) {
      type.put("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())));
    }
    if (chance(3)) {
      type.some("transforms", Shape.texts(List.of(any("scrub-paths", "redact-secrets"))));
    }
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private Json truth() {
    return new Json.Bool(random.nextBoolean());
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }
}
