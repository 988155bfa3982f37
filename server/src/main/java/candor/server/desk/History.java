package candor.server.desk;

import candor.server.query.Answers;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Is the events of one app, of released builds or of debug ones.
 *
 * @param app the app's id
 * @param debug whether they are those of debug builds
 */
record History(String app, boolean debug) {

  /** Longer than anything is kept. */
  private static final Period LONGEST = Period.ofYears(5);

  /** Finds the hour of the first event; empty while there is none. */
  Optional<Instant> begins(Questioner questioner, Instant now) throws BadQuestion {
    ZonedDateTime end = now.atZone(ZoneOffset.UTC).plusDays(1);
    var found = first(questioner, end.minus(LONGEST), end, Interval.MONTH);
    if (found.isPresent()) {
      found = first(questioner, found.get(), found.get().plusMonths(1), Interval.DAY);
    }
    if (found.isPresent()) {
      found = first(questioner, found.get(), found.get().plusDays(1), Interval.HOUR);
    }
    return found.map(ZonedDateTime::toInstant);
  }

  private Optional<ZonedDateTime> first(
      Questioner questioner, ZonedDateTime from, ZonedDateTime to, Interval interval)
      throws BadQuestion {
    var scope = new Scope(app, debug, from.toInstant(), to.toInstant(), ZoneOffset.UTC, List.of());
    Answers.Trend trend = questioner.trend(scope, new TrendOf("", Measure.EVENTS, interval, ""));
    if (trend.series().isEmpty()) {
      return Optional.empty();
    }
    var values = trend.series().getFirst().values();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > 0) {
        return Optional.of(trend.starts().get(i).atZone(ZoneOffset.UTC));
      }
    }
    return Optional.empty();
  }
}
