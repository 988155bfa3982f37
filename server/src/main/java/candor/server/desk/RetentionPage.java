package candor.server.desk;

import candor.plan.Promises.Identity.Model;
import candor.server.desk.pages.CoursePages;
import candor.server.desk.pages.CoursePages.Heat;
import candor.server.desk.pages.CoursePages.HeatCell;
import candor.server.desk.pages.CoursePages.HeatRow;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JteretentionGenerated;
import candor.server.desk.pages.Screen.Option;
import candor.server.http.Response;
import candor.server.query.CohortQuestioner.Cohort;
import candor.server.query.CohortQuestioner.Retention;
import candor.server.query.Questioner.Interval;
import candor.server.query.Scope;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the page of who came back. */
final class RetentionPage {

  /** Half a year of weeks, a month of days: more rows and columns are a table to download. */
  private static final int MOST_COHORTS = 31;

  /** Colours that the eye tells apart. */
  private static final int LEVELS = 10;

  private final View view;
  private final Interval length;
  private final FewCells few;

  RetentionPage(View view) {
    this.view = view;
    this.length =
        switch (view.state().choice("cohorts", "week")) {
          case "day" -> Interval.DAY;
          case "month" -> Interval.MONTH;
          default -> Interval.WEEK;
        };
    this.few = FewCells.of(view);
  }

  static Response answer(PageList.Turn turn) {
    var page = new RetentionPage(turn.view()).page();
    var frame = turn.frame().noticing(Holders.notices(turn.view()));
    return Html.page(
        turn.request(), 200, out -> JteretentionGenerated.render(out, Html.AS_IT_IS, frame, page));
  }

  CoursePages.Retention page() {
    String id = view.app().id();
    var question = Toolbars.statistics(view, first(), "retention.csv").with("period", word(length));
    var csv = Holders.with(question, view);
    var toolbar = new Toolbars(view, "a", id, "retention").toolbar(csv);
    var lengths =
        List.of(
            choice("Days", Interval.DAY),
            choice("Weeks", Interval.WEEK),
            choice("Months", Interval.MONTH));
    Scope scope = scope();
    return Asking.outcome(view.asking().retention(scope, length, Holders.chosen(view)))
        .fold(
            retention ->
                new CoursePages.Retention(
                    toolbar,
                    lengths,
                    Holders.choice(view),
                    unit(),
                    few.rule(),
                    few.other(view),
                    heat(retention),
                    curve(retention),
                    MainChart.words(retention.basis(), Toolbars.json(csv)),
                    heat(retention) == null ? empty() : "",
                    ""),
            problem ->
                new CoursePages.Retention(
                    toolbar,
                    lengths,
                    Holders.choice(view),
                    unit(),
                    "",
                    null,
                    null,
                    null,
                    null,
                    "",
                    because(problem)));
  }

  /** A daily pseudonym without marks is the one model for which no setting of the page helps. */
  private String because(String problem) {
    String only = problem.replaceFirst("^must be week: (.*)$", "Weeks can: $1.");
    boolean never =
        view.app().plan().identity().model() == Model.DAILY
            && !view.app().plan().identity().marks();
    return never
        ? problem
            + ". Marks would tell: with “marks: yes” in the plan, devices report their first use of"
            + " a week and the week they were installed, and no identifier is needed."
        : only;
  }

  /** Weeks that the period touches only in part belong to it; longer ones keep the newest. */
  Scope scope() {
    return view.state().scope(view.app().id(), first(), view.period().to());
  }

  private LocalDate first() {
    LocalDate from = view.period().from();
    LocalDate earliest = earliest();
    return from.isBefore(earliest) ? earliest : from;
  }

  private LocalDate earliest() {
    LocalDate to = view.period().to();
    return length == Interval.DAY ? to.minusDays(MOST_COHORTS) : start(to, 1 - MOST_COHORTS);
  }

  /** Returns where a period begins that is some periods after the one of a day. */
  private LocalDate start(LocalDate day, int later) {
    return switch (length) {
      case HOUR, DAY -> day.plusDays(later);
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(later);
      case MONTH -> day.withDayOfMonth(1).plusMonths(later);
    };
  }

  private Option choice(String text, Interval of) {
    var link = view.state().choosing("cohorts", word(of)).link("a", view.app().id(), "retention");
    return new Option(text, link, of == length, "");
  }

  private static String word(Interval interval) {
    return interval.name().toLowerCase(Locale.ROOT);
  }

  private String unit() {
    return Words.title(word(length));
  }

  private String empty() {
    String those = Holders.chosen(view) == null ? "Nobody" : "Nobody of whom that is remembered";
    return those
        + " was new in this period. The cohort of this "
        + word(length)
        + " is complete on "
        + Words.longDay(start(view.today(), 1))
        + ".";
  }

  private @Nullable Heat heat(Retention retention) {
    var cohorts = retention.cohorts().stream().filter(c -> size(c) > 0).toList();
    if (cohorts.isEmpty()) {
      return null;
    }
    int columns = cohorts.stream().mapToInt(c -> c.active().size()).max().orElse(0);
    var names = new ArrayList<String>();
    for (int k = 0; k < columns; k++) {
      names.add(Integer.toString(k));
    }
    return new Heat(
        names,
        all(cohorts, columns),
        cohorts.stream().map(this::row).toList().reversed(),
        view.period().from().isBefore(earliest())
            ? "These are the newest " + MOST_COHORTS + " cohorts of the period."
            : "");
  }

  private static long size(Cohort cohort) {
    return cohort.active().getFirst();
  }

  private HeatRow row(Cohort cohort) {
    var cells = new ArrayList<HeatCell>();
    int last = cohort.active().size() - 1;
    for (int k = 0; k <= last; k++) {
      cells.add(cell(cohort.active().get(k), size(cohort), isOpen(cohort, k)));
    }
    LocalDate day = cohort.start().atZone(view.state().zone()).toLocalDate();
    String name = length == Interval.MONTH ? Words.month(day) : Words.longDay(day);
    return new HeatRow(name, size(size(cohort)), cells);
  }

  /** The period that is still running is in the last column of every cohort. */
  private boolean isOpen(Cohort cohort, int k) {
    var start = cohort.start().atZone(view.state().zone()).toLocalDate();
    return start(start, k + 1).isAfter(view.today());
  }

  private String size(long installs) {
    return few.isFew(installs) ? few.word() : Words.number(installs);
  }

  private HeatCell cell(long part, long whole, boolean open) {
    String still = open ? " open" : "";
    if (few.isFew(part) || few.isFew(whole)) {
      String told = "fewer than " + few.group() + " of " + size(whole);
      return new HeatCell(few.word(), "few" + still, told + (open ? ", not over yet" : ""));
    }
    double share = whole == 0 ? 0 : (double) part / whole;
    int level = (int) Math.min(LEVELS, Math.ceil(share * LEVELS));
    String text = Long.toString(Math.round(100 * share));
    return new HeatCell(
        text,
        "h" + level + still,
        text
            + " %, "
            + Words.number(part)
            + " of "
            + Words.number(whole)
            + (open ? ", not over yet" : ""));
  }

  private HeatRow all(List<Cohort> cohorts, int columns) {
    var cells = new ArrayList<HeatCell>();
    for (int k = 0; k < columns; k++) {
      Share share = share(cohorts, k);
      cells.add(
          share.of() == 0
              ? new HeatCell("", "h0", "not known")
              : cell(share.part(), share.of(), false));
    }
    long all = cohorts.stream().mapToLong(RetentionPage::size).sum();
    return new HeatRow("Average", size(all), cells);
  }

  /** Is a part of a whole. */
  private record Share(long part, long of) {}

  /** Adds up what is over; the first column is whole from its beginning. */
  private Share share(List<Cohort> cohorts, int k) {
    long part = 0;
    long of = 0;
    for (Cohort cohort : cohorts) {
      if (k < cohort.active().size() && (k == 0 || !isOpen(cohort, k))) {
        part += cohort.active().get(k);
        of += size(cohort);
      }
    }
    return new Share(part, of);
  }

  /** Says which share came back in the period after the first; empty when none is over. */
  String back(Retention retention) {
    Share share = share(retention.cohorts().stream().filter(c -> size(c) > 0).toList(), 1);
    return share.of() == 0 ? "" : Words.percent(share.part(), share.of());
  }

  private Drawing.@Nullable Chart curve(Retention retention) {
    var cohorts = retention.cohorts().stream().filter(c -> size(c) > 0).toList();
    int columns = cohorts.stream().mapToInt(c -> c.active().size()).max().orElse(0);
    var values = new ArrayList<@Nullable Long>();
    var names = new ArrayList<String>();
    for (int k = 0; k < columns; k++) {
      Share share = share(cohorts, k);
      if (share.of() > 0 && !few.isFew(share.part()) && !few.isFew(share.of())) {
        values.add(Math.round(100.0 * share.part() / share.of()));
        names.add(unit() + " " + k);
      }
    }
    if (values.size() < 2) {
      return null;
    }
    var points = new Sketch.Points(names, names, values, List.of(), values.size());
    String label =
        "Of every hundred, how many were there again after so many "
            + word(length)
            + "s, all cohorts together.";
    return Sketch.chart(label, points, "Percent", "");
  }
}
