package candor.plan.change;

import candor.plan.Plan.Check;
import candor.plan.Plan.Event;
import candor.plan.Property;
import candor.plan.Property.Condition;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Is the properties of one event that a check hangs on, also by way of conditions.
 *
 * <p>Where such a property had to be there, the check could keep the whole event out. Once it may
 * be missing, more events pass.
 *
 * @param names the names of these properties
 */
record Ties(Set<String> names) {

  static final Ties NONE = new Ties(Set.of());

  static Ties of(Event event) {
    Set<String> names = new HashSet<>();
    for (Check check : event.checks()) {
      names.add(check.given().property());
      names.add(check.then().property());
    }
    while (names.addAll(conditions(event, names))) {
      // A condition may itself hang on another one, so look again.
    }
    return new Ties(names);
  }

  private static Set<String> conditions(Event event, Set<String> names) {
    Set<String> more = new HashSet<>();
    for (Map.Entry<String, Property> each : event.properties().entrySet()) {
      Condition when = each.getValue().when();
      if (when != null && names.contains(each.getKey())) {
        more.add(when.property());
      }
    }
    return more;
  }

  boolean hold(String name) {
    return names.contains(name);
  }
}
