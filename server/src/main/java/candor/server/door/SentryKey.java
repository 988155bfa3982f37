package candor.server.door;

import candor.server.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Is what a request says about the app it comes from.
 *
 * @param text the public key
 * @param project the project that was named beside it
 */
record SentryKey(String text, String project) {

  private static final String FIELD = "sentry_key=";
  private static final String BASIC = "basic ";

  /** Finds the key outside of the body, or null when it is not there. */
  static @Nullable SentryKey of(Request request, String project) {
    String key = listed(request.header("x-sentry-auth"));
    if (key == null) {
      key = request.parameter("sentry_key");
    }
    if (key == null) {
      key = authorized(request.header("authorization"));
    }
    return key == null ? null : new SentryKey(key, project);
  }

  /** Reads {@code Sentry sentry_key=…, sentry_version=7}, with or without the spaces. */
  private static @Nullable String listed(@Nullable String header) {
    int from = header == null ? -1 : header.toLowerCase(Locale.ROOT).indexOf(FIELD);
    if (header == null || from < 0) {
      return null;
    }
    int to = header.indexOf(',', from);
    return header.substring(from + FIELD.length(), to < 0 ? header.length() : to).strip();
  }

  private static @Nullable String authorized(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return listed(header);
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String name = new String(pair, StandardCharsets.ISO_8859_1);
      return before(name, ':');
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** Reads {@code https://key[:secret]@host/path/project}, or returns null when it is not that. */
  static @Nullable SentryKey ofDsn(String dsn) {
    int from = dsn.indexOf("://");
    int at = dsn.indexOf('@', from + 1);
    int slash = dsn.lastIndexOf('/');
    if (from < 0 || at < 0 || slash < at) {
      return null;
    }
    return new SentryKey(before(dsn.substring(from + 3, at), ':'), dsn.substring(slash + 1));
  }

  private static String before(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }
}
