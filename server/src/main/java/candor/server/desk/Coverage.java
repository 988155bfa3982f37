package candor.server.desk;

import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether what is known of an app reaches back to all of a time: its events had begun, and no
 * row of that time has had to go.
 *
 * @param time the time in question
 * @param days for how many days rows are kept
 * @param now the time of the question
 */
record Coverage(Scope time, int days, Instant now) {

  /** Decides by the day of the first event, or null while there is none. */
  boolean covers(@Nullable LocalDate begins) {
    LocalDate first = LocalDate.ofInstant(time.from(), time.zone());
    return isKept() && begins != null && !first.isBefore(begins);
  }

  private boolean isKept() {
    // What has to go goes by days of UTC, and today is one of those that are kept.
    Instant kept = now.truncatedTo(ChronoUnit.DAYS).minus(days - 1L, ChronoUnit.DAYS);
    return !time.from().isBefore(kept);
  }

  /** Asks when events began, and decides. */
  boolean covers(Questioner questioner) throws BadQuestion {
    if (!isKept()) {
      return false;
    }
    var first = new History(time.app(), time.debug()).begins(questioner, now);
    return covers(first.map(hour -> LocalDate.ofInstant(hour, time.zone())).orElse(null));
  }
}
