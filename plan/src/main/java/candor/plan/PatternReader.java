package candor.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the safe subset of regular expressions that plans may use.
 *
 * <p>Literals, {@code .}, classes with ranges and {@code ^}, {@code \d \w \s} and escaped
 * punctuation, groups, alternation, {@code * + ? {m} {m,} {m,n}}, and the anchors {@code ^} and
 * {@code $} at the ends, where they change nothing. What needs memory of the text (back references,
 * look-around) is not part of it, so matching is linear.
 */
final class PatternReader {

  /** Characters of a pattern; the longest useful one seen in a plan has 60. */
  private static final int MAX_LENGTH = 256;

  /** Groups inside each other; reading recurses once a group. */
  private static final int MAX_DEPTH = 8;

  /** Repetitions that a counted quantifier may ask for. */
  private static final int MAX_COUNT = 256;

  private final String pattern;
  private int at;
  private int depth;

  private PatternReader(String pattern) {
    this.pattern = pattern;
  }

  /** Is a part of a pattern. */
  sealed interface Part {}

  /** Matches one character; {@code ranges} holds first and last code points in pairs. */
  record One(List<Integer> ranges, boolean negated) implements Part {}

  /** Matches one part after the other. */
  record Sequence(List<Part> parts) implements Part {}

  /** Matches one of the parts. */
  record Choice(List<Part> parts) implements Part {}

  /** Matches a part {@code min} to {@code max} times; {@code max} is -1 for any number. */
  record Repeat(Part part, int min, int max) implements Part {}

  static Part read(String pattern) {
    if (pattern.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a pattern takes at most " + MAX_LENGTH + " characters");
    }
    PatternReader reader = new PatternReader(pattern);
    Part part = reader.choice();
    if (reader.at < pattern.length()) {
      throw reader.wrong("a closing parenthesis without an opening one");
    }
    return part;
  }

  private Part choice() {
    List<Part> parts = new ArrayList<>();
    parts.add(sequence());
    while (peek() == '|') {
      at++;
      parts.add(sequence());
    }
    return parts.size() == 1 ? parts.get(0) : new Choice(parts);
  }

  private Part sequence() {
    List<Part> parts = new ArrayList<>();
    if (depth == 0 && at == 0 && peek() == '^') {
      at++;
    }
    while (peek() >= 0 && peek() != '|' && peek() != ')') {
      if (peek() == '$' && depth == 0 && at == pattern.length() - 1) {
        at++;
        break;
      }
      parts.add(repeated(atom()));
    }
    return new Sequence(parts);
  }

  private Part repeated(Part part) {
    if (!isQuantifier()) {
      return part;
    }
    Part repeat =
        switch (peek()) {
          case '*' -> new Repeat(part, 0, -1);
          case '+' -> new Repeat(part, 1, -1);
          case '?' -> new Repeat(part, 0, 1);
          default -> counted(part);
        };
    at++;
    if (isQuantifier()) {
      throw wrong("a quantifier after a quantifier");
    }
    return repeat;
  }

  private boolean isQuantifier() {
    return peek() >= 0 && "*+?{".indexOf(peek()) >= 0;
  }

  private Part counted(Part part) {
    at++;
    int min = number();
    int max = min;
    if (peek() == ',') {
      at++;
      max = peek() == '}' ? -1 : number();
    }
    if (peek() != '}') {
      throw wrong("a count that does not end");
    }
    if (max >= 0 && max < min) {
      throw wrong("a count whose end is before its start");
    }
    return new Repeat(part, min, max);
  }

  private int number() {
    int from = at;
    while (peek() >= '0' && peek() <= '9' && at - from < 4) {
      at++;
    }
    if (at == from) {
      throw wrong("a count without a number");
    }
    int number = Integer.parseInt(pattern.substring(from, at));
    if (number > MAX_COUNT) {
      throw wrong("a count above " + MAX_COUNT);
    }
    return number;
  }

  private Part atom() {
    int c = next();
    return switch (c) {
      case '(' -> group();
      case '[' -> set();
      case '.' -> new One(List.of(), true);
      case '\\' -> new One(escape(), false);
      case '*', '+', '?', '{', '}', ']', '^', '$' ->
          throw wrong("a special character that needs a backslash here");
      default -> new One(List.of(c, c), false);
    };
  }

  private Part group() {
    if (++depth > MAX_DEPTH) {
      throw wrong("groups nested deeper than " + MAX_DEPTH);
    }
    if (peek() == '?') {
      if (!pattern.startsWith("?:", at)) {
        throw wrong("a special group, which linear matching does not know");
      }
      at += 2;
    }
    Part inner = choice();
    if (peek() != ')') {
      throw wrong("a group that does not end");
    }
    at++;
    depth--;
    return inner;
  }

  private Part set() {
    boolean negated = peek() == '^';
    if (negated) {
      at++;
    }
    List<Integer> ranges = new ArrayList<>();
    while (peek() != ']') {
      int first = next();
      List<Integer> range = first == '\\' ? escape() : List.of(first, first);
      if (peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
        at++;
        range = range(range, next());
      }
      ranges.addAll(range);
    }
    at++;
    if (ranges.isEmpty()) {
      throw wrong("an empty class");
    }
    return new One(ranges, negated);
  }

  private List<Integer> range(List<Integer> from, int last) {
    List<Integer> to = last == '\\' ? escape() : List.of(last, last);
    if (from.size() != 2 || to.size() != 2 || !from.get(0).equals(from.get(1))) {
      throw wrong("a range between classes");
    }
    if (to.get(1) < from.get(0) || !to.get(0).equals(to.get(1))) {
      throw wrong("a range whose end is before its start");
    }
    return List.of(from.get(0), to.get(0));
  }

  private List<Integer> escape() {
    int c = next();
    if (c == 'd') {
      return List.of((int) '0', (int) '9');
    }
    if (c == 'w') {
      return List.of(
          (int) '0', (int) '9', (int) 'A', (int) 'Z', (int) '_', (int) '_', (int) 'a', (int) 'z');
    }
    if (c == 's') {
      return List.of((int) '\t', (int) '\r', (int) ' ', (int) ' ');
    }
    if (c >= 0x80 || Character.isLetterOrDigit(c)) {
      throw wrong("an escape that linear matching does not know");
    }
    return List.of(c, c);
  }

  private int peek() {
    return at < pattern.length() ? pattern.charAt(at) : -1;
  }

  private int next() {
    if (at == pattern.length()) {
      throw wrong("an end where more is needed");
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("the pattern has " + what + " at character " + at);
  }
}
