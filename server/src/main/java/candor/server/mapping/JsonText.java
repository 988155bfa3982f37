package candor.server.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON as it comes, of any size in bounded memory: what is not asked for is passed over and
 * never held. For one thread.
 *
 * <p>The reader of {@code candor.json} needs the whole document in memory and stops at 200,000
 * nodes, and maps are up to 100 MB.
 */
final class JsonText {

  /** Deeper than any tool nests, and far from the end of a stack. */
  private static final int MOST_DEPTH = 64;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 12];
  private int at;
  private int end;
  private byte[] word = new byte[256];

  JsonText(InputStream in) {
    this.in = in;
  }

  /** Reads one member, whose name is given; it must be taken or skipped. */
  interface Member {
    void read(String name) throws IOException;
  }

  /** Reads one item, which must be taken or skipped. */
  interface Item {
    void read(int index) throws IOException;
  }

  static BadMapping bad(String field, String what) {
    return new BadMapping((field.isEmpty() ? "the file" : field) + " " + what);
  }

  private int peek() throws IOException {
    if (at == end) {
      end = Math.max(0, in.read(buffer, 0, buffer.length));
      at = 0;
    }
    return end == 0 ? -1 : buffer[at] & 0xff;
  }

  /** Takes the next byte as it stands, also inside a text. */
  int next(String field) throws IOException {
    int next = peek();
    if (end == 0) {
      throw bad(field, "ends in the middle; the file was cut, build or send it again");
    }
    at++;
    return next & 0xff;
  }

  /** Looks at the first sign of the next value. */
  int sign() throws IOException {
    int sign = peek();
    while (sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t') {
      at++;
      sign = peek();
    }
    return sign;
  }

  boolean has(char wanted) throws IOException {
    boolean there = sign() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  void expect(char wanted, String field, String what) throws IOException {
    if (!has(wanted)) {
      throw bad(field, what);
    }
  }

  /** Passes over the line that keeps browsers from running a map as a script. */
  void passGuard() throws IOException {
    if (sign() == ')') {
      while (peek() != '\n' && end > 0) {
        at++;
      }
    }
  }

  void members(String field, Member member) throws IOException {
    expect('{', field, "must be an object");
    if (has('}')) {
      return;
    }
    do {
      expect('"', field, "must have names in quotes");
      String name = rest(field, 200);
      expect(':', field, "must have a colon after each name");
      member.read(name);
    } while (has(','));
    expect('}', field, "must end with a brace");
  }

  void items(String field, Item item) throws IOException {
    expect('[', field, "must be a list");
    if (has(']')) {
      return;
    }
    int index = 0;
    do {
      item.read(index++);
    } while (has(','));
    expect(']', field, "must end with a bracket");
  }

  String text(String field, int most) throws IOException {
    expect('"', field, "must be a text");
    return rest(field, most);
  }

  /** Reads a text behind its first quote; of a longer one the beginning. */
  private String rest(String field, int most) throws IOException {
    int length = 0;
    for (int c = next(field); c != '"'; c = next(field)) {
      if (c == '\\') {
        for (byte one : Character.toString(escaped(field)).getBytes(StandardCharsets.UTF_8)) {
          length = put(one, length, most);
        }
      } else {
        length = put((byte) c, length, most);
      }
    }
    return new String(word, 0, length, StandardCharsets.UTF_8);
  }

  private int put(byte one, int length, int most) {
    if (length >= most) {
      return length;
    }
    if (length == word.length) {
      word = Arrays.copyOf(word, 2 * length);
    }
    word[length] = one;
    return length + 1;
  }

  private int escaped(String field) throws IOException {
    int c = next(field);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> c;
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(next(field), 16);
          if (digit < 0) {
            throw bad(field, "has a character written wrong");
          }
          code = code * 16 + digit;
        }
        // Halves of a pair stand alone here; names do not need what they would make together.
        yield Character.isSurrogate((char) code) ? '?' : code;
      }
      default -> throw bad(field, "has a character written wrong");
    };
  }

  int whole(String field) throws IOException {
    sign();
    long number = 0;
    int digits = 0;
    while (peek() >= '0' && peek() <= '9' && digits++ < 10) {
      number = number * 10 + next(field) - '0';
    }
    if (digits == 0 || digits > 10 || number > Integer.MAX_VALUE) {
      throw bad(field, "must be a whole number from 0 on");
    }
    return (int) number;
  }

  /** Passes a value over. */
  void skip(String field) throws IOException {
    skip(field, 0);
  }

  private void skip(String field, int depth) throws IOException {
    if (depth > MOST_DEPTH) {
      throw bad(field, "is nested deeper than " + MOST_DEPTH);
    }
    switch (sign()) {
      case '{' -> members(field, name -> skip(field, depth + 1));
      case '[' -> items(field, index -> skip(field, depth + 1));
      case '"' -> skipText(field);
      default -> skipWord(field);
    }
  }

  private void skipText(String field) throws IOException {
    at++;
    for (int c = next(field); c != '"'; c = next(field)) {
      if (c == '\\') {
        next(field);
      }
    }
  }

  private void skipWord(String field) throws IOException {
    int length = 0;
    while (Character.isLetterOrDigit(sign()) || "+-.".indexOf(sign()) >= 0) {
      next(field);
      length++;
    }
    if (length == 0) {
      throw bad(field, "is no JSON there");
    }
  }
}
