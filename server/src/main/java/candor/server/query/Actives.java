package candor.server.query;

import candor.plan.Promises.Identity.Model;
import candor.server.query.Questioner.Interval;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Answers how many are active. Safe for use by many threads. */
final class Actives {

  /** Ten years; a longer table is read by nobody. */
  private static final int MOST_DAYS = 3_660;

  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private final Store store;

  Actives(Store store) {
    this.store = store;
  }

  Answers.Active answer(Asked asked) throws BadQuestion, IOException {
    Scope scope = asked.scope();
    Cuts days = Calendar.cuts(scope.from(), scope.to(), Interval.DAY, scope.zone(), MOST_DAYS);
    List<LocalDate> dates = Calendar.dates(days, scope.zone());
    List<Answers.Day> answer =
        switch (asked.identity()) {
          case INSTALL -> installs(asked, days, dates);
          case DAILY -> pseudonyms(asked, days, dates);
          case NONE -> marks(asked, days, dates);
        };
    return new Answers.Active(answer, Identities.active(asked));
  }

  private List<Answers.Day> installs(Asked asked, Cuts days, List<LocalDate> dates)
      throws BadQuestion, IOException {
    Scope scope = asked.scope();
    Instant earlier = dates.getFirst().minusDays(MONTH + 1L).atStartOfDay(scope.zone()).toInstant();
    Cuts wide = Calendar.cuts(earlier, days.to(), Interval.DAY, scope.zone(), MOST_DAYS + MONTH);
    Selection selection = asked.selection("").during(wide.from(), wide.to());
    List<RoaringBitmap> present = store.present(selection, wide);
    List<RoaringBitmap> fresh = store.newcomers(scope.app(), selection.build(), days);
    long[] weeks = Windows.sizes(present, WEEK);
    long[] months = Windows.sizes(present, MONTH);
    int before = wide.size() - days.size();
    var answer = new ArrayList<Answers.Day>(days.size());
    for (int i = 0; i < days.size(); i++) {
      RoaringBitmap today = present.get(before + i);
      long dau = today.getLongCardinality();
      long newcomers = RoaringBitmap.andCardinality(today, fresh.get(i));
      answer.add(
          new Answers.Day(
              dates.get(i),
              dau,
              weeks[before + i],
              months[before + i],
              newcomers,
              dau - newcomers));
    }
    return answer;
  }

  private List<Answers.Day> pseudonyms(Asked asked, Cuts days, List<LocalDate> dates)
      throws IOException {
    Selection selection = asked.selection("").during(days.from(), days.to());
    List<RoaringBitmap> present = store.present(selection, days);
    List<Answers.Day> marked = marks(asked, days, dates);
    var answer = new ArrayList<Answers.Day>(days.size());
    for (int i = 0; i < days.size(); i++) {
      Answers.Day mark = marked.get(i);
      answer.add(
          new Answers.Day(
              mark.day(),
              present.get(i).getLongCardinality(),
              mark.wau(),
              mark.mau(),
              mark.fresh(),
              mark.returning()));
    }
    return answer;
  }

  private List<Answers.Day> marks(Asked asked, Cuts days, List<LocalDate> dates)
      throws IOException {
    var answer = new ArrayList<Answers.Day>(days.size());
    if (!asked.marks() || !asked.contextOnly()) {
      dates.forEach(date -> answer.add(new Answers.Day(date, null, null, null, null, null)));
      return answer;
    }
    Cuts wide = wide(asked, days, dates);
    var cells = new Findings.@Nullable MarkCell[wide.size()];
    Selection selection = asked.selection("").during(wide.from(), wide.to());
    for (Findings.MarkCell cell : store.marks(selection, wide, Store.Split.NONE)) {
      cells[cell.interval()] = cell;
    }
    List<LocalDate> all = Calendar.dates(wide, asked.scope().zone());
    int before = wide.size() - days.size();
    for (int i = before; i < wide.size(); i++) {
      answer.add(day(all, cells, i));
    }
    return answer;
  }

  /** Returns the days together with those of the week and the month that they began in. */
  private static Cuts wide(Asked asked, Cuts days, List<LocalDate> dates) {
    LocalDate first = dates.getFirst();
    LocalDate monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
    LocalDate month = first.withDayOfMonth(1);
    var borders = new ArrayList<Instant>();
    LocalDate date = monday.isBefore(month) ? monday : month;
    while (date.isBefore(first)) {
      Instant border = date.atStartOfDay(asked.scope().zone()).toInstant();
      if (borders.isEmpty() || border.isAfter(borders.getLast())) {
        borders.add(border);
      }
      date = date.plusDays(1);
    }
    borders.addAll(days.borders());
    return new Cuts(borders);
  }

  private static Answers.Day day(
      List<LocalDate> dates, Findings.@Nullable MarkCell[] cells, int today) {
    LocalDate date = dates.get(today);
    Findings.MarkCell cell = cells[today];
    long dau = cell == null ? 0 : cell.days();
    long fresh = cell == null ? 0 : cell.newcomers();
    long week = 0;
    long month = 0;
    for (int i = today; i >= 0 && dates.get(i).isAfter(date.minusMonths(1).minusDays(WEEK)); i--) {
      Findings.MarkCell earlier = cells[i];
      if (earlier != null) {
        LocalDate day = dates.get(i);
        week += day.isAfter(date.minusDays(WEEK)) ? earlier.weeks() : 0;
        month += day.getMonth() == date.getMonth() ? earlier.months() : 0;
      }
    }
    boolean sunday = date.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean last = date.plusDays(1).getMonth() != date.getMonth();
    return new Answers.Day(
        date,
        dau,
        sunday ? (Long) week : null,
        last ? (Long) month : null,
        fresh,
        Math.max(0, dau - fresh));
  }

  static boolean knowsInstalls(Asked asked) {
    return asked.identity() == Model.INSTALL
        || (asked.identity() == Model.DAILY && Trends.withinOneDay(asked.scope()));
  }
}
