package candor.server.crash;

import candor.event.Thrown.Frame;
import candor.server.symbol.Symbol;

/**
 * Writes names of calls without what differs between builds and machines: hashes and crate
 * disambiguators of Rust, numbers of lambdas and accessors of the JVM, hashes in names of bundles,
 * addresses and offsets of native code. Stateless; linear in the length of a name.
 */
final class FrameNames {

  /** Hexadecimal digits from which a run is a hash or an address and not a word. */
  private static final int HASH_DIGITS = 8;

  private FrameNames() {}

  /** Names a call by its function, or by its module when the function is unknown. */
  static String call(Frame frame) {
    String function = function(frame.function());
    String module = frame.module() == null ? "" : words(frame.module());
    return function.isEmpty() ? module : function;
  }

  static String type(String type) {
    return words(type);
  }

  private static String function(String name) {
    String plain = name.strip();
    for (String prefix : new String[] {"async ", "new "}) {
      if (plain.startsWith(prefix)) {
        plain = plain.substring(prefix.length());
      }
    }
    plain = Symbol.readable(plain);
    int offset = plain.lastIndexOf("+0x");
    return words(offset > 0 ? plain.substring(0, offset) : plain);
  }

  /** Leaves out hashes and addresses, and writes one sign for each other number. */
  static String words(String text) {
    var out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      boolean digit = false;
      boolean hex = true;
      while (end < text.length() && isWord(text.charAt(end))) {
        char c = text.charAt(end++);
        digit |= isDigit(c);
        hex &= isHex(c) || (c == 'h' && end == at + 1) || (c == 'x' && end == at + 2);
      }
      if (end == at) {
        out.append(text.charAt(at++));
      } else {
        boolean hash = digit && hex && end - at >= HASH_DIGITS;
        out.append(hash ? "" : numbers(text.substring(at, end)));
        at = end;
      }
    }
    return trimmed(out);
  }

  private static String numbers(String word) {
    var out = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!isDigit(c)) {
        out.append(c);
      } else if (i == 0 || !isDigit(word.charAt(i - 1))) {
        out.append('#');
      }
    }
    return out.toString();
  }

  /** Takes away what separated a hash that is gone. */
  private static String trimmed(StringBuilder out) {
    int end = out.length();
    while (end > 0 && ":.-/ ".indexOf(out.charAt(end - 1)) >= 0) {
      end--;
    }
    return out.substring(0, end).replace("..", ".").replace("-.", ".");
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
