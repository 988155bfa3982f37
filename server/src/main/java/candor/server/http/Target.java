package candor.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is a decoded request target.
 *
 * @param path the decoded path, starting with a slash, free of control characters and dot segments
 * @param query the decoded parameters
 */
record Target(String path, Map<String, List<String>> query) {

  /** Parameters of one request: our longest form has 12; the rest is abuse of hash tables. */
  private static final int MOST_PARAMETERS = 256;

  /** Reads a target in origin or absolute form (RFC 9112, 3.2); null when it is malformed. */
  static @Nullable Target parse(String raw) {
    var origin = raw.startsWith("/") ? raw : originForm(raw);
    if (origin == null) {
      return null;
    }
    var mark = origin.indexOf('?');
    var path = decode(mark < 0 ? origin : origin.substring(0, mark), false);
    if (path == null || !isPlain(path)) {
      return null;
    }
    if (mark < 0) {
      return new Target(path, Map.of());
    }
    var query = parameters(origin.substring(mark + 1));
    return query == null ? null : new Target(path, query);
  }

  private static @Nullable String originForm(String raw) {
    var start = raw.startsWith("http://") ? 7 : raw.startsWith("https://") ? 8 : -1;
    if (start < 0) {
      return null;
    }
    var slash = raw.indexOf('/', start);
    return slash < 0 ? "/" : raw.substring(slash);
  }

  private static boolean isPlain(String path) {
    var dot = false;
    for (var i = 0; i < path.length(); i++) {
      var c = path.charAt(i);
      if (c < 0x20 || c == 0x7F || c == '\\') {
        return false;
      }
      dot |= c == '.' && path.charAt(i - 1) == '/';
    }
    if (!dot) {
      return true;
    }
    for (var segment : path.split("/", -1)) {
      if (".".equals(segment) || "..".equals(segment)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Map<String, List<String>> parameters(String raw) {
    var found = new LinkedHashMap<String, List<String>>();
    var start = 0;
    for (var count = 0; start <= raw.length(); count++) {
      var end = raw.indexOf('&', start);
      var pair = raw.substring(start, end < 0 ? raw.length() : end);
      start = end < 0 ? raw.length() + 1 : end + 1;
      if (count == MOST_PARAMETERS || !add(pair, found)) {
        return null;
      }
    }
    return found;
  }

  private static boolean add(String pair, Map<String, List<String>> found) {
    if (pair.isEmpty()) {
      return true;
    }
    var equals = pair.indexOf('=');
    var name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
    var value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
    if (name == null || value == null) {
      return false;
    }
    // Names with a colon are the path's own; a client must not be able to set them.
    if (!name.startsWith(":")) {
      found.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
    }
    return true;
  }

  private static @Nullable String decode(String raw, boolean isQuery) {
    if (raw.indexOf('%') < 0 && isAscii(raw)) {
      return isQuery ? raw.replace('+', ' ') : raw;
    }
    var bytes = new ByteArrayOutputStream(raw.length());
    for (var i = 0; i < raw.length(); i++) {
      var c = raw.charAt(i);
      if (c == '%') {
        var octet = octet(raw, i + 1);
        if (octet < 0) {
          return null;
        }
        bytes.write(octet);
        i += 2;
      } else {
        bytes.write(isQuery && c == '+' ? ' ' : c);
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static boolean isAscii(String raw) {
    for (var i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) > 0x7E) {
        return false;
      }
    }
    return true;
  }

  private static int octet(String raw, int at) {
    if (at + 1 >= raw.length()) {
      return -1;
    }
    var high = Character.digit(raw.charAt(at), 16);
    var low = Character.digit(raw.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      // A fresh decoder reports malformed input instead of replacing it.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
