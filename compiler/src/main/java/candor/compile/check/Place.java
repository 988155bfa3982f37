package candor.compile.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Says where a file is, as a URI. */
final class Place {

  /** What may stand in a segment of a path as it is (RFC 3986), a colon excepted. */
  private static final String PLAIN = "-._~!$&'()*+,;=@";

  private Place() {}

  /** Returns a reference relative to the working directory; an address where it lies elsewhere. */
  static String of(Path file) {
    return of(file, Path.of(""));
  }

  static String of(Path file, Path directory) {
    var from = directory.toAbsolutePath().normalize();
    var whole = file.toAbsolutePath().normalize();
    if (whole.startsWith(from) && !whole.equals(from)) {
      return encoded(from.relativize(whole));
    }
    return "file://"
        + (whole.getRoot().toString().startsWith("/") ? "/" : "/" + drive(whole))
        + encoded(whole);
  }

  private static String drive(Path whole) {
    return whole.getRoot().toString().replace('\\', '/');
  }

  private static String encoded(Path path) {
    var all = new StringBuilder();
    for (Path name : path) {
      all.append(all.isEmpty() ? "" : "/");
      // Encoded colons everywhere, so that no first segment can be taken for a scheme.
      for (byte b : name.toString().getBytes(StandardCharsets.UTF_8)) {
        append(all, b);
      }
    }
    return all.toString();
  }

  private static void append(StringBuilder all, byte b) {
    boolean alphanumeric =
        (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    if (alphanumeric || (b > 0 && PLAIN.indexOf(b) >= 0)) {
      all.append((char) b);
    } else {
      all.append('%').append(String.format("%02X", b));
    }
  }
}
