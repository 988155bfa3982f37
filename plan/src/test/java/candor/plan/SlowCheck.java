package candor.plan;

import candor.json.Json;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells whether a value fits a type, in other words than the firewall uses. */
final class SlowCheck {

  private SlowCheck() {}

  static boolean fits(PropertyType type, Json value) {
    if (type instanceof PropertyType.Bool bool) {
      return value instanceof Json.Bool b && (bool.always() == null || bool.always() == b.value());
    }
    if (type instanceof PropertyType.Whole whole) {
      return value instanceof Json.Whole n && n.value() >= whole.min() && n.value() <= whole.max();
    }
    if (type instanceof PropertyType.Duration duration) {
      return value instanceof Json.Whole n && n.value() >= 0 && n.value() <= duration.max();
    }
    if (type instanceof PropertyType.Decimal decimal) {
      return value instanceof Json.Decimal n
          && n.value() >= decimal.min()
          && n.value() <= decimal.max();
    }
    if (type instanceof PropertyType.EnumList list) {
      return value instanceof Json.Array array && fits(list, array.items());
    }
    return value instanceof Json.Text text && fits(type, text.value());
  }

  private static boolean fits(PropertyType.EnumList list, List<Json> items) {
    List<String> words = items.stream().map(item -> ((Json.Text) item).value()).toList();
    return words.size() <= list.maxItems()
        && list.vocabulary().values().containsAll(words)
        && words.equals(List.copyOf(new TreeSet<>(words)));
  }

  private static boolean fits(PropertyType type, String text) {
    if (type instanceof PropertyType.Enumeration e) {
      return e.vocabulary().values().contains(text);
    }
    if (type instanceof PropertyType.Tier tier) {
      return tier.vocabulary().values().contains(text);
    }
    if (type instanceof PropertyType.Version version) {
      String suffix = version.parts() == 4 ? "([-+_A-Za-z][-+_.0-9A-Za-z]{0,23})?" : "";
      return text.matches("\\d+(\\.\\d+){0," + (version.parts() - 1) + "}" + suffix);
    }
    if (type instanceof PropertyType.Language language) {
      return text.matches("[a-z]{2,3}" + (language.regional() ? "(-([A-Z]{2}|\\d{3}))?" : ""));
    }
    if (type instanceof PropertyType.Uuid) {
      return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
    if (type instanceof PropertyType.Moment) {
      return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }
    if (type instanceof PropertyType.Hash hash) {
      return text.matches("[0-9a-f]{" + hash.length() + "}");
    }
    PropertyType.Text free = (PropertyType.Text) type;
    return text.codePointCount(0, text.length()) <= free.maxLength()
        && !Pattern.compile("\\p{Cc}|[\u202a-\u202e]").matcher(text).find()
        && (free.pattern() == null || text.matches(free.pattern()))
        && (free.transforms().isEmpty() || !text.contains("/home"));
  }
}
