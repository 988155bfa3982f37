package candor.compile.java;

import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.text.JavaNames;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Is one property as generated code holds it.
 *
 * @param place its place among the sorted names of its owner
 * @param name its name in the plan
 * @param property what was planned
 * @param java its name in Java
 * @param carrier what carries its values
 * @param required whether it must be given
 */
record Field(
    int place, String name, Property property, String java, Carrier carrier, boolean required) {

  /** What generated members of the same class are called already. */
  private static final List<String> OWN = List.of("place", "values", "write", "snapshot", "lock");

  private static final Map<String, List<String>> UNITS =
      Map.of(
          "ms", List.of("ms", "millis", "milliseconds"),
          "s", List.of("s", "sec", "secs", "seconds"),
          "min", List.of("min", "mins", "minutes"),
          "h", List.of("h", "hours"));

  /** Returns the Java names of all properties of an owner, each with its unit, none twice. */
  static Map<String, String> names(Map<String, Property> properties) {
    var taken = new HashSet<>(OWN);
    var all = new TreeMap<String, String>();
    new TreeMap<>(properties)
        .forEach((name, property) -> all.put(name, unique(measured(name, property.type()), taken)));
    return all;
  }

  private static String unique(String wanted, Set<String> taken) {
    var name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  private static String measured(String name, PropertyType type) {
    if (type instanceof PropertyType.Whole whole) {
      return withUnit(name, whole.unit());
    }
    if (type instanceof PropertyType.Decimal decimal) {
      return withUnit(name, decimal.unit());
    }
    if (type instanceof PropertyType.Duration duration && endsIn(name, duration.unit())) {
      return JavaNames.lowerCamel(name.substring(0, name.lastIndexOf('_')));
    }
    return JavaNames.lowerCamel(name);
  }

  /** A bare number says its unit at the end of its name, once. */
  private static String withUnit(String name, String unit) {
    return unit.isBlank() || endsIn(name, unit) || name.equals(unit.toLowerCase(Locale.ROOT))
        ? JavaNames.lowerCamel(name)
        : JavaNames.lowerCamel(name + "_" + unit.toLowerCase(Locale.ROOT));
  }

  private static boolean endsIn(String name, String unit) {
    var small = unit.toLowerCase(Locale.ROOT);
    return UNITS.getOrDefault(small, List.of(small)).stream().anyMatch(u -> endsWith(name, u));
  }

  private static boolean endsWith(String name, String unit) {
    return name.endsWith("_" + unit) && name.length() > unit.length() + 1;
  }

  /** Returns the name of a constant that belongs to a property; no type can be called so. */
  static String constant(String name, String suffix) {
    return name.toUpperCase(Locale.ROOT) + suffix;
  }

  /** Returns the same property as one that may be absent. */
  Field optionally() {
    return new Field(place, name, property, java, carrier, false);
  }

  /** Returns the type of the component that holds it. */
  String held() {
    return required ? carrier.type() : carrier.boxed();
  }

  /** Returns the statement that hands it over. */
  String call() {
    return "values." + filled(carrier.call()) + ";";
  }

  /** Returns what must hold before it is handed over; empty when it is always there. */
  String condition() {
    boolean always = required && carrier.isPrimitive();
    return always ? "" : java + " != null" + filled(carrier.guard());
  }

  private String filled(String template) {
    return template.replace("#", Integer.toString(place)).replace("$", java);
  }

  /** Returns a name such as {@code withStyle}. */
  String prefixed(String prefix) {
    return prefix + Words.capital(java);
  }

  /** Says whether it holds several values, which the caller could still change. */
  boolean isSet() {
    return property.type() instanceof PropertyType.EnumList;
  }

  /** Returns the type of one of several values. */
  String element() {
    return carrier.type().substring("Set<".length(), carrier.type().length() - 1);
  }
}
