package candor.compile.java;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in documentation comments what the plan says of a property. Pure. */
final class Words {

  private Words() {}

  /** Describes a property: what it is, then every rule that a caller should know. */
  static String of(Property property, boolean conditionHolds) {
    var all = new ArrayList<String>();
    all.add(JavaText.sentence(property.what()));
    all.add(form(property.type()));
    if (property.when() != null && !conditionHolds) {
      all.add("Only when " + condition(property.when()) + ".");
    }
    if (property.sensitivity().equals("user-typed")) {
      all.add("Typed by a person.");
    }
    if (property.example() != null) {
      all.add("Such as " + JavaText.code(example(property)) + ".");
    }
    if (property.since() != null) {
      all.add("Since " + JavaText.code(property.since()) + ".");
    }
    if (property.expires() != null) {
      all.add("Expires on " + property.expires() + ".");
    }
    return joined(all);
  }

  static String joined(List<String> sentences) {
    return String.join(" ", sentences.stream().filter(text -> !text.isBlank()).toList());
  }

  /** An example stands as JSON in the plan; of a text only the text is of interest. */
  private static String example(Property property) {
    var json = String.valueOf(property.example());
    boolean text = json.length() > 1 && json.startsWith("\"") && json.indexOf('\\') < 0;
    return text ? json.substring(1, json.length() - 1) : json;
  }

  static String condition(Condition condition) {
    return JavaText.code(condition.property()) + " is " + either(condition.values());
  }

  private static String either(List<String> values) {
    return String.join(" or ", values.stream().map(JavaText::code).toList());
  }

  static String check(Plan.Check check) {
    return "When "
        + condition(check.given())
        + ", "
        + condition(check.then())
        + ": the firewall refuses the event otherwise.";
  }

  private static String form(PropertyType type) {
    if (type instanceof PropertyType.Whole whole) {
      var most = whole.max() == Long.MAX_VALUE ? null : Long.toString(whole.max());
      return range(whole.unit(), Long.toString(whole.min()), most)
          + rounded(whole.roundTo() > 1, Long.toString(whole.roundTo()));
    }
    if (type instanceof PropertyType.Decimal decimal) {
      var most = decimal.max() == Double.MAX_VALUE ? null : plain(decimal.max());
      return range(decimal.unit(), plain(decimal.min()), most)
          + rounded(decimal.roundTo() > 0, plain(decimal.roundTo()));
    }
    if (type instanceof PropertyType.Duration duration) {
      var most = duration.max() == Long.MAX_VALUE ? "" : ", at most " + duration.max();
      return "Sent in "
          + duration.unit()
          + most
          + "."
          + rounded(duration.roundTo() > 1, Long.toString(duration.roundTo()));
    }
    if (type instanceof PropertyType.Version version) {
      return version.parts() == 4 ? "" : "Cut to " + parts(version.parts()) + ".";
    }
    if (type instanceof PropertyType.Language language) {
      return language.regional() ? "Cut to language and region." : "Cut to the language.";
    }
    if (type instanceof PropertyType.EnumList list) {
      return "At most " + list.maxItems() + ".";
    }
    return type instanceof PropertyType.Text text ? text(text) : "";
  }

  private static String parts(int parts) {
    return parts == 1 ? "its first number" : "its first " + parts + " numbers";
  }

  private static String range(String unit, String least, @Nullable String most) {
    var in = unit.isBlank() ? "" : "In " + JavaText.sentence(unit) + ", ";
    var from = most == null ? "at least " + least : "from " + least + " to " + most;
    return in.isEmpty() ? capital(from) + "." : in + from + ".";
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String rounded(boolean so, String step) {
    return so ? " Rounded to steps of " + step + "." : "";
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private static String text(PropertyType.Text text) {
    var all = new ArrayList<String>();
    all.add("At most " + text.maxLength() + " characters.");
    if (text.pattern() != null) {
      all.add("Must match " + JavaText.code(text.pattern()) + ".");
    }
    if (text.transforms().contains(PropertyType.Transform.SCRUB_PATHS)) {
      all.add("File paths in it are replaced.");
    }
    if (text.transforms().contains(PropertyType.Transform.REDACT_SECRETS)) {
      all.add("Secrets in it are replaced.");
    }
    all.add("Free text, because: " + JavaText.sentence(text.reason()));
    return joined(all);
  }
}
