package candor.compile;

import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the facts of one property with the plan and notes what the plan lacks. */
final class PropertyWalk {

  /** Where the plan differs on purpose, with the reason. */
  static final Map<String, String> DECIDED =
      Map.of(
          "transcription.completed.language required",
              "absent when the language is chosen automatically, so it cannot be required",
          "message_sent.model_hash when",
              "a local model outside the catalog is treated as typed by the user, so it is hashed");

  private static final Map<String, Set<Class<? extends PropertyType>>> TYPES =
      Map.of(
          "bool", Set.of(PropertyType.Bool.class),
          "int", Set.of(PropertyType.Whole.class),
          "float", Set.of(PropertyType.Decimal.class),
          "enum", Set.of(PropertyType.Enumeration.class, PropertyType.Tier.class),
          "uuid", Set.of(PropertyType.Uuid.class),
          "hash", Set.of(PropertyType.Hash.class),
          "string_list", Set.of(PropertyType.EnumList.class),
          "string",
              Set.of(
                  PropertyType.Text.class,
                  PropertyType.Version.class,
                  PropertyType.Language.class,
                  PropertyType.Enumeration.class));

  private final Facts vocabularies;
  private final List<String> missing = new ArrayList<>();

  PropertyWalk(Facts facts) {
    this.vocabularies = facts.get("vocabularies");
  }

  List<String> missing() {
    return missing;
  }

  /** Walks the properties of one owner, and looks for planned ones without a fact. */
  void properties(String owner, List<Facts> facts, Map<String, Property> planned) {
    for (Facts fact : facts) {
      property(owner + "." + fact.text("name"), fact, planned.get(fact.text("name")));
    }
    var known = facts.stream().map(fact -> fact.text("name")).toList();
    planned.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> missing.add(owner + "." + name + " is planned without a fact"));
  }

  void property(String name, Facts fact, @Nullable Property planned) {
    if (planned == null) {
      missing.add(name);
      return;
    }
    var types = TYPES.getOrDefault(fact.text("type"), Set.of());
    expect(name, "type", types.contains(planned.type().getClass()));
    expect(name, "required", planned.required() == fact.truth("required", true));
    expect(name, "when", when(fact, planned));
    expect(name, "transform", transform(fact, planned.type()));
    range(name, fact, planned.type());
    values(name, fact, planned.type());
    length(name, fact, planned.type());
  }

  void expect(String name, String what, boolean kept) {
    if (!kept && !DECIDED.containsKey(name + " " + what)) {
      missing.add(name + " " + what);
    }
  }

  private static boolean when(Facts fact, Property planned) {
    var when = planned.when();
    if (!fact.get("when").there()) {
      return when == null;
    }
    var values = new HashMap<String, List<String>>();
    fact.entries("when").forEach((property, list) -> values.put(property, list.texts()));
    if (values.isEmpty()) {
      values.put(fact.text("when"), List.of("true"));
    }
    return when != null && values.equals(Map.of(when.property(), when.values()));
  }

  private static boolean transform(Facts fact, PropertyType type) {
    return fact.text("transform").isEmpty()
        || (type instanceof PropertyType.Text text
            && text.transforms().contains(PropertyType.Transform.SCRUB_PATHS));
  }

  private void range(String name, Facts fact, PropertyType type) {
    if (type instanceof PropertyType.Whole whole) {
      expect(name, "min", same(fact.text("min"), (double) whole.min()));
      expect(name, "max", same(fact.text("max"), (double) whole.max()));
      expect(name, "unit", fact.text("unit").isEmpty() || fact.text("unit").equals(whole.unit()));
    }
    if (type instanceof PropertyType.Decimal decimal) {
      expect(name, "min", same(fact.text("min"), decimal.min()));
      expect(name, "max", same(fact.text("max"), decimal.max()));
      expect(name, "rounding", same(fact.text("optional_rounding"), decimal.roundTo()));
    }
  }

  private static boolean same(String fact, double planned) {
    return fact.isEmpty() || Double.parseDouble(fact) == planned;
  }

  private void length(String name, Facts fact, PropertyType type) {
    if (!fact.text("max_length").isEmpty() && type instanceof PropertyType.Text text) {
      expect(name, "length", text.maxLength() <= Integer.parseInt(fact.text("max_length")));
    }
  }

  private void values(String name, Facts fact, PropertyType type) {
    var list = fact.text("vocabulary").isEmpty() ? fact : vocabularies.get(fact.text("vocabulary"));
    if (type instanceof PropertyType.Bool bool) {
      var only = list.texts("values");
      expect(name, "values", only.isEmpty() || only.equals(List.of("" + bool.always())));
    } else if (list.get("values").there()) {
      vocabulary(name, list, PropertyType.spellings(type));
    }
  }

  void vocabulary(String name, Facts list, Map<String, String> spellings) {
    for (String value : list.texts("values")) {
      expect(name, "value " + value, value.equals(spellings.get(value)));
    }
    list.words("tolerate")
        .forEach((from, to) -> expect(name, "spelling " + from, to.equals(spellings.get(from))));
    var known = new ArrayList<>(list.texts("values"));
    known.addAll(list.words("tolerate").keySet());
    spellings.keySet().stream()
        .filter(value -> !known.contains(value) && !value.isEmpty())
        .forEach(value -> expect(name, "planned without a fact: " + value, false));
  }
}
