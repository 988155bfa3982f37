package candor.server.mapping;

import candor.redact.Redaction;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of an original name what no report may hold: a mapping is made on somebody's machine.
 * Stateless.
 */
final class CleanName {

  /** As long as the names that reports bring. */
  private static final int MOST_BYTES = 300;

  /** Names and paths of sources. A sign "at" only begins the name of a package's owner. */
  private static final Pattern PLAIN = Pattern.compile("((^|/)@|[\\w$<>./:\\[\\]() -])*+");

  private CleanName() {}

  /** Cleans a name; the parts of a plain one alone, because together they look like a machine's. */
  static String of(String name, List<String> prefixes) {
    if (!PLAIN.matcher(name).matches()) {
      return Redaction.report(name, prefixes, MOST_BYTES);
    }
    var clean = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || "./:".indexOf(name.charAt(i)) >= 0) {
        clean.append(Redaction.report(name.substring(from, i), prefixes, MOST_BYTES));
        clean.append(name, i, Math.min(i + 1, name.length()));
        from = i + 1;
      }
    }
    return Redaction.within(clean.toString(), MOST_BYTES);
  }
}
