package candor.server.symbol;

/** Goes through a mangled name, within bounds. For one thread and one name. */
final class Reader {

  /** What a compiler nests deeper, nobody reads. */
  private static final int DEEPEST = 128;

  /** Steps of one name: its parts may be referred to again and again, which grows without end. */
  private static final int MOST_STEPS = 20_000;

  private final String text;
  private int at;
  private int depth;
  private int steps;

  Reader(String text, int from) {
    this.text = text;
    this.at = from;
  }

  int at() {
    return at;
  }

  void at(int other) {
    at = other;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** Returns the next character, or 0 at the end. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  char next() throws Unreadable {
    if (atEnd()) {
      throw new Unreadable();
    }
    return text.charAt(at++);
  }

  boolean eat(char c) {
    if (peek() != c || atEnd()) {
      return false;
    }
    at++;
    return true;
  }

  boolean eat(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  void expect(char c) throws Unreadable {
    if (!eat(c)) {
      throw new Unreadable();
    }
  }

  boolean isDigit() {
    return isDigit(peek());
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Reads a decimal number that cannot exceed the length of any name. */
  int number() throws Unreadable {
    if (!isDigit()) {
      throw new Unreadable();
    }
    int number = 0;
    if (eat('0')) {
      // Another digit would begin another number.
      return 0;
    }
    while (isDigit()) {
      number = number * 10 + (text.charAt(at++) - '0');
      if (number > Symbol.LONGEST) {
        throw new Unreadable();
      }
    }
    return number;
  }

  String take(int length) throws Unreadable {
    if (length > text.length() - at) {
      throw new Unreadable();
    }
    at += length;
    return text.substring(at - length, at);
  }

  /** Goes one level down; each way down must come up again through {@link #up}. */
  void down() throws Unreadable {
    step();
    if (++depth > DEEPEST) {
      throw new Unreadable();
    }
  }

  void up() {
    depth--;
  }

  void step() throws Unreadable {
    if (++steps > MOST_STEPS) {
      throw new Unreadable();
    }
  }
}
