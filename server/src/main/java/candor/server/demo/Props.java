package candor.server.demo;

import candor.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the properties of one event. */
final class Props {

  /** No property. */
  static final Map<String, Json> NONE = Map.of();

  private final Map<String, Json> all = new LinkedHashMap<>();

  static Props of(String name, String value) {
    return new Props().with(name, value);
  }

  static Props of(String name, long value) {
    return new Props().with(name, value);
  }

  Props with(String name, String value) {
    all.put(name, new Json.Text(value));
    return this;
  }

  Props with(String name, long value) {
    all.put(name, new Json.Whole(value));
    return this;
  }

  Props with(String name, double value) {
    all.put(name, new Json.Decimal(value));
    return this;
  }

  Props flag(String name, boolean value) {
    all.put(name, value ? Json.TRUE : Json.FALSE);
    return this;
  }

  Props with(String name, Json value) {
    all.put(name, value);
    return this;
  }

  Map<String, Json> all() {
    return all;
  }
}
