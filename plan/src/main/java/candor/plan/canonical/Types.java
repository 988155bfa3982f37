package candor.plan.canonical;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes properties and their types of the objects that hold them. No state. */
final class Types {

  private Types() {}

  static Property property(Json json) {
    Tree property = new Tree(json);
    return new Property(
        type(property),
        property.text("what"),
        property.truth("required"),
        property.made("only_when", Types::condition),
        property.text("sensitivity"),
        example(property.get("example")),
        property.word("since"),
        property.word("expires"),
        property.each("shares", Tree::decimal));
  }

  private static @Nullable String example(@Nullable Json example) {
    return example == null
        ? null
        : new String(JsonWriter.canonical(example), StandardCharsets.UTF_8);
  }

  static Property.Condition condition(Tree condition) {
    String property = condition.members().keySet().iterator().next();
    return new Property.Condition(property, condition.texts(property));
  }

  static PropertyType.Vocabulary closed(Tree list) {
    return new PropertyType.Vocabulary(list.texts("values"), list.words("tolerate"));
  }

  static PropertyType type(Tree type) {
    String word = type.text("type");
    return switch (word) {
      case "bool" ->
          new PropertyType.Bool(type.get("always") == null ? null : type.truth("always"));
      case "int" ->
          new PropertyType.Whole(
              type.whole("min"), type.whole("max"), type.whole("round"), type.text("unit"));
      case "number" ->
          new PropertyType.Decimal(
              type.decimal("min"), type.decimal("max"), type.decimal("round"), type.text("unit"));
      case "enum" -> new PropertyType.Enumeration(closed(type));
      case "tier" -> tier(type);
      case "duration" ->
          new PropertyType.Duration(type.text("unit"), type.whole("max"), type.whole("round"));
      case "version" -> new PropertyType.Version(type.number("parts"));
      case "language" -> new PropertyType.Language(type.truth("regional"));
      case "uuid" -> new PropertyType.Uuid();
      case "moment" -> new PropertyType.Moment();
      case "hash" -> new PropertyType.Hash(type.text("salt"), type.number("length"));
      case "text" ->
          new PropertyType.Text(
              type.number("max_length"),
              type.word("pattern"),
              type.list("transforms", Types::transform),
              type.text("reason"));
      case "list" -> new PropertyType.EnumList(closed(type), type.number("max_items"));
      default -> throw new IllegalArgumentException("an unknown type");
    };
  }

  private static PropertyType.Transform transform(Json word) {
    return ((Json.Text) word).value().equals("scrub-paths")
        ? PropertyType.Transform.SCRUB_PATHS
        : PropertyType.Transform.REDACT_SECRETS;
  }

  private static PropertyType tier(Tree type) {
    List<Double> bounds = type.list("bounds", Tree::decimal);
    List<String> labels = new ArrayList<>();
    bounds.forEach(bound -> labels.add(PropertyType.Tier.label(bound)));
    String above = type.text("above");
    labels.add(above);
    return new PropertyType.Tier(
        bounds,
        type.decimal("tolerance"),
        above,
        type.text("unit"),
        new PropertyType.Vocabulary(labels, type.words("tolerate")));
  }
}
