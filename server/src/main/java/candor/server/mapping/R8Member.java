package candor.server.mapping;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Is one line about a method: how a range of its lines is called in the sources. Immutable.
 *
 * <p>Lines of one range that follow each other are calls that were written into one another, the
 * innermost first.
 *
 * @param name the method's name in the app
 * @param from the first line of the range in the app, or -1 when there is no range
 * @param to the last one
 * @param home the class it stands in, or empty when it is the class that is described
 * @param method its name in the sources
 * @param first the line in the sources of the first line, or -1 when it is the same
 * @param last the line in the sources of the last line, or the first when all are that one
 * @param isMade whether only the compiler knows it
 */
record R8Member(
    String name,
    int from,
    int to,
    String home,
    String method,
    int first,
    int last,
    boolean isMade) {

  private static final int END = 0;
  private static final int ANY = 1;
  private static final int RANGE = 2;
  private static final int LINES = 4;
  private static final int MADE = 8;

  R8Member made() {
    return new R8Member(name, from, to, home, method, first, last, true);
  }

  boolean hasRange() {
    return from >= 0;
  }

  boolean holds(int line) {
    return from <= line && line <= to;
  }

  boolean isBesides(R8Member other) {
    return from == other.from && to == other.to;
  }

  /** Returns the line in the sources of a line in the app; 0 when it is not known. */
  int line(int line) {
    if (first < 0) {
      return line;
    }
    return !hasRange() || first == last ? first : Math.min(last, first + Math.max(0, line - from));
  }

  void write(PackedOutput out) throws IOException {
    int marks = ANY | (hasRange() ? RANGE : 0) | (first < 0 ? 0 : LINES) | (isMade ? MADE : 0);
    out.one(marks).text(name).text(home).text(method);
    if (hasRange()) {
      out.number(from).number(to - (long) from);
    }
    if (first >= 0) {
      out.number(first).number(last - (long) first);
    }
  }

  static void writeEnd(PackedOutput out) throws IOException {
    out.one(END);
  }

  /** Reads the next one, or null behind the last. */
  static @Nullable R8Member read(PackedInput in) throws IOException {
    int marks = in.one();
    if (marks == END) {
      return null;
    }
    String name = in.text();
    String home = in.text();
    String method = in.text();
    int from = (marks & RANGE) == 0 ? -1 : in.small();
    int to = from < 0 ? -1 : from + in.small();
    int first = (marks & LINES) == 0 ? -1 : in.small();
    int last = first < 0 ? -1 : first + in.small();
    return new R8Member(name, from, to, home, method, first, last, (marks & MADE) != 0);
  }

  /**
   * Reads a line of a mapping, without the spaces around it.
   *
   * @return the member, or null when the line is about a field
   * @throws BadMapping if it is neither
   */
  static @Nullable R8Member of(String line, Lines lines) throws BadMapping {
    int arrow = line.lastIndexOf(" -> ");
    if (arrow < 0) {
      throw lines.bad("is no class, no member and no comment; a member has an arrow \"->\"");
    }
    String name = line.substring(arrow + 4).strip();
    String left = line.substring(0, arrow);
    int open = left.indexOf('(');
    if (open < 0) {
      return null;
    }
    int close = left.indexOf(')', open);
    int blank = left.lastIndexOf(' ', open);
    if (close < 0 || blank < 0 || name.isEmpty()) {
      throw lines.bad("is no method: it needs a type, a name and parameters in parentheses");
    }
    String called = left.substring(blank + 1, open);
    int dot = called.lastIndexOf('.');
    int[] range = numbers(left.substring(0, Math.max(0, left.lastIndexOf(':', blank))), lines);
    int[] source = numbers(left.substring(Math.min(left.length(), close + 2)), lines);
    if (range[0] >= 0 && range[1] < 0) {
      throw lines.bad("has a range of one number; it has two");
    }
    int last = source[1] < 0 ? source[0] : source[1];
    if (range[1] < range[0] || last < source[0]) {
      throw lines.bad("has a range that ends before it begins");
    }
    return new R8Member(
        name,
        range[0],
        range[1],
        dot < 0 ? "" : called.substring(0, dot),
        called.substring(dot + 1),
        source[0],
        last,
        false);
  }

  /** Reads up to two numbers with a colon between; -1 for each that is not there. */
  private static int[] numbers(String text, Lines lines) throws BadMapping {
    int[] found = {-1, -1};
    if (text.isEmpty()) {
      return found;
    }
    String[] parts = text.split(":", 3);
    for (int i = 0; i < parts.length; i++) {
      if (i > 1 || !parts[i].matches("\\d{1,9}")) {
        throw lines.bad("has a line number that is none, or more than two beside each other");
      }
      found[i] = Integer.parseInt(parts[i]);
    }
    return found;
  }
}
