package candor.compile.schema;

import candor.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes how a plan writes properties: what all have, and what each type adds. No state. */
final class PropertyLanguage {

  private PropertyLanguage() {}

  /** Returns what every property may hold, whatever its type. */
  private static Section common() {
    return new Section()
        .may(
            "type",
            Values.choice(types().keySet().toArray(String[]::new)),
            "What kind of value it is. May be left out beside values or vocabulary (then: enum).")
        .needs(
            "what",
            Values.example(Values.sentence(), "How it was started."),
            "What the value says, as a sentence for the people who run the app.")
        .may(
            "required",
            Values.truth(),
            "Whether a message without it is refused: yes in events, no in context unless said"
                + " otherwise.")
        .may(
            "only_when",
            Values.condition(),
            "The property may only be there while another one beside it, an enum or a bool, has"
                + " one of these values.")
        .may(
            "sensitivity",
            Values.choice("technical", "interaction", "user-typed"),
            "How close it is to the person; by default interaction, technical in context,"
                + " user-typed for texts.")
        .may("example", new Shape(), "A value as it could be sent, for the public document.")
        .may("shares", shares(), "How often values occur, as parts of 1; in context alone.")
        .may("since", Values.word(), "Version of the app that first sent it.")
        .may("expires", Values.date(), "Day after which it must be renewed or taken out.");
  }

  private static Shape shares() {
    return Shape.ofType("object").put("additionalProperties", Shape.ofType("number"));
  }

  private static Map<String, Section> types() {
    var all = new LinkedHashMap<String, Section>();
    all.put(
        "bool", new Section().may("always", Values.truth(), "The only value that may be sent."));
    all.put("int", range(Values.whole(Long.MIN_VALUE, Long.MAX_VALUE), step(), "1"));
    all.put(
        "number",
        range(Shape.ofType("number"), Shape.ofType("number").put("minimum", 0), "not rounded"));
    all.put("enum", closedList());
    all.put("tier", tier());
    all.put(
        "duration",
        new Section()
            .needs("unit", Values.choice("ms", "s", "min", "h"), "Unit of the number.")
            .may("max", Values.whole(1, Long.MAX_VALUE), "Greatest value in that unit.")
            .may("round", step().put("default", 1), "Step to which values are rounded."));
    all.put(
        "version",
        new Section()
            .may(
                "parts",
                Values.whole(1, 4).put("default", 3),
                "How many numeric parts are kept; with 4 also a suffix."));
    all.put(
        "language",
        new Section()
            .may("regional", Values.truth(false), "Whether the region is kept: pt-BR, not pt."));
    all.put("uuid", new Section());
    all.put("moment", new Section());
    all.put(
        "hash",
        new Section()
            .needs("salt", Values.sentence(), "Constant that is hashed before the value.")
            .may(
                "length",
                Values.whole(8, 64).put("default", 12),
                "How many hex digits of the SHA-256 are kept."));
    all.put("text", text());
    all.put(
        "list",
        closedList()
            .may(
                "max_items",
                Values.whole(1, 256).put("default", 32),
                "How many items are kept at most."));
    return all;
  }

  private static Section range(Shape bound, Shape step, String otherwise) {
    return new Section()
        .may("min", bound, "Least value; 0 unless said otherwise.")
        .may("max", bound, "Greatest value. Without one, a wild value spoils every average.")
        .may("round", step, "Step to which values are rounded; otherwise " + otherwise + ".")
        .may("unit", Values.example(Values.sentence(), "ms"), "Unit of the number.");
  }

  private static Shape step() {
    return Values.whole(1, Long.MAX_VALUE);
  }

  private static Section closedList() {
    return new Section()
        .may("vocabulary", Values.word(), "Name of a list under vocabularies.")
        .may("values", Values.closedList(), "The only values that may be sent.")
        .may(
            "tolerate",
            Values.tolerate(),
            "Other spellings and the value each stands for; null leaves the property out.");
  }

  private static Section tier() {
    var bound = Shape.ofType("number");
    return new Section()
        .needs(
            "bounds",
            Values.either(Values.list(bound), bound),
            "Upper bounds of the tiers, ascending; each is the name of its tier.")
        .needs(
            "above",
            Values.example(Values.word().put("pattern", "\\S"), "32+"),
            "Name of all above the last bound.")
        .may(
            "tolerance",
            Shape.ofType("number").put("default", 0),
            "How far above a bound an amount still belongs to it.")
        .may("unit", Values.example(Values.sentence(), "GiB"), "Unit of the bounds.")
        .may("tolerate", Values.tolerate(), "Other spellings and the tier each stands for.");
  }

  private static Section text() {
    return new Section()
        .needs("max_length", Values.whole(1, 4096), "How many characters are kept at most.")
        .needs("reason", Values.sentence(), "Why no closed list will do.")
        .may(
            "pattern",
            Values.word(),
            "What the whole text must match: literals, classes, groups, counts.")
        .may(
            "transforms",
            Values.choices("scrub-paths", "redact-secrets"),
            "What is done to it first, in order.");
  }

  /** Says what a property is: the common keys, and by its type the others. */
  static Shape shape() {
    var rules = new ArrayList<Json>();
    types().forEach((type, section) -> rules.add(rule(named(type), type, section)));
    var untyped = new Shape().put("not", Shape.having("type"));
    rules.add(rule(untyped, "enum", closedList()));
    return new Shape()
        .put("description", "What one property says, and its type.")
        .append(common().open())
        .some("allOf", rules);
  }

  private static Shape named(String type) {
    return new Shape()
        .some("properties", Map.of("type", new Shape().put("const", type).json()))
        .some("required", Shape.texts(List.of("type")));
  }

  private static Json rule(Shape given, String type, Section section) {
    var then = section.beside(common()).shape();
    if (type.equals("enum") || type.equals("list")) {
      then.some("oneOf", List.of(Shape.having("vocabulary").json(), Shape.having("values").json()))
          .some(
              "dependentRequired",
              Map.of("tolerate", new Json.Array(Shape.texts(List.of("values")))));
    }
    return new Shape().put("if", given).put("then", then).json();
  }
}
