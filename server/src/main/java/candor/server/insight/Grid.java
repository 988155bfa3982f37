package candor.server.insight;

import candor.server.store.Cuts;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Is the grid of periods for which figures are published: whole ISO weeks and whole months in UTC
 * that are over. They do not overlap, so no difference of two of them stands for a few installs.
 *
 * @param weeks the first days of the weeks, oldest first, and the day after the last
 * @param months the first days of the months, oldest first, and the day after the last
 */
record Grid(List<LocalDate> weeks, List<LocalDate> months) {

  /** As far back as the eye compares. */
  private static final int WEEKS = 12;

  private static final int MONTHS = 6;

  /** Devices that were offline send within two days or, mostly, never. */
  private static final int SETTLED_DAYS = 2;

  Grid {
    weeks = List.copyOf(weeks);
    months = List.copyOf(months);
  }

  static Grid at(Clock clock) {
    LocalDate settled = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(SETTLED_DAYS);
    LocalDate week = settled.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate month = settled.withDayOfMonth(1);
    var weeks = new ArrayList<LocalDate>();
    for (int i = WEEKS; i >= 0; i--) {
      weeks.add(week.minusWeeks(i));
    }
    var months = new ArrayList<LocalDate>();
    for (int i = MONTHS; i >= 0; i--) {
      months.add(month.minusMonths(i));
    }
    return new Grid(weeks, months);
  }

  LocalDate from() {
    return weeks.get(weeks.size() - 2);
  }

  LocalDate to() {
    return weeks.getLast();
  }

  static Cuts cuts(List<LocalDate> days) {
    return new Cuts(days.stream().map(d -> d.atStartOfDay().toInstant(ZoneOffset.UTC)).toList());
  }

  /** Returns the days of the weeks, seven for each. */
  static List<LocalDate> days(List<LocalDate> weeks) {
    return weeks.getFirst().datesUntil(weeks.getLast().plusDays(1)).toList();
  }
}
