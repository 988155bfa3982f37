package candor.compile.schema;

import candor.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the keys of one place in the plan language, each with what it means: the sentence that an
 * editor shows. For one thread.
 */
final class Section {

  private final Map<String, Json> keys = new LinkedHashMap<>();
  private final List<String> needed = new ArrayList<>();

  /** Adds a key that must be there. */
  Section needs(String key, Shape value, String what) {
    needed.add(key);
    return may(key, value, what);
  }

  /** Adds a key that may be absent. */
  Section may(String key, Shape value, String what) {
    keys.put(key, new Shape().put("description", what).append(value).json());
    return this;
  }

  /** Takes an object of these keys and no others. */
  Shape shape() {
    return open().closed();
  }

  /** Takes an object of these keys; which others there may be is said beside it. */
  Shape open() {
    return Shape.ofType("object").some("properties", keys).some("required", Shape.texts(needed));
  }

  /** Adds keys that are described elsewhere, so that they are not one too many here. */
  Section beside(Section others) {
    others.keys.keySet().forEach(key -> keys.put(key, Json.TRUE));
    return this;
  }
}
