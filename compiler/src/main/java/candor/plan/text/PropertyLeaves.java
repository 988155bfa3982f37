package candor.plan.text;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Transform;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes properties and their types in canonical form. */
final class PropertyLeaves {

  private PropertyLeaves() {}

  static Leaves of(Property property) {
    return type(property.type())
        .put("what", property.what())
        .put("required", property.required())
        .put("only_when", property.when() == null ? null : condition(property.when()))
        .put("sensitivity", property.sensitivity())
        .exactly("example", example(property.example()))
        .put("since", property.since())
        .put("expires", property.expires())
        .put("shares", shares(property.shares()));
  }

  private static Json shares(Map<String, Double> shares) {
    var all = new LinkedHashMap<String, Json>();
    shares.forEach((value, share) -> all.put(value, new Json.Decimal(share)));
    return new Json.Dictionary(all);
  }

  static Leaves condition(Property.Condition condition) {
    return new Leaves().texts(condition.property(), condition.values());
  }

  static Leaves vocabulary(PropertyType.Vocabulary vocabulary) {
    return closed(new Leaves(), vocabulary);
  }

  private static Leaves closed(Leaves leaves, PropertyType.Vocabulary vocabulary) {
    return leaves.texts("values", vocabulary.values()).texts("tolerate", vocabulary.tolerate());
  }

  private static @Nullable Json example(@Nullable String text) {
    try {
      return text == null ? null : JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw new IllegalArgumentException("an example is not JSON", e);
    }
  }

  private static Leaves type(PropertyType type) {
    var leaves = new Leaves().put("type", word(type));
    if (type instanceof PropertyType.Whole t) {
      return leaves
          .put("min", t.min())
          .put("max", t.max())
          .put("round", t.roundTo())
          .put("unit", t.unit());
    }
    if (type instanceof PropertyType.Decimal t) {
      return leaves
          .put("min", t.min())
          .put("max", t.max())
          .put("round", t.roundTo())
          .put("unit", t.unit());
    }
    if (type instanceof PropertyType.Tier t) {
      return leaves
          .put("bounds", new Json.Array(t.bounds().stream().<Json>map(Json.Decimal::new).toList()))
          .put("tolerance", t.tolerance())
          .put("above", t.above())
          .put("unit", t.unit())
          .texts("tolerate", t.vocabulary().tolerate());
    }
    return text(leaves, type);
  }

  private static Leaves text(Leaves leaves, PropertyType type) {
    if (type instanceof PropertyType.Bool t) {
      return t.always() == null ? leaves : leaves.put("always", t.always());
    }
    if (type instanceof PropertyType.Enumeration t) {
      return closed(leaves, t.vocabulary());
    }
    if (type instanceof PropertyType.EnumList t) {
      return closed(leaves.put("max_items", t.maxItems()), t.vocabulary());
    }
    if (type instanceof PropertyType.Duration t) {
      return leaves.put("unit", t.unit()).put("max", t.max()).put("round", t.roundTo());
    }
    if (type instanceof PropertyType.Version t) {
      return leaves.put("parts", t.parts());
    }
    if (type instanceof PropertyType.Language t) {
      return leaves.put("regional", t.regional());
    }
    if (type instanceof PropertyType.Hash t) {
      return leaves.put("salt", t.salt()).put("length", t.length());
    }
    if (type instanceof PropertyType.Text t) {
      return leaves
          .put("max_length", t.maxLength())
          .put("pattern", t.pattern())
          .texts("transforms", transforms(t.transforms()))
          .put("reason", t.reason());
    }
    return leaves;
  }

  private static List<String> transforms(List<Transform> transforms) {
    return transforms.stream()
        .map(t -> t == Transform.SCRUB_PATHS ? "scrub-paths" : "redact-secrets")
        .toList();
  }

  private static String word(PropertyType type) {
    var word = WORDS.get(type.getClass());
    if (word == null) {
      throw new AssertionError("a type without a word");
    }
    return word;
  }

  private static final Map<Class<? extends PropertyType>, String> WORDS =
      Map.ofEntries(
          Map.entry(PropertyType.Bool.class, "bool"),
          Map.entry(PropertyType.Whole.class, "int"),
          Map.entry(PropertyType.Decimal.class, "number"),
          Map.entry(PropertyType.Enumeration.class, "enum"),
          Map.entry(PropertyType.Tier.class, "tier"),
          Map.entry(PropertyType.Duration.class, "duration"),
          Map.entry(PropertyType.Version.class, "version"),
          Map.entry(PropertyType.Language.class, "language"),
          Map.entry(PropertyType.Uuid.class, "uuid"),
          Map.entry(PropertyType.Moment.class, "moment"),
          Map.entry(PropertyType.Hash.class, "hash"),
          Map.entry(PropertyType.Text.class, "text"),
          Map.entry(PropertyType.EnumList.class, "list"));
}
