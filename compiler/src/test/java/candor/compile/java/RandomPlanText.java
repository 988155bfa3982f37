package candor.compile.java;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.text.JavaNames;
import candor.plan.text.PlanReader;
import candor.plan.text.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Makes random plans that are right, with names, values and words chosen to break generated code.
 */
final class RandomPlanText {

  private static final List<String> CLOSED = List.of("enum", "bool", "tier");

  /** Words that Java keeps for itself are refused before any code is written. */
  private static final List<String> WORDS =
      HostileText.WORDS.stream().filter(word -> !JavaNames.lowerCamel(word).endsWith("_")).toList();

  private final RandomGenerator random;

  RandomPlanText(RandomGenerator random) {
    this.random = random;
  }

  Plan plan() {
    var document = object("candor", 1L);
    document.put("app", object("id", "app", "name", any(HostileText.SENTENCES), "kind", "cli"));
    document.put("channels", object("usage", object("consent", "opt-in", "label", "Usage")));
    document.put("identity", object("model", "install"));
    document.put("retention", object("events", 30L));
    document.put("context", properties(3, List.of("os", "version", "context_only")));
    var events = new LinkedHashMap<String, Object>();
    var taken = new HashSet<String>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      var name = any(WORDS) + (random.nextBoolean() ? "." + any(WORDS) : "");
      if (taken.add(JavaNames.upperCamel(name).toLowerCase(Locale.ROOT))) {
        events.put(name, event());
      }
    }
    document.put("events", events);
    var names = List.copyOf(events.keySet());
    document.put("counters", object("c_1", counter(names), "c_2", counter(names)));
    document.put(
        "person",
        object("p", object("what", any(HostileText.SENTENCES), "set", "once", "from", "time")));
    if (random.nextBoolean()) {
      document.put("summary", summary());
    }
    document.put("feedback", object("kinds", values(5)));
    var reading = PlanReader.readJson(JsonWriter.bytes(json(document)));
    if (reading.plan() == null) {
      throw new AssertionError(reading.problems().stream().map(Problem::toString).toList());
    }
    return reading.plan();
  }

  private Map<String, Object> counter(List<String> events) {
    return object("what", any(HostileText.SENTENCES), "raised_by", some(events, 2));
  }

  private Map<String, Object> summary() {
    var summary =
        object("name", "the_summary", "max_bytes", 1000L, "what", any(HostileText.SENTENCES));
    summary.put("when", any(HostileText.SENTENCES));
    summary.put("properties", properties(8, WORDS));
    return summary;
  }

  private Map<String, Object> event() {
    var event = object("question", any(HostileText.SENTENCES), "when", any(HostileText.SENTENCES));
    event.put("never", some(HostileText.SENTENCES, 2));
    event.put("once", any(List.of("install", "day", "process")));
    event.put("reserved", random.nextBoolean());
    var properties = properties(9, WORDS);
    event.put("properties", properties);
    var closed = closed(properties);
    if (closed.size() > 1 && random.nextInt(3) > 0) {
      var checks = new ArrayList<Object>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        checks.add(
            object(
                "if",
                condition(any(closed), properties),
                "then",
                condition(any(closed), properties)));
      }
      event.put("checks", checks);
    }
    return event;
  }

  private Map<String, Object> properties(int most, List<String> names) {
    var all = new LinkedHashMap<String, Object>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      var name = any(names);
      all.put(name, property(name));
    }
    var closed = closed(all);
    if (names.size() == WORDS.size() && !closed.isEmpty()) {
      for (var entry : all.entrySet()) {
        var other = any(closed);
        if (random.nextInt(3) == 0 && !other.equals(entry.getKey())) {
          members(entry.getValue()).put("only_when", condition(other, all));
        }
      }
    }
    return all;
  }

  private static List<String> closed(Map<String, Object> properties) {
    return properties.entrySet().stream()
        .filter(entry -> CLOSED.contains(String.valueOf(members(entry.getValue()).get("type"))))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, Object> condition(String name, Map<String, Object> properties) {
    var property = members(Objects.requireNonNull(properties.get(name)));
    if (property.get("values") instanceof List<?> values) {
      return object(name, some(values.stream().map(String::valueOf).toList(), 3));
    }
    return object(
        name,
        "bool".equals(property.get("type"))
            ? List.of(any(List.of("true", "false")))
            : List.of("8"));
  }

  /** Names of one kind everywhere: a property is a column of the store. */
  private Map<String, Object> property(String name) {
    var property = type(Math.floorMod(name.hashCode(), 13));
    property.values().removeIf(""::equals);
    property.put("what", any(HostileText.SENTENCES));
    property.put("required", random.nextInt(4) > 0);
    property.put("since", "1.2");
    return property;
  }

  private Map<String, Object> type(int kind) {
    return switch (kind) {
      case 0 ->
          random.nextInt(4) == 0 ? object("type", "bool", "always", true) : object("type", "bool");
      case 1 ->
          object(
              "type", "int", "min", -5L, "max", 1000L, "unit", any(List.of("ms", "MB/s", "%", "")));
      case 2 ->
          object("type", "number", "max", 2.5, "round", 0.5, "unit", any(List.of("dB", "s", "")));
      case 3, 4, 5 -> object("type", "enum", "values", values(6));
      case 6 -> object("type", "list", "values", values(6));
      case 7 ->
          object(
              "type",
              "tier",
              "bounds",
              List.of(8L, 16.5),
              "above",
              "16.5+",
              "unit",
              any(List.of("GiB", "")));
      case 8 -> object("type", "duration", "unit", any(List.of("ms", "s", "min", "h")), "max", 9L);
      case 9 -> object("type", any(List.of("version", "language")));
      case 10 -> object("type", any(List.of("uuid", "moment")));
      case 11 -> object("type", "hash", "salt", any(HostileText.SENTENCES.subList(0, 6)));
      default ->
          object(
              "type",
              "text",
              "max_length",
              40L,
              "pattern",
              "[a-z\\\\u]{1,9} ?",
              "reason",
              any(HostileText.SENTENCES));
    };
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Values that Java can tell apart; others are refused before any code is written. */
  private List<String> values(int most) {
    var all = new LinkedHashMap<String, String>();
    some(HostileText.VALUES, most).forEach(v -> all.putIfAbsent(JavaNames.constant(v), v));
    return List.copyOf(all.values());
  }

  private List<String> some(List<String> list, int most) {
    var all = new LinkedHashSet<String>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      all.add(any(list));
    }
    return List.copyOf(all);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> members(Object object) {
    return (Map<String, Object>) object;
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    var all = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return all;
  }

  private static Json json(Object value) {
    if (value instanceof Map<?, ?> map) {
      var all = new LinkedHashMap<String, Json>();
      map.forEach((name, member) -> all.put((String) name, json(member)));
      return new Json.Dictionary(all);
    }
    if (value instanceof List<?> list) {
      return new Json.Array(list.stream().map(RandomPlanText::json).toList());
    }
    if (value instanceof Long number) {
      return new Json.Whole(number);
    }
    if (value instanceof Double number) {
      return new Json.Decimal(number);
    }
    return value instanceof Boolean truth ? new Json.Bool(truth) : new Json.Text((String) value);
  }
}
