package candor.server.desk;

import candor.server.desk.Asking.Outcome;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.query.Answers;
import candor.server.query.Answers.Basis;
import candor.server.query.Answers.Day;
import candor.server.query.Questioner.Measure;
import candor.server.query.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the chart of the figure that was chosen. */
final class MainChart {

  /** One day has no shape; the week around it has. */
  private static final int DAYS_AROUND = 7;

  private final View view;
  private final String metric;
  private final @Nullable Waiting<Answers.Active> active;
  private final @Nullable Waiting<Answers.Active> activeBefore;
  private final @Nullable Waiting<Answers.Trend> trend;
  private final @Nullable Waiting<Answers.Trend> trendBefore;
  private final Flags flags;

  MainChart(View view, String metric, String... page) {
    this.view = view;
    this.flags = new Flags(view, page);
    this.metric = metric;
    boolean compares = view.state().compare() != State.Compare.OFF;
    boolean counts = metric.equals("events") || metric.equals("sessions");
    this.active = counts ? null : view.asking().active(days(view));
    this.activeBefore =
        !counts && compares && !view.period().isShort()
            ? view.asking().active(view.beforeWhole())
            : null;
    this.trend = counts ? trend(view.whole()) : null;
    this.trendBefore = counts && compares ? trend(view.beforeWhole()) : null;
  }

  /** Returns the days that a figure of days is drawn for. */
  static Scope days(View view) {
    var period = view.period();
    return period.isShort()
        ? view.state().scope(view.app().id(), period.to().minusDays(DAYS_AROUND + 1L), period.to())
        : view.whole();
  }

  private Waiting<Answers.Trend> trend(Scope scope) {
    Measure measure = Measure.valueOf(metric.toUpperCase(Locale.ROOT));
    return view.asking().trend(scope, "", measure, view.interval());
  }

  /**
   * Is the chart or why there is none.
   *
   * @param chart the chart, or null
   * @param cannot why there is none, or empty
   * @param basis what it rests on, or null
   * @param against with what it is compared, or empty
   */
  record Drawn(
      Drawing.@Nullable Chart chart, String cannot, Screen.@Nullable Basis basis, String against) {}

  Drawn draw() {
    if (active != null) {
      Outcome<Answers.Active> answer = Asking.outcome(active);
      return answer.fold(this::drawActive, problem -> new Drawn(null, problem, null, ""));
    }
    if (trend != null) {
      Outcome<Answers.Trend> answer = Asking.outcome(trend);
      return answer.fold(this::drawTrend, problem -> new Drawn(null, problem, null, ""));
    }
    throw new AssertionError("a figure comes from one of two questions");
  }

  private Drawn drawActive(Answers.Active answer) {
    var days = said(answer);
    var values = new ArrayList<@Nullable Long>();
    days.forEach(day -> values.add(value(day)));
    if (days.isEmpty()) {
      return new Drawn(null, Tiles.because(answer, metric), words(answer.basis(), query()), "");
    }
    var before = new ArrayList<@Nullable Long>();
    if (activeBefore != null) {
      Answers.Active past = Asking.outcome(activeBefore).value();
      if (past != null) {
        said(past).forEach(day -> before.add(isPast(day.day()) ? value(day) : null));
      }
    }
    var flagged = flags.on(days.stream().map(Day::day).toList());
    int finished = (int) days.stream().filter(day -> day.day().isBefore(view.today())).count();
    return drawn(
        new Sketch.Points(
            flagged.named(days.stream().map(day -> Words.weekday(day.day())).toList()),
            days.stream().map(day -> Words.day(day.day())).toList(),
            values,
            before,
            finished,
            flagged.marks()),
        answer.basis());
  }

  /** Keeps the days that can say the figure; weekly marks, for one, speak on Sundays only. */
  private List<Day> said(Answers.Active answer) {
    return answer.days().stream().filter(day -> value(day) != null).toList();
  }

  private @Nullable Long value(Day day) {
    return switch (metric) {
      case "dau" -> day.dau();
      case "wau" -> day.wau();
      case "mau" -> day.mau();
      case "returning" -> day.returning();
      default -> day.fresh();
    };
  }

  private Drawn drawTrend(Answers.Trend answer) {
    int begun = (int) answer.starts().stream().filter(s -> s.isBefore(view.now())).count();
    var starts = answer.starts();
    var flagged = flags.on(view.days(starts));
    return drawn(
        new Sketch.Points(
            flagged.named(starts.stream().map(view::name).toList()),
            starts.stream().map(view::label).toList(),
            first(answer, begun),
            trendBefore == null ? List.of() : before(Asking.outcome(trendBefore).value()),
            view.over(starts),
            flagged.marks()),
        answer.basis());
  }

  private static List<@Nullable Long> first(Answers.Trend answer, int begun) {
    var values = new ArrayList<@Nullable Long>();
    for (int i = 0; i < answer.starts().size(); i++) {
      Long value = answer.series().isEmpty() ? 0L : answer.series().getFirst().values().get(i);
      values.add(i < begun ? value : null);
    }
    return values;
  }

  private List<@Nullable Long> before(Answers.@Nullable Trend answer) {
    if (answer == null) {
      return List.of();
    }
    var values = first(answer, answer.starts().size());
    var days = view.days(answer.starts());
    for (int i = 0; i < values.size() && !isPast(days.get(i)); i++) {
      values.set(i, null);
    }
    return values;
  }

  /** Says whether events had begun; before, nobody is not a figure. */
  private boolean isPast(LocalDate day) {
    LocalDate first = view.begins();
    return first == null || !day.isBefore(first);
  }

  private Drawn drawn(Sketch.Points all, Basis basis) {
    var points = all.withoutEmptyPast();
    String against = points.before().isEmpty() ? "" : view.against();
    String label = title(metric) + ", " + view.period().words() + ". " + range(points);
    return new Drawn(
        Sketch.chart(label, points, title(metric), against), "", words(basis, query()), against);
  }

  private static String range(Sketch.Points points) {
    long least = Long.MAX_VALUE;
    for (Long value : points.values().subList(0, points.finished())) {
      least = value == null ? least : Math.min(least, value);
    }
    return least == Long.MAX_VALUE
        ? "Nothing is over yet."
        : "Between "
            + Words.number(least)
            + " and "
            + Words.number(Sketch.most(points.values().subList(0, points.finished())))
            + ".";
  }

  static Screen.Basis words(Basis basis) {
    return words(basis, null);
  }

  static Screen.Basis words(Basis basis, @Nullable Link query) {
    String identity =
        switch (basis.identity()) {
          case "none" -> "no identifier; the device counts for itself";
          case "daily" -> "a pseudonym that changes daily and cannot be linked";
          case "install" -> "a random id that the person can reset";
          default -> basis.identity();
        };
    return new Screen.Basis(
        basis.definition(),
        basis.population() + (basis.exact() ? " Exact." : " An estimate."),
        identity,
        basis.limits(),
        query,
        List.of());
  }

  private Link query() {
    return Toolbars.json(Toolbars.metricCsv(view, metric));
  }

  static String title(String metric) {
    return switch (metric) {
      case "dau" -> "Active per day";
      case "wau" -> "Active per week";
      case "mau" -> "Active per month";
      case "new" -> "New per day";
      case "returning" -> "Returning per day";
      case "sessions" -> "Sessions";
      default -> "Events";
    };
  }
}
