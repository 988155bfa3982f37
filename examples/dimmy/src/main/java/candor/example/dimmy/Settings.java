package candor.example.dimmy;

import java.util.EnumMap;
import java.util.Map;

/**
 * Is what the person set. Immutable.
 *
 * @param chosen the values that were set; the usual ones are not in it
 */
record Settings(Map<Setting, String> chosen) {

  /** Copies the values. */
  Settings {
    chosen = Map.copyOf(chosen);
  }

  String get(Setting setting) {
    return chosen.getOrDefault(setting, setting.usual());
  }

  boolean isOn(Setting setting) {
    return get(setting).equals("on");
  }

  Settings with(Setting setting, String value) {
    var all = new EnumMap<Setting, String>(Setting.class);
    all.putAll(chosen);
    all.put(setting, value);
    return new Settings(all);
  }
}
