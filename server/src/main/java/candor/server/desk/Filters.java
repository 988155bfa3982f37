package candor.server.desk;

import candor.server.http.Request;
import candor.server.query.BadQuestion;
import candor.server.query.Scope.Filter;
import candor.server.query.Scope.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Reads and writes conditions as {@code property:operator:value,value}.
 *
 * <p>A comma or backslash that belongs to a value is preceded by a backslash.
 */
final class Filters {

  /** Longer lists are a mistake: no page offers more values than this to choose from. */
  private static final int MOST_VALUES = 50;

  /** Every condition costs time in the store; people combine two or three. */
  static final int MOST_FILTERS = 10;

  private Filters() {}

  /** Reads those of an address, and the one that the form of a page adds to them. */
  static List<Filter> of(Request request, Dimensions names, List<String> notices) {
    var all = new ArrayList<Filter>();
    for (String text : request.query().getOrDefault("f", List.of())) {
      add(text, names, "A filter in the address was left out", new Adding(all, notices));
    }
    String property = first(request, "fp");
    if (!property.isEmpty()) {
      String value = first(request, "fv").strip();
      String text = property + ":" + first(request, "fo") + (value.isEmpty() ? "" : ":" + value);
      add(text, names, "The filter was not added", new Adding(all, notices));
    }
    return all;
  }

  private record Adding(List<Filter> to, List<String> notices) {}

  private static void add(String text, Dimensions names, String failed, Adding adding) {
    try {
      Filter filter = read(text, names, "f");
      if (adding.to().contains(filter)) {
        return;
      }
      if (adding.to().size() == MOST_FILTERS) {
        adding.notices().add(failed + ": there can be at most " + MOST_FILTERS + ".");
      } else {
        adding.to().add(filter);
      }
    } catch (BadQuestion e) {
      adding.notices().add(failed + ": it " + e.getMessage() + ".");
    }
  }

  private static String first(Request request, String name) {
    return Objects.requireNonNullElse(request.parameter(name), "");
  }

  static Filter read(String text, Dimensions names, String parameter) throws BadQuestion {
    String[] parts = text.split(":", 3);
    if (parts.length < 2 || !names.has(parts[0])) {
      throw new BadQuestion(
          parameter, "must be PROPERTY:OPERATOR:VALUE with a property that the plan holds");
    }
    Operator operator = operator(parts[1], parameter);
    List<String> values = parts.length < 3 ? List.of() : split(parts[2]);
    check(operator, values, names.isNumber(parts[0]), parameter);
    return new Filter(parts[0], operator, values);
  }

  private static Operator operator(String word, String parameter) throws BadQuestion {
    for (Operator operator : Operator.values()) {
      if (operator.name().toLowerCase(Locale.ROOT).equals(word)) {
        return operator;
      }
    }
    throw new BadQuestion(parameter, "has an operator other than is, not, contains, gt, lt, set");
  }

  private static void check(
      Operator operator, List<String> values, boolean number, String parameter) throws BadQuestion {
    boolean compares = operator == Operator.GT || operator == Operator.LT;
    if (operator == Operator.SET ? !values.isEmpty() : values.isEmpty()) {
      throw new BadQuestion(
          parameter, "must have a value, except after set, where there must be none");
    }
    if (compares && (!number || values.size() != 1 || !isNumber(values.getFirst()))) {
      throw new BadQuestion(
          parameter,
          "may ask for over (gt) or under (lt) only with one number, of a property that holds numbers");
    }
    if (values.size() > MOST_VALUES) {
      throw new BadQuestion(parameter, "must have at most " + MOST_VALUES + " values");
    }
  }

  private static boolean isNumber(String value) {
    return value.matches("-?\\d{1,18}(\\.\\d{1,18})?");
  }

  private static List<String> split(String text) {
    var values = new ArrayList<String>();
    var value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        value.append(text.charAt(++i));
      } else if (c == ',') {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    values.removeIf(String::isEmpty);
    return values;
  }

  static String write(Filter filter) {
    String operator = filter.operator().name().toLowerCase(Locale.ROOT);
    if (filter.operator() == Operator.SET) {
      return filter.property() + ":" + operator;
    }
    var values =
        filter.values().stream().map(v -> v.replace("\\", "\\\\").replace(",", "\\,")).toList();
    return filter.property() + ":" + operator + ":" + String.join(",", values);
  }
}
