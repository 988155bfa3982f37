package candor.server.desk;

import candor.server.query.Answers;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Tells whether what is known of an app reaches back to all of a time: it was there on the first
 * day, and no row of that time has had to go.
 *
 * @param time the time in question
 * @param days for how many days rows are kept
 * @param now the time of the question
 */
record Reach(Scope time, int days, Instant now) {

  /** Longer than anything is kept. */
  private static final int YEARS = 5;

  /** Asks whether there was anything; how it is divided does not matter. */
  static final TrendOf ANYTHING = new TrendOf("", Measure.EVENTS, Interval.MONTH, "");

  /** Returns when something must have happened: up to the end of the first day. */
  Scope past() {
    ZonedDateTime day = time.from().atZone(time.zone()).toLocalDate().atStartOfDay(time.zone());
    return new Scope(
        time.app(),
        time.debug(),
        day.minusYears(YEARS).toInstant(),
        day.plusDays(1).toInstant(),
        time.zone(),
        List.of());
  }

  /** Decides by what happened in that past. */
  boolean covers(Answers.Trend past) {
    boolean there =
        past.series().stream()
            .flatMap(series -> series.values().stream())
            .anyMatch(value -> value != null && value > 0);
    // What has to go goes by days of UTC, and today is one of those that are kept.
    Instant kept = now.truncatedTo(ChronoUnit.DAYS).minus(days - 1L, ChronoUnit.DAYS);
    return there && !time.from().isBefore(kept);
  }
}
