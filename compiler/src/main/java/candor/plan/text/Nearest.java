package candor.plan.text;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody probably meant. */
final class Nearest {

  /** Longer words are not typed by mistake, and the comparison costs the square of the length. */
  private static final int LONGEST = 60;

  /** A longer list is not read. */
  private static final int LISTED = 16;

  /** Two names with fewer letters in common have nothing to do with each other. */
  private static final int SHORTEST = 3;

  private Nearest() {}

  static String remedy(String wrong, Collection<String> right) {
    var nearest = find(wrong, right);
    if (nearest != null) {
      return "Did you mean " + quoted(nearest) + "?";
    }
    if (right.isEmpty()) {
      return "Nothing is declared that could stand here.";
    }
    if (right.size() <= LISTED) {
      return "Possible: " + String.join(", ", right) + ".";
    }
    return "There are " + right.size() + " possible names, none is near.";
  }

  static @Nullable String find(String wrong, Collection<String> right) {
    if (wrong.length() > LONGEST) {
      return null;
    }
    String best = null;
    int least = wrong.length() / 3 + 2;
    for (String candidate : right) {
      int distance = candidate.length() > LONGEST ? least : distance(wrong, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best == null ? longer(wrong, right) : best;
  }

  /** Finds the one name that continues what was written, or that it continues. */
  private static @Nullable String longer(String wrong, Collection<String> right) {
    return right.stream()
        .filter(name -> Math.min(name.length(), wrong.length()) >= SHORTEST)
        .filter(name -> name.startsWith(wrong) || wrong.startsWith(name))
        .findFirst()
        .orElse(null);
  }

  /** Shows a name in a message: cut, and without characters that could move the cursor. */
  static String quoted(String name) {
    var shown = name.codePointCount(0, name.length()) > LONGEST ? cut(name) + "…" : name;
    var clean = new StringBuilder("\"");
    shown
        .codePoints()
        .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || c == 0x2028 ? '?' : c));
    return clean.append('"').toString();
  }

  private static String cut(String name) {
    return name.substring(0, name.offsetByCodePoints(0, LONGEST));
  }

  /** Counts inserted, left out, changed and swapped characters. */
  private static int distance(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int step(int[][] rows, String a, String b, int i, int j) {
    boolean same = fold(a.charAt(i - 1)) == fold(b.charAt(j - 1));
    int best = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
    best = Math.min(best, rows[i - 1][j - 1] + (same ? 0 : 1));
    if (i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1)) {
      best = Math.min(best, rows[i - 2][j - 2] + 1);
    }
    return best;
  }

  private static char fold(char c) {
    return c == '-' || c == ' ' ? '_' : Character.toLowerCase(c);
  }
}
