package candor.compile.schema;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes the properties of one event, of the summary or of the context: their values, which must
 * be there, and what ties them to each other. For one thread.
 */
final class FieldsShape {

  private final Map<String, Property> planned;
  private final List<Json> rules = new ArrayList<>();

  private FieldsShape(Map<String, Property> planned) {
    this.planned = planned;
  }

  /** Describes an object; {@code beside} are members that it has besides its properties. */
  static Shape of(
      Map<String, Property> planned, List<Plan.Check> checks, Map<String, Json> beside) {
    return new FieldsShape(planned).shape(checks, beside);
  }

  /** Says whether an object without any property would be refused. */
  static boolean needed(Map<String, Property> planned) {
    return planned.values().stream().anyMatch(FieldsShape::isAlwaysNeeded);
  }

  private Shape shape(List<Plan.Check> checks, Map<String, Json> beside) {
    var properties = new LinkedHashMap<>(beside);
    var required = new ArrayList<String>();
    planned.forEach((name, property) -> {
      properties.put(name, value(property));
      if (isAlwaysNeeded(property)) {
        required.add(name);
      }
      conditional(name, property);
    });
    checks.forEach(this::check);
    return Shape.ofType("object")
        .some("properties", properties)
        .some("required", Shape.texts(required))
        .closed()
        .some("allOf", rules);
  }

  private static boolean isAlwaysNeeded(Property property) {
    return isNeeded(property) && property.when() == null;
  }

  /** What a spelling may have left out is never missed. */
  private static boolean isNeeded(Property property) {
    return property.required() && !mayBeLeftOut(property);
  }

  private static boolean mayBeLeftOut(Property property) {
    return PropertyType.spellings(property.type()).containsValue("");
  }

  private static Json value(Property property) {
    return new Shape()
        .put("description", property.what())
        .append(TypeShape.of(property.type(), !isAlwaysNeeded(property)))
        .some("$comment", TypeShape.remark(property.type()))
        .some("examples", examples(property.example()))
        .json();
  }

  private static List<Json> examples(@Nullable String example) {
    try {
      return example == null
          ? List.of()
          : List.of(JsonReader.read(example.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonException e) {
      throw new AssertionError("a plan holds examples as JSON", e);
    }
  }

  /** Where its condition holds a property may be there, or must; elsewhere it says nothing. */
  private void conditional(String name, Property property) {
    var when = property.when();
    if (when == null) {
      return;
    }
    var rule = new Shape().put("if", holds(when));
    if (isNeeded(property)) {
      var there = new Shape().put("not", Shape.ofType("null")).json();
      rule.put("then", member(name, there).some("required", Shape.texts(List.of(name))));
    }
    var nothing = Shape.oneOf(TypeShape.nothing(property.type())).json();
    rules.add(rule.put("else", member(name, nothing)).json());
  }

  private void check(Plan.Check check) {
    var then = check.then();
    var other = planned.get(then.property());
    var rule = new Shape().put("if", holds(check.given()));
    if (other != null && mayBeLeftOut(other)) {
      var values = new ArrayList<>(TypeShape.spelled(other.type(), then.values()));
      values.addAll(TypeShape.nothing(other.type()));
      rule.put("then", member(then.property(), Shape.oneOf(values).json()));
    } else {
      rule.put("then", holds(then));
    }
    rules.add(rule.json());
  }

  /** Is met where the other property is there and has one of the values, however spelled. */
  private Json holds(Condition condition) {
    var other = planned.get(condition.property());
    List<Json> values =
        other == null ? List.of() : TypeShape.spelled(other.type(), condition.values());
    return values.isEmpty()
        ? Json.FALSE
        : member(condition.property(), Shape.oneOf(values).json())
            .some("required", Shape.texts(List.of(condition.property())))
            .json();
  }

  private static Shape member(String name, Json value) {
    return new Shape().some("properties", Map.of(name, value));
  }
}
