package candor.json;

import java.nio.charset.StandardCharsets;

/** Reads the numbers of one document. For one thread; lives as long as one reading. */
final class NumberScanner {

  /** Characters of one number; a double needs at most 25, the rest is room for odd writers. */
  private static final int MAX_CHARACTERS = 64;

  /** Digits that surely fit a long. */
  private static final int LONG_DIGITS = 18;

  /** Digits that a double holds exactly (2 to the 53 has 16, the first of them a 9). */
  private static final int EXACT_DIGITS = 15;

  private static final int LEAST_SHARED = -1;
  private static final Json[] SHARED = new Json[1_026];

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  static {
    for (int i = 0; i < SHARED.length; i++) {
      SHARED[i] = new Json.Whole(LEAST_SHARED + i);
    }
  }

  private final byte[] bytes;
  private final int start;
  private final int end;
  private int after;

  NumberScanner(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** Returns the byte after the number read last. */
  int after() {
    return after;
  }

  /** Reads the number that starts at {@code from} with a digit or a minus. */
  Json read(int from) throws JsonException {
    int first = bytes[from] == '-' ? from + 1 : from;
    int point = digits(first);
    if (bytes[first] == '0' && point > first + 1) {
      throw at("a number starts with 0", first);
    }
    int fraction = point;
    if (point < end && bytes[point] == '.') {
      fraction = digits(point + 1);
    }
    after = exponent(fraction);
    if (after - from > MAX_CHARACTERS) {
      throw at("a number is too long", from);
    }
    if (after > fraction || fraction - first > LONG_DIGITS) {
      return parsed(from, point);
    }
    return brief(from, first, point, fraction);
  }

  private Json brief(int from, int first, int point, int fraction) {
    long magnitude = 0;
    for (int i = first; i < fraction; i++) {
      if (i != point) {
        magnitude = magnitude * 10 + (bytes[i] - '0');
      }
    }
    boolean negative = first > from;
    if (fraction == point) {
      return whole(negative ? -magnitude : magnitude);
    }
    if (fraction - first > EXACT_DIGITS) {
      return new Json.Decimal(Double.parseDouble(text(from)));
    }
    // Both operands are exact, so the one rounding of the division is the correct one.
    double value = magnitude / TENS[fraction - point - 1];
    return new Json.Decimal(negative ? -value : value);
  }

  private Json parsed(int from, int point) throws JsonException {
    String text = text(from);
    if (after == point) {
      try {
        return whole(Long.parseLong(text));
      } catch (NumberFormatException tooBig) {
        // An integer beyond a long is still a number: the nearest double stands for it.
        return decimal(text, from);
      }
    }
    return decimal(text, from);
  }

  private Json decimal(String text, int from) throws JsonException {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw at("a number is too large", from);
    }
    return new Json.Decimal(value);
  }

  private static Json whole(long value) {
    if (value >= LEAST_SHARED && value < LEAST_SHARED + SHARED.length) {
      return SHARED[(int) value - LEAST_SHARED];
    }
    return new Json.Whole(value);
  }

  private int digits(int from) throws JsonException {
    int i = from;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    if (i == from) {
      throw at("a digit is missing", i);
    }
    return i;
  }

  private int exponent(int from) throws JsonException {
    if (from == end || (bytes[from] | 0x20) != 'e') {
      return from;
    }
    boolean signed = from + 1 < end && (bytes[from + 1] == '+' || bytes[from + 1] == '-');
    return digits(signed ? from + 2 : from + 1);
  }

  private String text(int from) {
    return new String(bytes, from, after - from, StandardCharsets.ISO_8859_1);
  }

  private JsonException at(String reason, int place) {
    return new JsonException(reason, place - start);
  }
}
