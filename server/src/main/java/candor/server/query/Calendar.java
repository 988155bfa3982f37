package candor.server.query;

import candor.server.query.Questioner.Interval;
import candor.server.store.Cuts;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a period into local hours, days, weeks or months.
 *
 * <p>The first interval begins at or before the period. A local day that a zone skipped does not
 * exist; one that lasts 23 or 25 hours is one interval.
 */
final class Calendar {

  private Calendar() {}

  /**
   * Returns the borders of all intervals that the period touches.
   *
   * @param most the most intervals
   */
  static Cuts cuts(Instant from, Instant to, Interval interval, ZoneId zone, int most)
      throws BadQuestion {
    var borders = new ArrayList<Instant>();
    Instant border = start(from, interval, zone);
    borders.add(border);
    while (border.isBefore(to)) {
      if (borders.size() > most) {
        throw new BadQuestion(
            "interval",
            "the period has more than "
                + most
                + " such intervals; choose a longer interval or a shorter period");
      }
      border = next(border, interval, zone);
      borders.add(border);
    }
    return new Cuts(borders);
  }

  /** Returns the local dates of a period's days, in order. */
  static List<LocalDate> dates(Cuts days, ZoneId zone) {
    return days.borders().subList(0, days.size()).stream()
        .map(border -> border.atZone(zone).toLocalDate())
        .toList();
  }

  static boolean isUtc(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  private static Instant start(Instant at, Interval interval, ZoneId zone) {
    LocalDate date = at.atZone(zone).toLocalDate();
    return switch (interval) {
      case HOUR -> hour(at, zone);
      case DAY -> begin(date, zone);
      case WEEK -> begin(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
      case MONTH -> begin(date.withDayOfMonth(1), zone);
    };
  }

  private static Instant next(Instant border, Interval interval, ZoneId zone) {
    if (interval == Interval.HOUR) {
      Instant later = border.plus(1, ChronoUnit.HOURS);
      Instant aligned = hour(later, zone);
      return aligned.isAfter(border) ? aligned : later;
    }
    LocalDate date = border.atZone(zone).toLocalDate();
    int steps = 1;
    Instant next = begin(date, interval, steps, zone);
    while (!next.isAfter(border)) {
      steps++;
      next = begin(date, interval, steps, zone);
    }
    return next;
  }

  private static Instant begin(LocalDate date, Interval interval, int steps, ZoneId zone) {
    return switch (interval) {
      case WEEK ->
          begin(
              date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(steps), zone);
      case MONTH -> begin(date.withDayOfMonth(1).plusMonths(steps), zone);
      case DAY, HOUR -> begin(date.plusDays(steps), zone);
    };
  }

  private static Instant begin(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** Returns the start of the local hour, which some zones begin at a half or a quarter. */
  private static Instant hour(Instant at, ZoneId zone) {
    int offset = zone.getRules().getOffset(at).getTotalSeconds();
    return at.plusSeconds(offset).truncatedTo(ChronoUnit.HOURS).minusSeconds(offset);
  }
}
