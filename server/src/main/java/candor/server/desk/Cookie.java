package candor.server.desk;

import candor.server.http.Request;
import org.jspecify.annotations.Nullable;

/** Reads and writes cookies (RFC 6265). */
final class Cookie {

  private Cookie() {}

  static @Nullable String of(Request request, String name) {
    String header = request.header("cookie");
    if (header == null) {
      return null;
    }
    for (String pair : header.split(";", -1)) {
      String trimmed = pair.strip();
      if (trimmed.startsWith(name + "=")) {
        return trimmed.substring(name.length() + 1);
      }
    }
    return null;
  }

  /** Returns a field {@code Set-Cookie} that no script can read. */
  static String field(String name, String value, String sameSite, long seconds) {
    return name + "=" + value + "; Path=/; HttpOnly; SameSite=" + sameSite + "; Max-Age=" + seconds;
  }
}
