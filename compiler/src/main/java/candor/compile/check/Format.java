package candor.compile.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names the forms of a report. */
public enum Format {
  /** One line for each problem, as compilers do. */
  TEXT,
  /** One JSON object, described in docs/problems.md. */
  JSON,
  /** SARIF 2.1.0, which code hosts and editors show beside the line. */
  SARIF;

  /**
   * Finds a form by the word that names it on a command line.
   *
   * @param word such as {@code sarif}
   * @return the form, or null when there is none of that name
   */
  public static @Nullable Format of(String word) {
    for (Format format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    return null;
  }
}
