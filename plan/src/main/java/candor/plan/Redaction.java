package candor.plan;

import java.util.List;
import java.util.Locale;

/**
 * Takes paths and secrets out of text. No state; each method looks at a character a bounded number
 * of times, so its cost is linear in the length of the text.
 */
final class Redaction {

  static final String PATH = "<path>";
  static final String SECRET = "<redacted>";

  /** How the keys of well-known services start; case counts. */
  private static final List<String> PREFIXES =
      List.of("sk-", "phc_", "phx_", "sntrys_", "gsk_", "ghp_", "AKIA");

  /** What stands before a secret; case does not count. */
  private static final List<String> ASSIGNMENTS =
      List.of("api_key=", "api-key=", "api_key:", "api-key:", "authorization:");

  /** Words that may stand between an assignment and its secret. */
  private static final List<String> SCHEMES = List.of("bearer", "basic", "token", "digest");

  /** Characters behind a prefix from which it is a key and not a word. */
  private static final int MIN_PAYLOAD = 6;

  /** How far a path with spaces is looked for: the length of a long folder name. */
  private static final int SPACED_NAME = 48;

  private Redaction() {}

  /** Redacts, scrubs and cuts the text of a crash report. */
  static String report(String text, List<String> more, int maxBytes) {
    String kept = paths(secrets(text));
    int end = kept.length();
    while (kept.substring(0, end).getBytes(java.nio.charset.StandardCharsets.UTF_8).length
        > maxBytes) {
      end--;
    }
    return kept.substring(0, end);
  }

  /** Replaces file paths: Unix, Windows, UNC and file addresses. */
  static String paths(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = i;
      if (startsPath(text, i)) {
        end = pathEnd(text, i);
        out.append(PATH);
      } else if (text.startsWith("://", i)) {
        // The address of a page is not a path; it is copied whole.
        end = runEnd(text, i);
        out.append(text, i, end);
      } else {
        out.append(text.charAt(end++));
      }
      i = end;
    }
    return out.toString();
  }

  private static boolean startsPath(String text, int i) {
    char c = text.charAt(i);
    char next = at(text, i + 1);
    boolean fresh = i == 0 || !isWord(text.charAt(i - 1));
    if (c == '/' || c == '~' || c == '.') {
      boolean named =
          c == '/' ? isName(next) : next == '/' || (c == '.' && text.startsWith("./", i + 1));
      return fresh && named && (i == 0 || "/<.~%".indexOf(text.charAt(i - 1)) < 0);
    }
    if (c == '\\') {
      return next == '\\' && (isName(at(text, i + 2)) || at(text, i + 2) == '?');
    }
    if (fresh && (c == 'f' || c == 'F')) {
      return text.regionMatches(true, i, "file://", 0, 7);
    }
    return fresh && isLetter(c) && next == ':' && isSlash(at(text, i + 2));
  }

  /** Finds the end of a path, past single spaces as long as a slash follows close behind. */
  private static int pathEnd(String text, int from) {
    int end = runEnd(text, from + 2);
    int slash = spacedSlash(text, end);
    while (slash > 0) {
      end = runEnd(text, slash);
      slash = spacedSlash(text, end);
    }
    return end;
  }

  private static int spacedSlash(String text, int from) {
    if (at(text, from) != ' ') {
      return -1;
    }
    int limit = Math.min(text.length(), from + SPACED_NAME);
    for (int i = from + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (isSlash(c)) {
        return at(text, i - 1) == ' ' ? -1 : i;
      }
      boolean opensWord = at(text, i - 1) == ' ';
      if ((c != ' ' && endsRun(c)) || (opensWord && (c == '.' || c == '~'))) {
        return -1;
      }
    }
    return -1;
  }

  private static int runEnd(String text, int from) {
    int i = Math.min(from, text.length());
    // The colon of file:/// and of C:\ stands inside; one before a line number ends the path.
    while (i < text.length()
        && (!endsRun(text.charAt(i)) || text.startsWith(":/", i) || text.startsWith(":\\", i))) {
      i++;
    }
    return i;
  }

  private static boolean endsRun(char c) {
    return c <= ' ' || "\"'`<>|,;:)]}".indexOf(c) >= 0;
  }

  /** Replaces keys of well-known services, what follows an assignment, and e-mail addresses. */
  static String secrets(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    int copied = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int from = i;
      int end = -1;
      if (c == '@') {
        from = mailStart(text, i, copied);
        end = mailEnd(text, i);
        end = from == i ? -1 : end;
      } else if (i == 0 || !isLetterOrDigit(text.charAt(i - 1))) {
        from = assigned(text, i);
        end = from > i ? valueEnd(text, from) : keyEnd(text, i);
      }
      if (end > from) {
        out.append(text, copied, from).append(SECRET);
        copied = end;
      }
      i = Math.max(end, i + 1);
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /** Returns where the value behind an assignment starts, or {@code i} when none stands here. */
  private static int assigned(String text, int i) {
    for (String assignment : ASSIGNMENTS) {
      if (text.regionMatches(true, i, assignment, 0, assignment.length())) {
        return skip(text, i + assignment.length());
      }
    }
    if (text.regionMatches(true, i, "bearer ", 0, 7)) {
      int from = skip(text, i + 7);
      return secretEnd(text, from) - from < MIN_PAYLOAD ? i : from;
    }
    return i;
  }

  private static int skip(String text, int from) {
    int i = from;
    while (at(text, i) == ' ' || at(text, i) == '"' || at(text, i) == '\'') {
      i++;
    }
    return i;
  }

  /** Finds the end of a value, past the scheme words that may stand before it. */
  private static int valueEnd(String text, int from) {
    int end = secretEnd(text, from);
    while (SCHEMES.contains(text.substring(from, end).toLowerCase(Locale.ROOT))) {
      from = skip(text, end);
      if (from == end || from == text.length()) {
        return end;
      }
      end = secretEnd(text, from);
    }
    return end;
  }

  private static int secretEnd(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) > ' ' && "\"',;)]}<>".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private static int keyEnd(String text, int i) {
    for (String prefix : PREFIXES) {
      if (text.startsWith(prefix, i)) {
        int end = i + prefix.length();
        while (isWord(at(text, end)) || at(text, end) == '-') {
          end++;
        }
        return end - i - prefix.length() < MIN_PAYLOAD ? -1 : end;
      }
    }
    return -1;
  }

  private static int mailStart(String text, int at, int least) {
    int i = at;
    while (i > least && (isWord(text.charAt(i - 1)) || "-.+%".indexOf(text.charAt(i - 1)) >= 0)) {
      i--;
    }
    return i;
  }

  private static int mailEnd(String text, int at) {
    int end = at + 1;
    int dot = -1;
    while (isWord(at(text, end)) || at(text, end) == '-' || at(text, end) == '.') {
      if (at(text, end) == '.' && isLetterOrDigit(at(text, end + 1))) {
        dot = end;
      }
      end++;
    }
    return dot > at + 1 ? end : -1;
  }

  private static char at(String text, int i) {
    return i < text.length() ? text.charAt(i) : '\0';
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static boolean isName(char c) {
    return c > ' ' && c != '/' && !endsRun(c);
  }

  private static boolean isWord(char c) {
    return isLetterOrDigit(c) || c == '_';
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 0x80 ? Character.isLetterOrDigit(c) : isLetter(c) || (c >= '0' && c <= '9');
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
