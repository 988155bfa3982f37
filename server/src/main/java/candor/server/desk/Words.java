package candor.server.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says numbers, dates and names as people read them. */
final class Words {

  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter LONG_DAY = format("d MMM yyyy");
  private static final DateTimeFormatter WEEKDAY = format("EEE d MMM yyyy");
  private static final DateTimeFormatter MONTH = format("MMM yyyy");
  private static final DateTimeFormatter HOUR = format("HH:mm");
  private static final DateTimeFormatter SECOND = format("HH:mm:ss");

  private Words() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** Writes a number for an axis, where room is short. */
  static String compact(double number) {
    if (number >= 1_000_000) {
      return trimmed(number / 1_000_000) + "M";
    }
    return number >= 10_000 ? trimmed(number / 1_000) + "k" : number(Math.round(number));
  }

  private static String trimmed(double number) {
    String text = String.format(Locale.ENGLISH, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String percent(long part, long whole) {
    if (whole <= 0) {
      return "";
    }
    double percent = 100.0 * part / whole;
    return (percent > 0 && percent < 1
            ? String.format(Locale.ENGLISH, "%.1f", percent)
            : Long.toString(Math.round(percent)))
        + " %";
  }

  /** Makes words of a planned name: {@code total_memory_gb} becomes {@code Total memory GB}. */
  static String title(String name) {
    var text = new StringBuilder();
    for (String word : name.split("[_.\\-]+", -1)) {
      if (!word.isEmpty()) {
        text.append(text.isEmpty() ? "" : " ");
        text.append(
            switch (word) {
              case "os", "gb", "ms", "id", "cpu", "gpu", "api", "mcp", "vlm" ->
                  word.toUpperCase(Locale.ROOT);
              default -> word;
            });
      }
    }
    if (!text.isEmpty()) {
      text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
    }
    return text.toString();
  }

  /**
   * Says a step of a funnel: {@code step_viewed:step=welcome} becomes {@code step_viewed: welcome}.
   */
  static String step(String step) {
    return step.replaceFirst(":[^=]*=", ": ");
  }

  static String size(long bytes) {
    if (bytes < 1_000_000) {
      return number((bytes + 999) / 1000) + " kB";
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ENGLISH, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ENGLISH, "%.1f GB", bytes / 1e9);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String longDay(LocalDate day) {
    return LONG_DAY.format(day);
  }

  static String weekday(LocalDate day) {
    return WEEKDAY.format(day);
  }

  static String month(LocalDate day) {
    return MONTH.format(day);
  }

  static String hour(Instant at, ZoneId zone) {
    return HOUR.format(at.atZone(zone));
  }

  static String second(Instant at, ZoneId zone) {
    return SECOND.format(at.atZone(zone));
  }

  /**
   * Says how a figure differs from the one before.
   *
   * @param text the difference in percent, or empty where it cannot be said
   * @param trend {@code up}, {@code down} or {@code flat}
   */
  record Change(String text, String trend) {

    static final Change UNKNOWN = new Change("", "flat");

    static Change of(@Nullable Double now, @Nullable Double before) {
      if (now == null || before == null || before <= 0) {
        return UNKNOWN;
      }
      double percent = 100 * (now - before) / before;
      if (Math.abs(percent) < 0.5) {
        return new Change("0 %", "flat");
      }
      String text =
          Math.abs(percent) >= 1000
              ? "over 10 times"
              : String.format(Locale.ENGLISH, "%+.0f %%", percent).replace("-", "\u2212");
      return new Change(text, percent > 0 ? "up" : "down");
    }

    /** Compares two shares, from 0 to 1; of ninety-nine percent another percent tells nothing. */
    static Change inPoints(double now, double before) {
      double points = 100 * (now - before);
      return Math.abs(points) < 0.005
          ? new Change("0 points", "flat")
          : new Change(
              String.format(Locale.ENGLISH, "%+.2f points", points).replace("-", "\u2212"),
              points > 0 ? "up" : "down");
    }
  }
}
