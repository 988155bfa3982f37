package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Transform;
import candor.plan.PropertyType.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in words what values a planned property takes. Immutable. */
final class ValueWords {

  static final String LIST = "List";

  /** A longer list is shown once, under its name. */
  private static final int MOST_IN_A_CELL = 12;

  private final Map<Vocabulary, String> named = new LinkedHashMap<>();

  ValueWords(Plan plan) {
    plan.vocabularies().forEach((name, vocabulary) -> named.putIfAbsent(vocabulary, name));
  }

  /** Writes one row for each property: name, when it is there, what it says, values. */
  List<List<String>> rows(Map<String, Property> properties) {
    var rows = new ArrayList<List<String>>();
    properties.forEach((name, property) ->
        rows.add(
            List.of(
                Markdown.code(name), presence(property), meaning(property), of(property.type()))));
    return rows;
  }

  private static String meaning(Property property) {
    var all = new ArrayList<String>();
    all.add(Words.sentence(property.what()));
    if (property.sensitivity().equals("user-typed")) {
      all.add("It can hold what somebody typed.");
    }
    if (property.since() != null) {
      all.add("Since version " + Markdown.text(property.since()) + ".");
    }
    if (property.expires() != null) {
      all.add("Ends on " + Markdown.text(property.expires()) + " unless it is renewed.");
    }
    return String.join(" ", all);
  }

  private static String presence(Property property) {
    var when = property.when();
    var condition = when == null ? "" : condition(when);
    if (property.required()) {
      return when == null ? "always" : "always if " + condition;
    }
    return when == null ? "if known" : "only if " + condition;
  }

  static String condition(Property.Condition condition) {
    var values = condition.values().stream().map(Markdown::code).toList();
    return Markdown.code(condition.property()) + " is " + Words.or(values);
  }

  private String of(PropertyType type) {
    if (type instanceof PropertyType.Enumeration one) {
      return "one of " + listed(one.vocabulary());
    }
    if (type instanceof PropertyType.EnumList several) {
      return "a list of at most " + several.maxItems() + " of " + listed(several.vocabulary());
    }
    return type instanceof PropertyType.Tier tier ? tier(tier) : plain(type);
  }

  private String listed(Vocabulary vocabulary) {
    var name = named.get(vocabulary);
    boolean tooLong = vocabulary.values().size() > MOST_IN_A_CELL;
    if (name != null && tooLong) {
      return "the list " + Page.link(Markdown.code(name), LIST + " " + name);
    }
    var values = Words.codes(vocabulary.values());
    return name == null ? values + spellings(vocabulary) : values;
  }

  /** Says which other spellings count, and as what. */
  static String spellings(Vocabulary vocabulary) {
    var byValue = new LinkedHashMap<String, List<String>>();
    vocabulary
        .tolerate()
        .forEach((from, to) -> byValue.computeIfAbsent(to, key -> new ArrayList<>()).add(from));
    var all = new ArrayList<String>();
    byValue.forEach((to, from) ->
        all.add(
            Words.codes(from)
                + (to.isEmpty()
                    ? (from.size() == 1 ? " leaves" : " leave") + " the field out"
                    : (from.size() == 1 ? " counts" : " count") + " as " + Markdown.code(to))));
    return all.isEmpty() ? "" : "; " + String.join("; ", all);
  }

  private String tier(PropertyType.Tier tier) {
    var unit = tier.unit().isEmpty() ? "" : " (" + Markdown.text(tier.unit()) + ")";
    var tolerance =
        tier.tolerance() == 0
            ? ""
            : ", and up to "
                + Words.amount(tier.tolerance())
                + " above a step still counts as that step";
    return "one of the steps"
        + unit
        + " "
        + listed(tier.vocabulary())
        + "; the amount is snapped up to the next step"
        + tolerance;
  }

  private static String plain(PropertyType type) {
    if (type instanceof PropertyType.Bool bool) {
      return bool.always() == null ? "`true` or `false`" : "`" + bool.always() + "`";
    }
    if (type instanceof PropertyType.Whole whole) {
      return "whole number, "
          + range(whole.min(), whole.max())
          + unit(whole.unit())
          + (whole.roundTo() <= 1 ? "" : ", rounded to steps of " + Words.amount(whole.roundTo()));
    }
    if (type instanceof PropertyType.Duration duration) {
      return "whole number, "
          + range(0, duration.max())
          + unit(duration.unit())
          + (duration.roundTo() <= 1
              ? ""
              : ", rounded to steps of " + Words.amount(duration.roundTo()));
    }
    if (type instanceof PropertyType.Decimal decimal) {
      return "number, "
          + (decimal.max() == Double.MAX_VALUE
              ? "from " + Words.amount(decimal.min())
              : Words.amount(decimal.min()) + " to " + Words.amount(decimal.max()))
          + unit(decimal.unit())
          + (decimal.roundTo() == 0
              ? ""
              : ", rounded to steps of " + Words.amount(decimal.roundTo()));
    }
    return form(type);
  }

  private static String range(long min, long max) {
    return max == Long.MAX_VALUE
        ? "from " + Words.amount(min)
        : Words.amount(min) + " to " + Words.amount(max);
  }

  private static String unit(String unit) {
    return unit.isEmpty() ? "" : " " + Markdown.text(unit);
  }

  private static String form(PropertyType type) {
    if (type instanceof PropertyType.Version version) {
      return "version number, at most " + Words.count(version.parts(), "part", "parts");
    }
    if (type instanceof PropertyType.Language language) {
      return language.regional()
          ? "ISO code of the language, with its region, such as `en-GB`"
          : "ISO code of the language, such as `en`; a region is cut off";
    }
    if (type instanceof PropertyType.Uuid) {
      return "random number (UUID)";
    }
    if (type instanceof PropertyType.Moment) {
      return "time in UTC";
    }
    if (type instanceof PropertyType.Hash hash) {
      return "the first "
          + hash.length()
          + " hex digits of SHA-256 over the salt "
          + Markdown.code(hash.salt())
          + ", a colon and the value; the salt is the same for everybody, so equal values give equal"
          + " hashes, and whoever guesses a value can check the guess";
    }
    if (type instanceof PropertyType.Text text) {
      return text(text);
    }
    throw new AssertionError("a type without words");
  }

  private static String text(PropertyType.Text text) {
    var all = new ArrayList<String>();
    all.add("text of at most " + Words.count(text.maxLength(), "character", "characters"));
    if (text.pattern() != null) {
      all.add("of the form " + Markdown.code(text.pattern()));
    }
    for (Transform transform : text.transforms()) {
      all.add(
          transform == Transform.SCRUB_PATHS
              ? "every path in it becomes `<path>`"
              : "what looks like a secret becomes `<redacted>`");
    }
    return String.join(", ", all) + ". Why text: " + Words.sentence(text.reason());
  }
}
