package candor.compile.java;

import candor.plan.PropertyType;
import java.util.List;

/**
 * Says how Java carries the values of a property.
 *
 * @param type the type of a parameter
 * @param boxed the type of a component that may be null
 * @param call hands a value over; {@code #} stands for the place and {@code $} for the value
 * @param guard what must hold besides being there, with {@code $} for the value; may be empty
 * @param imports full names of the types
 */
record Carrier(String type, String boxed, String call, String guard, List<String> imports) {

  private static Carrier simple(String type, String call, String... imports) {
    return new Carrier(type, type, call, "", List.of(imports));
  }

  /** Carries one value of an enum. */
  static Carrier choice(String type) {
    return simple(type, "choice(#, $.ordinal())");
  }

  /** Carries one value of an enum that leaves some values out. */
  static Carrier part(String type, String places) {
    return simple(type, "choice(#, " + places + "[$.ordinal()])");
  }

  /** Carries several values of an enum. */
  static Carrier choices(String type) {
    return simple("Set<" + type + ">", "choices(#, " + type + ".places($))", "java.util.Set");
  }

  /** Carries a hash by the type that hashes. */
  static Carrier hash(String type) {
    return simple(type, "text(#, $.toString())");
  }

  /** Carries a length of time, measured by a constant. */
  static Carrier duration(String measure) {
    return simple("Duration", "whole(#, " + measure + ".of($))", "java.time.Duration");
  }

  /** Carries any type that needs neither a list nor a constant. */
  static Carrier of(PropertyType type) {
    if (type instanceof PropertyType.Bool) {
      return new Carrier("boolean", "Boolean", "truth(#, $)", "", List.of());
    }
    if (type instanceof PropertyType.Whole) {
      return new Carrier("long", "Long", "whole(#, $)", "", List.of());
    }
    if (type instanceof PropertyType.Decimal) {
      return new Carrier("double", "Double", "decimal(#, $)", "", List.of());
    }
    if (type instanceof PropertyType.Version || type instanceof PropertyType.Text) {
      return simple("String", "text(#, $)");
    }
    if (type instanceof PropertyType.Language) {
      var guard = " && !$.getLanguage().isEmpty()";
      return new Carrier(
          "Locale", "Locale", "text(#, $.toLanguageTag())", guard, List.of("java.util.Locale"));
    }
    if (type instanceof PropertyType.Uuid) {
      return simple("UUID", "text(#, $.toString())", "java.util.UUID");
    }
    if (type instanceof PropertyType.Moment) {
      return simple("Instant", "text(#, $.toString())", "java.time.Instant");
    }
    throw new AssertionError("a type without a carrier");
  }

  boolean isPrimitive() {
    return !type.equals(boxed);
  }
}
