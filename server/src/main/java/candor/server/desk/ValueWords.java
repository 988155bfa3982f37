package candor.server.desk;

import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Vocabulary;
import java.util.List;

/** Says in a few words what a planned value can be. Pure functions. */
final class ValueWords {

  /** As many as a cell of a table shows; the public page of the plan has all. */
  private static final int MOST = 12;

  private ValueWords() {}

  static String of(Property property) {
    var when = property.when();
    String only = when == null ? "" : ", only if " + when.property() + " is " + list(when.values());
    return (property.required() ? "" : "if known, ") + type(property.type()) + only;
  }

  private static String type(PropertyType type) {
    return switch (type) {
      case PropertyType.Bool _ -> "yes or no";
      case PropertyType.Whole whole ->
          "a whole number" + unit(whole.unit()) + rounded((double) whole.roundTo(), 1);
      case PropertyType.Decimal decimal ->
          "a number" + unit(decimal.unit()) + rounded(decimal.roundTo(), 0);
      case PropertyType.Duration duration -> "a length of time" + unit(duration.unit());
      case PropertyType.Enumeration one -> "one of " + list(one.vocabulary());
      case PropertyType.EnumList several -> "some of " + list(several.vocabulary());
      case PropertyType.Tier tier -> "a step: " + list(tier.vocabulary());
      case PropertyType.Version _ -> "a version";
      case PropertyType.Language _ -> "a language";
      case PropertyType.Uuid _ -> "a random number";
      case PropertyType.Moment _ -> "a time";
      case PropertyType.Hash hash -> "a salted hash of " + hash.length() + " digits";
      case PropertyType.Text text ->
          "text of at most " + text.maxLength() + " characters: " + text.reason();
    };
  }

  private static String unit(String unit) {
    return unit.isEmpty() ? "" : " in " + unit;
  }

  private static String rounded(double to, double plain) {
    return to <= plain ? "" : ", rounded to " + new Quantity("").text(to);
  }

  private static String list(Vocabulary vocabulary) {
    return list(vocabulary.values());
  }

  private static String list(List<String> values) {
    String some = String.join(", ", values.subList(0, Math.min(MOST, values.size())));
    return values.size() > MOST ? some + " and " + (values.size() - MOST) + " more" : some;
  }
}
