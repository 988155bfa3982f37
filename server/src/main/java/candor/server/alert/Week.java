package candor.server.alert;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * Is an ISO week in UTC.
 *
 * @param monday its first day
 */
record Week(LocalDate monday) {

  /** Early on Monday in Europe, and late enough that what was sent on Sunday has come. */
  private static final Duration DUE = Duration.ofHours(6);

  /** Returns the last week that is over. */
  static Week before(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new Week(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1));
  }

  Week earlier() {
    return new Week(monday.minusWeeks(1));
  }

  Instant from() {
    return monday.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  Instant to() {
    return monday.plusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  boolean isDue(Instant now) {
    return !now.isBefore(to().plus(DUE));
  }

  String name() {
    return "%d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
