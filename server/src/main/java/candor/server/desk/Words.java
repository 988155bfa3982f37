package candor.server.desk;

import candor.server.desk.pages.Screen;
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

  /** Is a part of a whole. */
  record Share(long part, long whole) {
    double value() {
      return (double) part / whole;
    }
  }

  /**
   * Says how a figure differs from the one before.
   *
   * @param text the difference in percent, or empty where it cannot be said
   * @param trend {@code up}, {@code down} or {@code flat}; of what less is better of, {@code worse}
   *     and {@code better}
   */
  record Change(String text, String trend) {

    static final Change UNKNOWN = new Change("", "flat");

    private static final Change AS_BEFORE = new Change("as before", "flat");

    static Change of(@Nullable Double now, @Nullable Double before) {
      if (now == null || before == null || before <= 0) {
        return UNKNOWN;
      }
      double percent = 100 * (now - before) / before;
      if (Math.abs(percent) < 0.5) {
        return new Change("0 %", "flat");
      }
      String text = Math.abs(percent) >= 1000 ? "over 10 times" : signed("%+.0f %%", percent);
      return new Change(text, percent > 0 ? "up" : "down");
    }

    /** Compares counts and says what it was; a word tells that there was none. */
    static Change ofCounts(@Nullable Long now, @Nullable Long before, String none) {
      if (now == null || before == null || (now == 0 && before == 0)) {
        return UNKNOWN;
      }
      if (now.equals(before)) {
        return AS_BEFORE;
      }
      return before == 0
          ? new Change(none, "flat")
          : of((double) now, (double) before).was(number(before));
    }

    /** Compares shares and says what it was; of nothing there is no share. */
    static Change ofShares(Share now, Share before) {
      boolean none = now.part() == 0 && before.part() == 0;
      if (none || now.whole() == 0 || before.whole() == 0) {
        return UNKNOWN;
      }
      double points = 100 * (now.value() - before.value());
      return Math.abs(points) < 0.05
          ? AS_BEFORE
          : new Change(signed("%+.1f points", points), points > 0 ? "up" : "down")
              .was(percent(before.part(), before.whole()));
    }

    /** Compares two shares, from 0 to 1; of ninety-nine percent another percent tells nothing. */
    static Change inPoints(double now, double before) {
      double points = 100 * (now - before);
      return Math.abs(points) < 0.005
          ? new Change("0 points", "flat")
          : new Change(signed("%+.2f points", points), points > 0 ? "up" : "down");
    }

    private static String signed(String format, double number) {
      return String.format(Locale.ENGLISH, format, number).replace("-", "\u2212");
    }

    /** Adds what it was, where a change can be said. */
    Change was(String figure) {
      return text.isEmpty() ? this : new Change(text + ", was " + figure, trend);
    }

    /** Leaves to the reader whether more is better. */
    Change unjudged() {
      return new Change(text, "flat");
    }

    /** Says of what less is better, which arrow shows. */
    Change ofTrouble() {
      return new Change(text, trend.replace("up", "worse").replace("down", "better"));
    }

    Screen.Told beside(String figure) {
      return new Screen.Told(figure, text, trend);
    }
  }
}
