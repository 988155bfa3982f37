package candor.plan.text;

import candor.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the members of one object of the canonical form; what is empty or absent is left out.
 *
 * <p>So a key that the language gains later does not change the hash of plans without it. For use
 * by one thread.
 */
final class Leaves {

  private final Map<String, Json> members = new LinkedHashMap<>();

  static <V> Json each(Map<String, V> values, Function<V, Leaves> writer) {
    var all = new LinkedHashMap<String, Json>();
    values.forEach((name, value) -> all.put(name, writer.apply(value).json()));
    return new Json.Dictionary(all);
  }

  static <V> Json each(List<V> values, Function<V, Leaves> writer) {
    return new Json.Array(values.stream().map(value -> writer.apply(value).json()).toList());
  }

  static Json texts(List<String> values) {
    return new Json.Array(values.stream().<Json>map(Json.Text::new).toList());
  }

  Leaves put(String key, @Nullable Json value) {
    boolean empty =
        value == null
            || (value instanceof Json.Array a && a.items().isEmpty())
            || (value instanceof Json.Dictionary d && d.members().isEmpty());
    if (!empty) {
      members.put(key, value);
    }
    return this;
  }

  /** Puts what is meant as it is, also when it is empty. */
  Leaves exactly(String key, @Nullable Json value) {
    if (value != null) {
      members.put(key, value);
    }
    return this;
  }

  Leaves put(String key, @Nullable Leaves value) {
    return put(key, value == null ? null : value.json());
  }

  Leaves put(String key, @Nullable String text) {
    return text == null || text.isEmpty() ? this : put(key, new Json.Text(text));
  }

  Leaves put(String key, long number) {
    return put(key, new Json.Whole(number));
  }

  Leaves put(String key, double number) {
    return put(key, new Json.Decimal(number));
  }

  Leaves put(String key, boolean truth) {
    return put(key, truth ? Json.TRUE : Json.FALSE);
  }

  Leaves texts(String key, List<String> values) {
    return put(key, texts(values));
  }

  Leaves texts(String key, Map<String, String> values) {
    var all = new LinkedHashMap<String, Json>();
    values.forEach((name, value) -> all.put(name, new Json.Text(value)));
    return put(key, new Json.Dictionary(all));
  }

  Json json() {
    return new Json.Dictionary(members);
  }
}
