package candor.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Writes the canonical form of RFC 8785 (JSON Canonicalization Scheme). No state. */
final class Canonical {

  /** Digits that tell any two doubles apart. */
  private static final int MOST_DIGITS = 17;

  /** Places up to which ECMAScript prints a number without an exponent (Number::toString). */
  private static final int PLAIN_PLACES = 21;

  /** Zeros after the point from which ECMAScript turns to an exponent. */
  private static final int PLAIN_ZEROS = 6;

  private Canonical() {}

  static void write(Json json, JsonWriter out) {
    if (json instanceof Json.Dictionary dictionary) {
      out.open();
      // Strings compare by UTF-16 code units, which is the order that RFC 8785 asks for.
      for (Map.Entry<String, Json> member : new TreeMap<>(dictionary.members()).entrySet()) {
        out.name(valid(member.getKey()));
        write(member.getValue(), out);
      }
      out.close();
    } else if (json instanceof Json.Array array) {
      out.openArray();
      for (Json item : array.items()) {
        write(item, out);
      }
      out.closeArray();
    } else if (json instanceof Json.Decimal decimal) {
      out.raw(number(decimal.value()));
    } else if (json instanceof Json.Text text) {
      out.text(valid(text.value()));
    } else {
      out.value(json);
    }
  }

  private static String valid(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) != 2) {
          throw new IllegalArgumentException("a canonical string must not hold a lone surrogate");
        }
        i++;
      }
    }
    return text;
  }

  /** Prints a double as ECMAScript's Number::toString does. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + placed(digits, point);
  }

  private static String placed(String digits, int point) {
    int count = digits.length();
    if (point > PLAIN_PLACES || point <= -PLAIN_ZEROS) {
      String fraction = count == 1 ? "" : "." + digits.substring(1);
      String sign = point > 0 ? "+" : "";
      return digits.charAt(0) + fraction + "e" + sign + (point - 1);
    }
    if (point >= count) {
      return digits + "0".repeat(point - count);
    }
    if (point > 0) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    return "0." + "0".repeat(-point) + digits;
  }

  /**
   * Finds the fewest digits that read back as the value. Double.toString does not before Java 19.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      // Beside a power of two the nearest short form may miss where the next one up does not.
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return rounded.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }
}
