package candor.plan.change;

import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Puts parts of a plan into words for people. No state. */
final class Words {

  /** Items of a list that are named; a reader does not take in more in one line. */
  private static final int NAMED = 5;

  /** Characters of one quoted text; the plan holds the rest. */
  private static final int LONGEST = 160;

  private static final Map<Class<? extends PropertyType>, String> NAMES =
      Map.of(
          PropertyType.Bool.class, "yes or no",
          PropertyType.Version.class, "a version",
          PropertyType.Language.class, "a language",
          PropertyType.Uuid.class, "a random identifier",
          PropertyType.Moment.class, "a moment in time");

  private Words() {}

  /** Returns a text of the plan's author in one short line. */
  static String plain(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c);
    }
    return text.length() > LONGEST ? line + "…" : line.toString();
  }

  static String number(long number) {
    return number == Long.MAX_VALUE || number == Long.MIN_VALUE
        ? "any number"
        : Long.toString(number);
  }

  static String number(double number) {
    if (Math.abs(number) == Double.MAX_VALUE) {
      return "any number";
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  static String list(Collection<String> items) {
    return list(items, " and ");
  }

  private static String list(Collection<String> items, String before) {
    List<String> named = new ArrayList<>();
    for (String item : items) {
      if (named.size() < NAMED) {
        named.add(plain(item));
      }
    }
    int rest = items.size() - named.size();
    if (rest > 0) {
      named.add(rest + " more");
    }
    int last = named.size() - 1;
    return last < 1
        ? String.join("", named)
        : String.join(", ", named.subList(0, last)) + before + named.get(last);
  }

  static String of(Condition condition) {
    return condition.property() + " is " + list(condition.values(), " or ");
  }

  static String of(Property property) {
    Condition when = property.when();
    return of(property.type()) + (when == null ? "" : ", only when " + of(when));
  }

  static String of(PropertyType type) {
    if (type instanceof PropertyType.Whole whole) {
      return range("a whole number", number(whole.min()), number(whole.max()), whole.unit());
    }
    if (type instanceof PropertyType.Decimal decimal) {
      return range("a number", number(decimal.min()), number(decimal.max()), decimal.unit());
    }
    if (type instanceof PropertyType.Duration duration) {
      return range("a length of time", "0", number(duration.max()), duration.unit());
    }
    if (type instanceof PropertyType.Enumeration one) {
      return "one of " + count(one.vocabulary().values().size(), "value");
    }
    if (type instanceof PropertyType.EnumList several) {
      return "a list of " + count(several.vocabulary().values().size(), "possible value");
    }
    if (type instanceof PropertyType.Tier tier) {
      return "one of " + count(tier.vocabulary().values().size(), "tier");
    }
    if (type instanceof PropertyType.Hash hash) {
      return "a salted hash of " + count(hash.length(), "digit");
    }
    if (type instanceof PropertyType.Text text) {
      return "free text of up to " + count(text.maxLength(), "character");
    }
    return NAMES.getOrDefault(type.getClass(), "another kind of value");
  }

  private static String range(String what, String min, String max, String unit) {
    return what + " from " + min + " to " + max + (unit.isEmpty() ? "" : " " + unit);
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
