package candor.server.symbol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the older mangling of Rust: parts behind their lengths as in C++, with signs written in
 * dollars, and a hash as the last part. The hash differs between builds and is left out. Stateless.
 */
final class RustLegacy {

  private static final int HASH_DIGITS = 16;

  private static final Map<String, String> SIGNS =
      Map.of("SP", "@", "BP", "*", "RF", "&", "LT", "<", "GT", ">", "LP", "(", "RP", ")", "C", ",");

  private RustLegacy() {}

  /** Returns the path, or null when the name has not the hash that tells it from C++. */
  static @Nullable String read(String name, int from) {
    var reader = new Reader(name, from);
    if (!reader.eat('N')) {
      return null;
    }
    var path = new StringBuilder();
    String last = null;
    try {
      while (!reader.eat('E')) {
        if (last != null) {
          path.append(path.isEmpty() ? "" : "::").append(part(last));
        }
        last = reader.take(reader.number());
      }
    } catch (Unreadable e) {
      return null;
    }
    boolean isSuffix = reader.atEnd() || reader.peek() == '.';
    return last != null && isHash(last) && isSuffix ? path.toString() : null;
  }

  private static boolean isHash(String part) {
    if (part.length() != HASH_DIGITS + 1 || part.charAt(0) != 'h') {
      return false;
    }
    for (int i = 1; i < part.length(); i++) {
      if (Character.digit(part.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String part(String part) {
    var out = new StringBuilder();
    // An underscore keeps a part that begins with a sign from beginning with a dollar.
    int at = part.startsWith("_$") ? 1 : 0;
    while (at < part.length()) {
      char c = part.charAt(at);
      int end = c == '$' ? part.indexOf('$', at + 1) : -1;
      String sign = end < 0 ? null : sign(part.substring(at + 1, end));
      if (sign != null) {
        out.append(sign);
        at = end + 1;
      } else if (c == '.' && part.startsWith("..", at)) {
        out.append("::");
        at += 2;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static @Nullable String sign(String code) {
    String known = SIGNS.get(code);
    if (known != null || !code.matches("u[0-9a-f]{1,6}")) {
      return known;
    }
    int point = Integer.parseInt(code, 1, code.length(), 16);
    return Character.isValidCodePoint(point) && !Character.isISOControl(point)
        ? Character.toString(point)
        : null;
  }
}
