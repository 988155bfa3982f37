package candor.compile.java;

import static java.util.Comparator.reverseOrder;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import candor.plan.text.JavaNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is one shape that an event may have.
 *
 * @param name how it is told from the others of its event; empty when there is only one
 * @param view what is known of its properties
 */
record Variant(String name, View view) {

  /** More records than this do not make an event clearer. */
  private static final int MOST = 8;

  /** More values than this do not make a name. */
  private static final int MOST_NAMED = 3;

  /** Returns the shapes of an event, in the order of the values that tell them apart. */
  static List<Variant> of(Map<String, Property> properties, List<Plan.Check> checks) {
    var plain = View.of(properties, checks);
    if (plain == null) {
      // The checks leave nothing that could be recorded; the firewall refuses whatever comes.
      return List.of(plain(properties));
    }
    for (String name : candidates(properties, checks)) {
      var views = split(plain, name, properties, checks);
      if (views.size() > 1 && views.size() <= MOST) {
        return named(name, views, Objects.requireNonNull(properties.get(name)));
      }
    }
    return List.of(new Variant("", plain));
  }

  /** Returns the one shape of what has no checks. */
  static Variant plain(Map<String, Property> properties) {
    return new Variant("", View.all(properties));
  }

  /** Returns the properties on which others depend and which are always there, weightiest first. */
  private static List<String> candidates(
      Map<String, Property> properties, List<Plan.Check> checks) {
    var weight = new LinkedHashMap<String, Integer>();
    for (Property property : properties.values()) {
      weigh(property.when(), checks.size() + 1, weight);
    }
    for (Plan.Check check : checks) {
      weigh(check.given(), 1, weight);
    }
    Comparator<Map.Entry<String, Integer>> heaviest = Map.Entry.comparingByValue(reverseOrder());
    return weight.entrySet().stream()
        .filter(entry -> isThere(properties.get(entry.getKey())))
        .sorted(heaviest.thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void weigh(@Nullable Condition condition, int by, Map<String, Integer> weight) {
    if (condition != null) {
      weight.merge(condition.property(), by, Integer::sum);
    }
  }

  private static boolean isThere(@Nullable Property property) {
    return property != null
        && property.required()
        && property.when() == null
        && View.values(property.type()).size() > 1;
  }

  private static List<View> split(
      View plain, String name, Map<String, Property> properties, List<Plan.Check> checks) {
    var groups = new LinkedHashMap<View, View>();
    for (String value : plain.open().getOrDefault(name, List.of())) {
      var view = plain.with(name, value, properties, checks);
      if (view != null) {
        groups.merge(view.without(name), view, (one, other) -> one.or(name, other));
      }
    }
    return List.copyOf(groups.values());
  }

  private static List<Variant> named(String by, List<View> views, Property property) {
    var all = new ArrayList<Variant>();
    for (View view : views) {
      var values = Objects.requireNonNull(view.open().get(by));
      all.add(new Variant(name(by, values, property.type()), view));
    }
    return all;
  }

  private static String name(String by, List<String> values, PropertyType type) {
    if (type instanceof PropertyType.Bool) {
      return (values.contains("true") ? "" : "Not") + JavaNames.upperCamel(by);
    }
    return values.size() > MOST_NAMED
        ? "Other"
        : String.join("Or", values.stream().map(JavaNames::upperCamel).toList());
  }
}
