package candor.server.desk;

import candor.server.query.Answers;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds when the events of an app begin. */
final class History {

  /** Longer than anything is kept. */
  private static final int YEARS = 5;

  private History() {}

  static boolean begins(View view) {
    return firstDay(view) != null;
  }

  /** Returns the first day of the month of the first event; null when there is none. */
  static @Nullable LocalDate firstDay(View view) {
    LocalDate today = view.today();
    var scope =
        view.state()
            .filters(List.of())
            .scope(view.app().id(), today.minusYears(YEARS), today.plusDays(1));
    Answers.Trend months =
        Asking.outcome(view.asking().trend(scope, "", Measure.EVENTS, Interval.MONTH)).value();
    if (months == null || months.series().isEmpty()) {
      return null;
    }
    var values = months.series().getFirst().values();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > 0) {
        return months.starts().get(i).atZone(view.state().zone()).toLocalDate();
      }
    }
    return null;
  }
}
