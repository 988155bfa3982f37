package candor.plan;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is the planned properties of one event, compiled once so that judging is only looking up.
 *
 * <p>Looks like the map that it was made of, so that records of the plan can hold it as their
 * component. Immutable, so safe for use by many threads.
 */
final class Rules extends AbstractMap<String, Property> {

  private final Map<String, Property> properties;
  private final Map<String, Rule> byName;
  private final Rule[] inOrder;

  /** Made when the first bytes come, which in an app is never. */
  private volatile @Nullable ByteRules bytes;

  private Rules(Map<String, Property> source) {
    this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(source));
    this.byName = new HashMap<>();
    this.inOrder = new Rule[properties.size()];
    for (Map.Entry<String, Property> entry : properties.entrySet()) {
      int place = byName.size();
      inOrder[place] = Rule.of(place, entry.getKey(), entry.getValue());
      byName.put(entry.getKey(), inOrder[place]);
    }
  }

  static Rules of(Map<String, Property> properties) {
    return properties instanceof Rules rules ? rules : new Rules(properties);
  }

  /**
   * Is one compiled property.
   *
   * @param place its place in the plan's order
   * @param name its name
   * @param property what was planned
   * @param type judges its values
   * @param mayBeLeftOut whether a spelling asks to leave it out; then its absence is never missed,
   *     because what one judge left out, the next one must not ask for
   */
  record Rule(int place, String name, Property property, TypeRule type, boolean mayBeLeftOut) {
    static Rule of(int place, String name, Property property) {
      boolean mayBeLeftOut = PropertyType.spellings(property.type()).containsValue("");
      return new Rule(place, name, property, TypeRule.of(property.type()), mayBeLeftOut);
    }
  }

  int count() {
    return inOrder.length;
  }

  Rule at(int place) {
    return inOrder[place];
  }

  @Nullable Rule named(String name) {
    return byName.get(name);
  }

  /** Returns the same rules, to be found by the bytes of their names. */
  ByteRules bytes() {
    ByteRules known = bytes;
    if (known == null) {
      known = ByteRules.of(this);
      bytes = known;
    }
    return known;
  }

  @Override
  public @Nullable Property get(@Nullable Object name) {
    return properties.get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return properties.containsKey(name);
  }

  @Override
  public Set<Entry<String, Property>> entrySet() {
    return properties.entrySet();
  }
}
