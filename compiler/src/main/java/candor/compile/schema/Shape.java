package candor.compile.schema;

import candor.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the keywords of one schema, in order. For one thread. */
final class Shape {

  private final Map<String, Json> keywords = new LinkedHashMap<>();

  static Shape ofType(String... types) {
    return new Shape().type(types);
  }

  static Shape ref(String definition) {
    return new Shape().put("$ref", "#/$defs/" + definition);
  }

  /** Takes objects that have a member, whatever it is. */
  static Shape having(String member) {
    return new Shape()
        .some("properties", Map.of(member, Json.TRUE))
        .some("required", texts(List.of(member)));
  }

  /** Takes nothing but these values. */
  static Shape oneOf(Collection<? extends Json> values) {
    return new Shape().put("enum", new Json.Array(List.copyOf(values)));
  }

  static List<Json> texts(Collection<String> texts) {
    return texts.stream().<Json>map(Json.Text::new).toList();
  }

  Shape type(String... types) {
    return types.length == 1
        ? put("type", types[0])
        : put("type", new Json.Array(texts(List.of(types))));
  }

  Shape put(String keyword, Json value) {
    keywords.put(keyword, value);
    return this;
  }

  Shape put(String keyword, Shape value) {
    return put(keyword, value.json());
  }

  Shape put(String keyword, String text) {
    return put(keyword, new Json.Text(text));
  }

  Shape put(String keyword, long number) {
    return put(keyword, new Json.Whole(number));
  }

  /** Adds all keywords of another schema. */
  Shape append(Shape other) {
    keywords.putAll(other.keywords);
    return this;
  }

  /** Adds a keyword unless there is nothing to say with it. */
  Shape some(String keyword, String text) {
    return text.isEmpty() ? this : put(keyword, text);
  }

  Shape some(String keyword, Map<String, Json> members) {
    return members.isEmpty() ? this : put(keyword, new Json.Dictionary(members));
  }

  Shape some(String keyword, List<? extends Json> items) {
    return items.isEmpty() ? this : put(keyword, new Json.Array(List.copyOf(items)));
  }

  /** Forbids every member that was not named. */
  Shape closed() {
    return put("additionalProperties", Json.FALSE);
  }

  Json json() {
    return new Json.Dictionary(keywords);
  }
}
