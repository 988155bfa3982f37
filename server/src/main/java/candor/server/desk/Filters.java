package candor.server.desk;

import candor.server.query.BadQuestion;
import candor.server.query.Scope.Filter;
import candor.server.query.Scope.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
      throw new BadQuestion(parameter, "may use gt and lt only for one number and a number field");
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
