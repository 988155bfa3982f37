package candor.server.symbol;

import java.util.Map;

/** Reads and writes the words of {@link RustV0}: names, numbers, lifetimes. For one name. */
final class RustWords {

  static final Map<Character, String> BASIC =
      Map.ofEntries(
          Map.entry('a', "i8"),
          Map.entry('b', "bool"),
          Map.entry('c', "char"),
          Map.entry('d', "f64"),
          Map.entry('e', "str"),
          Map.entry('f', "f32"),
          Map.entry('h', "u8"),
          Map.entry('i', "isize"),
          Map.entry('j', "usize"),
          Map.entry('l', "i32"),
          Map.entry('m', "u32"),
          Map.entry('n', "i128"),
          Map.entry('o', "u128"),
          Map.entry('p', "_"),
          Map.entry('s', "i16"),
          Map.entry('t', "u16"),
          Map.entry('u', "()"),
          Map.entry('v', "..."),
          Map.entry('x', "i64"),
          Map.entry('y', "u64"),
          Map.entry('z', "!"));

  private static final int LETTERS = 26;

  /** Digits in base 62 of a hash of 64 bits, which is read to be left out and may overflow. */
  private static final int MOST_DIGITS = 11;

  private final Reader reader;
  private final int start;
  private final StringBuilder out = new StringBuilder();
  private int muted;
  private long bound;

  RustWords(Reader reader, int start) {
    this.reader = reader;
    this.start = start;
  }

  /** Reads on without writing, until {@link #speak} was called as often. */
  void mute() {
    muted++;
  }

  void speak() {
    muted--;
  }

  String said() {
    return out.toString();
  }

  long bound() {
    return bound;
  }

  void bound(long outer) {
    bound = outer;
  }

  void say(String text) throws Unreadable {
    if (muted == 0) {
      out.append(text);
      if (out.length() > Symbol.MOST_OUTPUT) {
        throw new Unreadable();
      }
    }
  }

  /** Jumps to what is referred to; returns where to go on. */
  int back() throws Unreadable {
    int here = reader.at() - 1;
    long to = base62();
    if (to < 0 || to >= here - start) {
      throw new Unreadable();
    }
    int after = reader.at();
    reader.at(start + (int) to);
    return after;
  }

  long base62() throws Unreadable {
    if (reader.eat('_')) {
      return 0;
    }
    long number = 0;
    int digits = 0;
    while (!reader.eat('_')) {
      char c = reader.next();
      int digit =
          Reader.isDigit(c)
              ? c - '0'
              : c >= 'a' && c <= 'z' ? 10 + c - 'a' : c >= 'A' && c <= 'Z' ? 36 + c - 'A' : -1;
      if (digit < 0 || ++digits > MOST_DIGITS) {
        throw new Unreadable();
      }
      number = number * 62 + digit;
    }
    return number + 1;
  }

  long disambiguator() throws Unreadable {
    return reader.eat('s') ? base62() + 1 : 0;
  }

  String identifier() throws Unreadable {
    boolean isPunycode = reader.eat('u');
    int length = reader.number();
    reader.eat('_');
    String written = reader.take(length);
    if (!isPunycode) {
      return written;
    }
    int last = written.lastIndexOf('_');
    return Punycode.read(last < 0 ? "" : written.substring(0, last), written.substring(last + 1));
  }

  void lifetime(long index) throws Unreadable {
    if (index == 0) {
      say("'_");
    } else if (index < 0 || index > bound) {
      throw new Unreadable();
    } else {
      long depth = bound - index;
      say(depth < LETTERS ? "'" + (char) ('a' + depth) : "'_" + depth);
    }
  }

  void binder() throws Unreadable {
    if (!reader.eat('G')) {
      return;
    }
    long count = base62() + 1;
    if (count > LETTERS) {
      throw new Unreadable();
    }
    say("for<");
    for (long i = 0; i < count; i++) {
      bound++;
      say(i == 0 ? "" : ", ");
      lifetime(1);
    }
    say("> ");
  }

  String digits() throws Unreadable {
    int from = reader.at();
    int length = 0;
    while (!reader.eat('_')) {
      char c = reader.next();
      if (!Reader.isDigit(c) && (c < 'a' || c > 'f')) {
        throw new Unreadable();
      }
      length++;
    }
    int after = reader.at();
    reader.at(from);
    String digits = reader.take(length);
    reader.at(after);
    return digits;
  }

  static String decimal(String digits) {
    if (digits.isEmpty()) {
      return "0";
    }
    return digits.length() > 16
        ? "0x" + digits
        : Long.toUnsignedString(Long.parseUnsignedLong(digits, 16));
  }

  static String truth(String digits) throws Unreadable {
    return switch (digits) {
      case "0" -> "false";
      case "1" -> "true";
      default -> throw new Unreadable();
    };
  }

  static String letter(String digits) throws Unreadable {
    if (digits.isEmpty() || digits.length() > 6) {
      throw new Unreadable();
    }
    int point = Integer.parseInt(digits, 16);
    if (!Character.isValidCodePoint(point) || Character.isISOControl(point)) {
      throw new Unreadable();
    }
    return "'" + Character.toString(point) + "'";
  }
}
