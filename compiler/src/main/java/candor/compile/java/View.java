package candor.compile.java;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Is what an event may look like once something about it is known. Nothing changes once it was
 * returned.
 *
 * @param open the values that each property with a closed list can still have, by name
 * @param absent the properties that cannot be there
 */
record View(Map<String, List<String>> open, Set<String> absent) {

  /** Returns the values of a closed list, a tier or a bool; nothing for any other type. */
  static List<String> values(PropertyType type) {
    if (type instanceof PropertyType.Enumeration one) {
      return one.vocabulary().values();
    }
    if (type instanceof PropertyType.Tier tier) {
      return tier.vocabulary().values();
    }
    if (type instanceof PropertyType.Bool bool) {
      return bool.always() == null ? List.of("true", "false") : List.of("" + bool.always());
    }
    return List.of();
  }

  /** Knows nothing but the values of the plan. */
  static View all(Map<String, Property> properties) {
    var open = new TreeMap<String, List<String>>();
    properties.forEach((name, property) -> {
      if (!values(property.type()).isEmpty()) {
        open.put(name, values(property.type()));
      }
    });
    return new View(open, Set.of());
  }

  /** Knows what conditions and checks leave; null when they leave nothing. */
  static @Nullable View of(Map<String, Property> properties, List<Plan.Check> checks) {
    return all(properties).settled(properties, checks);
  }

  /** Knows one value more; null when no event can have it. */
  @Nullable View with(
      String name, String value, Map<String, Property> properties, List<Plan.Check> checks) {
    var known = new TreeMap<>(open);
    known.put(name, List.of(value));
    return new View(known, absent).settled(properties, checks);
  }

  /** Draws every conclusion; null when nothing is left that could happen. */
  private @Nullable View settled(Map<String, Property> properties, List<Plan.Check> checks) {
    var next = new View(new TreeMap<>(open), new HashSet<>(absent));
    View before;
    do {
      before = new View(new TreeMap<>(next.open), new HashSet<>(next.absent));
      properties.forEach(next::apply);
      checks.forEach(check -> next.apply(check, properties));
      for (var left : List.copyOf(next.open.entrySet())) {
        if (left.getValue().isEmpty()) {
          var property = Objects.requireNonNull(properties.get(left.getKey()));
          if (property.required() && property.when() == null) {
            return null;
          }
          next.remove(left.getKey());
        }
      }
    } while (!before.equals(next));
    return next;
  }

  private void remove(String name) {
    open.remove(name);
    absent.add(name);
  }

  private void apply(String name, Property property) {
    var when = property.when();
    if (when != null && isNever(when)) {
      remove(name);
    }
  }

  private void apply(Plan.Check check, Map<String, Property> properties) {
    var given = check.given();
    var then = check.then();
    if (isAlways(given, properties) && open.containsKey(then.property())) {
      open.computeIfPresent(then.property(), (name, left) -> kept(left, then.values(), true));
    } else if (isNever(then)) {
      open.computeIfPresent(given.property(), (name, left) -> kept(left, given.values(), false));
    }
  }

  private static List<String> kept(List<String> left, List<String> values, boolean within) {
    return left.stream().filter(value -> values.contains(value) == within).toList();
  }

  boolean isNever(Condition condition) {
    var left = open.get(condition.property());
    return left == null || kept(left, condition.values(), true).isEmpty();
  }

  boolean isAlways(Condition condition, Map<String, Property> properties) {
    var left = open.get(condition.property());
    var property = properties.get(condition.property());
    return left != null
        && property != null
        && property.required()
        && property.when() == null
        && condition.values().containsAll(left);
  }

  /** Forgets one property, so that views can be compared in everything else. */
  View without(String name) {
    var others = new TreeMap<>(open);
    others.remove(name);
    return new View(others, absent);
  }

  /** Joins two views that differ in one property alone. */
  View or(String name, View other) {
    var both = new ArrayList<>(open.getOrDefault(name, List.of()));
    both.addAll(other.open.getOrDefault(name, List.of()));
    var joined = new TreeMap<>(open);
    joined.put(name, both);
    return new View(joined, absent);
  }
}
