package candor.plan.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single values of a {@link Table} by type. For use by one thread. */
final class Fields {

  private static final Set<String> YES = Set.of("true", "yes");
  private static final Set<String> NO = Set.of("false", "no");

  private final Table table;
  private final Problems problems;

  Fields(Table table, Problems problems) {
    this.table = table;
    this.problems = problems;
  }

  /** Returns a readable text that must be there. */
  String sentence(String key) {
    return table.need(key) == null ? "" : text(key, "");
  }

  /** Returns a readable text, or the fallback. */
  String text(String key, String fallback) {
    var scalar = table.scalar(key, "a text");
    if (scalar == null) {
      return fallback;
    }
    if (scalar.form() != Node.Form.TEXT || scalar.text().isBlank()) {
      table.wrong(scalar, key, "a text");
      return fallback;
    }
    return scalar.text().strip();
  }

  /** Returns any scalar as it is written, such as a version; null when absent. */
  @Nullable String word(String key) {
    var scalar = table.scalar(key, "a single word");
    if (scalar != null && scalar.text().isBlank()) {
      table.wrong(scalar, key, "a single word");
      return null;
    }
    return scalar == null ? null : scalar.text();
  }

  /** Returns a whole number within bounds, or the fallback. */
  long whole(String key, long fallback, long min, long max) {
    var scalar = table.scalar(key, "a whole number");
    if (scalar == null) {
      return fallback;
    }
    try {
      if (scalar.form() == Node.Form.WHOLE) {
        return within(scalar, key, Long.parseLong(scalar.text()), min, max);
      }
    } catch (NumberFormatException e) {
      outside(scalar, key, min, max);
      return fallback;
    }
    table.wrong(scalar, key, "a whole number");
    return fallback;
  }

  private long within(Node.Scalar at, String key, long value, long min, long max) {
    if (value < min || value > max) {
      outside(at, key, min, max);
    }
    return Math.max(min, Math.min(max, value));
  }

  private void outside(Node.Scalar at, String key, long min, long max) {
    var message = "\"" + key + "\" is " + Nearest.quoted(at.text()) + " and outside its range";
    var remedy = "It lies between " + min + " and " + max + ".";
    problems.add(Rule.OUT_OF_RANGE, at, table.path(key), message, remedy);
  }

  /** Returns a finite number, or the fallback. */
  double decimal(String key, double fallback) {
    var scalar = table.scalar(key, "a number");
    if (scalar == null) {
      return fallback;
    }
    var value = number(scalar);
    if (value == null) {
      table.wrong(scalar, key, "a number");
      return fallback;
    }
    return value;
  }

  static @Nullable Double number(Node node) {
    if (node instanceof Node.Scalar s
        && (s.form() == Node.Form.WHOLE || s.form() == Node.Form.DECIMAL)) {
      try {
        double value = Double.parseDouble(s.text());
        return Double.isFinite(value) ? value : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }

  /** Returns a truth value, {@code yes} and {@code no} included, or the fallback. */
  boolean truth(String key, boolean fallback) {
    var scalar = table.scalar(key, "yes or no");
    if (scalar == null) {
      return fallback;
    }
    var word = scalar.text().toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      table.wrong(scalar, key, "yes or no");
      return fallback;
    }
    return YES.contains(word);
  }

  /** Returns one of a few words; a null fallback means that the key must be there. */
  String choice(String key, @Nullable String fallback, List<String> words) {
    if (fallback == null && table.need(key) == null) {
      return words.get(0);
    }
    var scalar = table.scalar(key, "one word");
    if (scalar != null && !words.contains(scalar.text())) {
      var message = Nearest.quoted(scalar.text()) + " is not a word for \"" + key + "\"";
      problems.unknown(Rule.NOT_A_WORD, scalar, table.path(key), message, words);
    } else if (scalar != null) {
      return scalar.text();
    }
    return fallback == null ? words.get(0) : fallback;
  }

  /** Returns the texts of a list without repetition. */
  List<String> texts(String key) {
    return scalars(key).stream().map(Node.Scalar::text).toList();
  }

  /** Returns the scalars of a list, each with its place, without repetition. */
  List<Node.Scalar> scalars(String key) {
    var seen = new LinkedHashSet<String>();
    var all = new ArrayList<Node.Scalar>();
    for (Node item : table.items(key)) {
      if (!(item instanceof Node.Scalar scalar) || scalar.form() == Node.Form.NOTHING) {
        table.wrong(item, key, "a list of single values");
      } else if (!seen.add(scalar.text())) {
        var message = Nearest.quoted(scalar.text()) + " is listed twice";
        problems.add(Rule.DUPLICATE_VALUE, item, table.path(key), message, "Keep one of the two.");
      } else {
        all.add(scalar);
      }
    }
    return all;
  }

  /** Returns an ISO date, or null. */
  @Nullable String date(String key) {
    var scalar = table.scalar(key, "a date");
    if (scalar == null || Dates.valid(scalar.text())) {
      return scalar == null ? null : scalar.text();
    }
    var message = Nearest.quoted(scalar.text()) + " is not a date";
    problems.add(Rule.DATE, scalar, table.path(key), message, "Write it as 2027-01-31.");
    return null;
  }
}
