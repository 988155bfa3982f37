package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lists the names that a question about one app may use. Immutable.
 *
 * @param events the names of events, the summary's included
 * @param context the properties that ride on every event
 * @param properties the properties of events by name; of several the first
 */
record Dimensions(
    Set<String> events, Map<String, Property> context, Map<String, Property> properties) {

  /** The name under which the events' own names are asked for. */
  static final String EVENT = "event";

  static Dimensions of(Plan plan) {
    var events = new LinkedHashSet<>(plan.events().keySet());
    var properties = new LinkedHashMap<String, Property>();
    for (var event : plan.events().values()) {
      event.properties().forEach(properties::putIfAbsent);
    }
    var summary = plan.summary();
    if (summary != null) {
      events.add(summary.name());
      summary.properties().forEach(properties::putIfAbsent);
    }
    return new Dimensions(
        Collections.unmodifiableSet(events),
        plan.context(),
        Collections.unmodifiableMap(properties));
  }

  boolean has(String name) {
    return name.equals(EVENT) || context.containsKey(name) || properties.containsKey(name);
  }

  /** Says whether greater and less mean something for a property. */
  boolean isNumber(String name) {
    var property = context.containsKey(name) ? context.get(name) : properties.get(name);
    return property != null
        && (property.type().kind() == PropertyType.Kind.WHOLE
            || property.type().kind() == PropertyType.Kind.DECIMAL);
  }
}
