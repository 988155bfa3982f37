package candor.server.otlp;

import candor.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects attributes; of two with one name the first stays. For one thread and one use. */
final class Attributes {

  private final Map<String, Json> all = new LinkedHashMap<>();
  private boolean ambiguous;

  void add(String name, Json value) {
    ambiguous |= all.putIfAbsent(name, value) != null;
  }

  Map<String, Json> all() {
    return all;
  }

  boolean isAmbiguous() {
    return ambiguous;
  }

  /** Makes a number of what may be none; what is no number says nothing. */
  static Json number(double value) {
    return Double.isFinite(value) ? new Json.Decimal(value) : Json.NOTHING;
  }
}
