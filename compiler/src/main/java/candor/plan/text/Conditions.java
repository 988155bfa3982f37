package candor.plan.text;

import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads conditions such as {@code {model_source: [foundation, local]}} and checks them. */
final class Conditions {

  private Conditions() {}

  static Property.@Nullable Condition read(Draft draft, Table table, String key) {
    var given = table.table(key);
    if (given == null) {
      return null;
    }
    int before = draft.problems.errors();
    if (given.node().entries().size() != 1) {
      table.wrong(given.node(), key, "one property with the values under which it holds");
      return null;
    }
    var property = given.node().entries().get(0).key().text();
    if (given.need(property) == null) {
      return null;
    }
    var values = draft.fields(given).texts(property);
    if (values.isEmpty() && draft.problems.errors() == before) {
      table.wrong(given.node(), key, "at least one value, as without any it never holds");
    }
    return new Property.Condition(property, values);
  }

  /** Checks a condition against the properties beside it, once all of them are read. */
  static void check(
      Draft draft, Table table, String key, Map<String, Property> beside, String besidePath) {
    var given = table.table(key);
    if (given == null || given.node().entries().size() != 1) {
      return;
    }
    var name = given.node().entries().get(0).key();
    var property = beside.get(name.text());
    if (property != null) {
      values(draft, given, name.text(), property.type());
    } else if (draft.readable(besidePath + "." + name.text())) {
      var message = Nearest.quoted(name.text()) + " is not a property beside this one";
      var rule =
          draft.context.containsKey(name.text()) ? Rule.CONTEXT_CONDITION : Rule.UNKNOWN_PROPERTY;
      draft.problems.unknown(rule, name, given.path(), message, beside.keySet());
    }
  }

  private static void values(Draft draft, Table given, String name, PropertyType type) {
    var closed = closed(type);
    if (closed.isEmpty()) {
      var message = Nearest.quoted(name) + " has no closed list of values";
      draft.problems.add(
          Rule.NO_CLOSED_LIST,
          given.at(name),
          given.path(),
          message,
          "A condition needs an enum or a bool.");
      return;
    }
    for (Node item : given.items(name)) {
      if (item instanceof Node.Scalar value && !closed.contains(value.text())) {
        var message = Nearest.quoted(value.text()) + " is not a value of \"" + name + "\"";
        draft.problems.unknown(Rule.UNKNOWN_VALUE, value, given.path(name), message, closed);
      }
    }
  }

  private static List<String> closed(PropertyType type) {
    if (type instanceof PropertyType.Bool) {
      return List.of("true", "false");
    }
    if (type instanceof PropertyType.Enumeration e) {
      return e.vocabulary().values();
    }
    return type instanceof PropertyType.Tier t ? t.vocabulary().values() : List.of();
  }
}
