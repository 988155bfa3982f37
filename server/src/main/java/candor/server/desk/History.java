package candor.server.desk;

import candor.server.query.Answers;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
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

  /** Finds the day of the first event, in UTC; empty while there is none. */
  Optional<LocalDate> begins(Questioner questioner, LocalDate today) throws BadQuestion {
    LocalDate end = today.plusDays(1);
    Optional<LocalDate> month = first(questioner, today.minus(LONGEST), end, Interval.MONTH);
    return month.isEmpty()
        ? month
        : first(questioner, month.get(), month.get().plusMonths(1), Interval.DAY);
  }

  private Optional<LocalDate> first(
      Questioner questioner, LocalDate from, LocalDate to, Interval interval) throws BadQuestion {
    var scope =
        new Scope(
            app,
            debug,
            from.atStartOfDay(ZoneOffset.UTC).toInstant(),
            to.atStartOfDay(ZoneOffset.UTC).toInstant(),
            ZoneOffset.UTC,
            List.of());
    Answers.Trend trend = questioner.trend(scope, new TrendOf("", Measure.EVENTS, interval, ""));
    if (trend.series().isEmpty()) {
      return Optional.empty();
    }
    var values = trend.series().getFirst().values();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > 0) {
        return Optional.of(LocalDate.ofInstant(trend.starts().get(i), ZoneOffset.UTC));
      }
    }
    return Optional.empty();
  }
}
