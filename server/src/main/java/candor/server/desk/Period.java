package candor.server.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Is the stretch of days that a page shows. Immutable.
 *
 * @param code how it stands in the address
 * @param from the first day
 * @param to the first day that no longer belongs to it; tomorrow when today is part of it
 * @param finished the first day that is not over, or {@code to}
 */
record Period(String code, LocalDate from, LocalDate to, LocalDate finished) {

  /** Enough for any rhythm of a tool that is used for work. */
  static final String USUAL = "30d";

  /** Three years of days are as many points as a chart can hold. */
  private static final int MOST_DAYS = 1_100;

  /** Reads a period; the start of {@code all} is the day of the first event. */
  static @Nullable Period read(String code, LocalDate today, LocalDate first) {
    return switch (code) {
      case "today" -> new Period(code, today, today.plusDays(1), today.plusDays(1));
      case "7d" -> until(code, today.minusDays(7), today);
      case "30d" -> until(code, today.minusDays(30), today);
      case "90d" -> until(code, today.minusDays(90), today);
      case "12mo" -> until(code, today.minusMonths(12), today);
      case "all" -> until(code, first.isBefore(today) ? first : today.minusDays(1), today);
      default -> custom(code, today);
    };
  }

  private static Period until(String code, LocalDate from, LocalDate today) {
    LocalDate earliest = today.minusDays(MOST_DAYS - 1L);
    return new Period(code, from.isBefore(earliest) ? earliest : from, today.plusDays(1), today);
  }

  private static @Nullable Period custom(String code, LocalDate today) {
    int dots = code.indexOf("..");
    if (dots != 10 || code.length() != 22) {
      return null;
    }
    try {
      LocalDate from = LocalDate.parse(code.substring(0, 10));
      LocalDate last = LocalDate.parse(code.substring(12));
      LocalDate to = last.isAfter(today) ? today.plusDays(1) : last.plusDays(1);
      boolean good = from.isBefore(to) && from.getYear() >= 2000;
      if (!good || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
        return null;
      }
      boolean unfinished = to.isAfter(today) && from.isBefore(today);
      return new Period(code, from, to, unfinished ? today : to);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static String code(LocalDate from, LocalDate last) {
    return from + ".." + last;
  }

  /** Counts the days that are over, at least one. */
  int days() {
    return (int) Math.max(1, ChronoUnit.DAYS.between(from, finished));
  }

  boolean isShort() {
    return days() <= 2;
  }

  String words() {
    LocalDate last = finished.minusDays(1);
    if (code.equals("today")) {
      return "Today so far, " + Words.longDay(from);
    }
    String end = finished.equals(to) ? "" : ", and today so far";
    return from.equals(last)
        ? Words.longDay(from) + end
        : Words.longDay(from) + " to " + Words.longDay(last) + end;
  }
}
