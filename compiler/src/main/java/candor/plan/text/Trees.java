package candor.plan.text;

import candor.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns document trees into JSON values and back. */
final class Trees {

  /** JSON carries no places; everything stands at the start. */
  private static final int NOWHERE = 1;

  private Trees() {}

  static Json json(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return json(scalar);
    }
    if (node instanceof Node.Sequence sequence) {
      return new Json.Array(sequence.items().stream().map(Trees::json).toList());
    }
    var members = new LinkedHashMap<String, Json>();
    for (Node.Entry entry : ((Node.Mapping) node).entries()) {
      members.putIfAbsent(entry.key().text(), json(entry.value()));
    }
    return new Json.Dictionary(members);
  }

  private static Json json(Node.Scalar scalar) {
    return switch (scalar.form()) {
      case TEXT -> new Json.Text(scalar.text());
      case TRUTH -> new Json.Bool(Boolean.parseBoolean(scalar.text()));
      case NOTHING -> Json.NOTHING;
      case WHOLE, DECIMAL -> number(scalar);
    };
  }

  private static Json number(Node.Scalar scalar) {
    try {
      if (scalar.form() == Node.Form.WHOLE) {
        return new Json.Whole(Long.parseLong(scalar.text()));
      }
    } catch (NumberFormatException e) {
      return new Json.Text(scalar.text());
    }
    var value = Fields.number(scalar);
    return value == null ? new Json.Text(scalar.text()) : new Json.Decimal(value);
  }

  static Node node(Json json) {
    if (json instanceof Json.Dictionary dictionary) {
      return mapping(dictionary.members());
    }
    if (json instanceof Json.Array array) {
      return new Node.Sequence(array.items().stream().map(Trees::node).toList(), NOWHERE, NOWHERE);
    }
    if (json instanceof Json.Text text) {
      return scalar(text.value(), Node.Form.TEXT);
    }
    if (json instanceof Json.Whole whole) {
      return scalar(Long.toString(whole.value()), Node.Form.WHOLE);
    }
    if (json instanceof Json.Decimal decimal) {
      return scalar(Double.toString(decimal.value()), Node.Form.DECIMAL);
    }
    return json instanceof Json.Bool bool
        ? scalar(Boolean.toString(bool.value()), Node.Form.TRUTH)
        : scalar("", Node.Form.NOTHING);
  }

  private static Node mapping(Map<String, Json> members) {
    List<Node.Entry> entries = new ArrayList<>();
    members.forEach((name, value) -> entries.add(new Node.Entry(key(name), node(value))));
    return new Node.Mapping(entries, NOWHERE, NOWHERE);
  }

  private static Node.Scalar key(String name) {
    return scalar(name, Node.Form.TEXT);
  }

  private static Node.Scalar scalar(String text, Node.Form form) {
    return new Node.Scalar(text, form, NOWHERE, NOWHERE);
  }
}
