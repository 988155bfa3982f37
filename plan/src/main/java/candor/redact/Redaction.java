package candor.redact;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes secrets and file paths out of text. No state; safe for use by many threads.
 *
 * <p>Each function is idempotent by construction: a round is repeated until it changes nothing. A
 * text that does not settle within a few rounds was made to be hostile and is replaced as a whole,
 * so the cost stays linear.
 */
public final class Redaction {

  /** What stands in the place of a path. */
  public static final String PATH = "<path>";

  /** What stands in the place of a secret. */
  public static final String SECRET = "<redacted>";

  /** Rounds until a text must have settled: honest texts need two, invented ones up to four. */
  private static final int MAX_ROUNDS = 8;

  /** Redaction makes text shorter; what it leaves of four times as much fills what is kept. */
  private static final int LOOKED_AT_TIMES = 4;

  private static final int LEAST_LOOKED_AT = 1024;

  private Redaction() {}

  /** Replaces secrets and what tells who or where somebody is, also the user's name in a path. */
  public static String secrets(String text) {
    return settle(text, t -> Secrets.replace(t, List.of()));
  }

  /** Replaces file paths: Unix, Windows, UNC and file addresses. Addresses of pages stay. */
  public static String paths(String text) {
    return settle(text, Paths::replace);
  }

  /**
   * Makes a text fit for a crash report: replaces secrets, then paths, then cuts.
   *
   * @param extraPrefixes what a secret may start with beyond the kinds known here; one that ends in
   *     {@code =}, {@code :} or a space stands before a secret that follows it
   * @param maxBytes the length of the result in UTF-8 at most; characters and markers stay whole
   */
  public static String report(String text, List<String> extraPrefixes, int maxBytes) {
    return settle(
        text,
        t -> {
          String clean = Paths.replace(Secrets.replace(t, extraPrefixes));
          return cut(clean, bytesEnd(clean, maxBytes));
        });
  }

  /**
   * Repeats a round of functions until it changes nothing, so that their order does not matter.
   *
   * @param round applies functions of this class, and perhaps a cut, to a text
   */
  public static String settle(String text, UnaryOperator<String> round) {
    String now = text;
    for (int i = 0; i < MAX_ROUNDS; i++) {
      String next = round.apply(now);
      if (next.equals(now)) {
        return now;
      }
      now = next;
    }
    return round.apply(SECRET);
  }

  /**
   * Takes from a text what may still matter once it is redacted and cut, so that nobody can make
   * redaction work through megabytes of which a few hundred characters would be kept. Ends between
   * two words, because half of a secret is no longer known as one.
   *
   * @param most the characters that will be kept at most
   */
  public static String within(String text, int most) {
    int end = Math.max(LEAST_LOOKED_AT, most * LOOKED_AT_TIMES);
    if (text.length() <= end) {
      return text;
    }
    int blank = end;
    while (blank > 0 && !Character.isWhitespace(text.charAt(blank))) {
      blank--;
    }
    return blank == 0 ? SECRET : text.substring(0, blank);
  }

  /** Cuts a text, before a marker or a character that would not stay whole. */
  public static String cut(String text, int end) {
    if (end >= text.length()) {
      return text;
    }
    int whole = Math.max(end, 0);
    for (String marker : List.of(SECRET, PATH)) {
      int start = text.lastIndexOf(marker, whole - 1);
      if (start >= 0 && start + marker.length() > whole) {
        whole = start;
      }
    }
    boolean splits = whole > 0 && Character.isHighSurrogate(text.charAt(whole - 1));
    return text.substring(0, splits ? whole - 1 : whole);
  }

  /** Finds how many chars fit into a number of bytes. */
  private static int bytesEnd(String text, int maxBytes) {
    int bytes = 0;
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > maxBytes) {
        return i;
      }
      i += Character.charCount(point);
    }
    return i;
  }
}
