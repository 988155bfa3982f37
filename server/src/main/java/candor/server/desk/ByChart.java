package candor.server.desk;

import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.ReportPages;
import candor.server.desk.pages.Screen;
import candor.server.desk.pages.Screen.Option;
import candor.server.query.Answers;
import candor.server.query.Answers.Series;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the chart of a figure by the values of a property. */
final class ByChart {

  /** The figures that can be told by a property; of others the days do not add up to values. */
  private static final Set<String> METRICS = Set.of("dau", "sessions", "events");

  /** More lines cross each other until none can be followed. */
  private static final int MOST_LINES = 5;

  private final View view;
  private final String metric;
  private final String by;
  private final Waiting<Answers.Trend> asked;
  private final Flags flags;

  private ByChart(View view, String metric, String by) {
    this.view = view;
    this.metric = metric;
    this.by = by;
    this.flags = new Flags(view, "a", view.app().id());
    boolean installs = metric.equals("dau");
    Measure measure =
        installs ? Measure.INSTALLS : Measure.valueOf(metric.toUpperCase(Locale.ROOT));
    Interval interval = installs ? Interval.DAY : view.interval();
    var scope = installs ? MainChart.days(view) : view.whole();
    this.asked = view.asking().trend(scope, new TrendOf("", measure, interval, by));
  }

  /** Asks for the chart that the address wants; null when it wants none by a property. */
  static @Nullable ByChart of(View view, String metric) {
    String by = view.state().choice("by", "");
    return by.isEmpty() || !METRICS.contains(metric) ? null : new ByChart(view, metric, by);
  }

  /** Returns the properties that the figure can be drawn by, and that it need not be. */
  static List<Option> options(View view, String metric) {
    if (!METRICS.contains(metric)) {
      return List.of();
    }
    String chosen = view.state().choice("by", "");
    return FunnelsPage.dimensions(view).stream()
        .map(each ->
            new Option(
                each.value().isEmpty() ? "One line" : each.text(),
                view.state().choosing("by", each.value()).link("a", view.app().id()),
                each.value().equals(chosen),
                ""))
        .toList();
  }

  /**
   * Is the chart or why there is none.
   *
   * @param title what it shows
   * @param lines the lines, or null
   * @param basis what it rests on, or null
   * @param cannot why there is none, or empty
   */
  record Drawn(
      String title,
      ReportPages.@Nullable Lines lines,
      Screen.@Nullable Basis basis,
      String cannot) {}

  Drawn draw() {
    String title = MainChart.title(metric) + " by " + withinSentence(Words.title(by));
    return Asking.outcome(asked)
        .fold(answer -> drawn(title, answer), problem -> new Drawn(title, null, null, problem));
  }

  private static String withinSentence(String words) {
    boolean letters = words.length() > 1 && Character.isUpperCase(words.charAt(1));
    return letters ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private Drawn drawn(String title, Answers.Trend answer) {
    Link query = Toolbars.json(Toolbars.metricCsv(view, metric));
    var basis = MainChart.words(answer.basis(), query);
    // Installs are told by the day, whatever the interval of other figures.
    boolean byDay = metric.equals("dau");
    var days = view.days(answer.starts());
    int over =
        byDay
            ? (int) days.stream().filter(day -> day.isBefore(view.today())).count()
            : view.over(answer.starts());
    if (answer.series().isEmpty() || over < 2) {
      String why =
          answer.series().isEmpty() ? "No event of this period has it." : "Too little is over yet.";
      return new Drawn(title, null, basis, why);
    }
    var starts = answer.starts().subList(0, over);
    var flagged = flags.on(days.subList(0, over));
    var labels =
        byDay
            ? days.subList(0, over).stream().map(Words::day).toList()
            : starts.stream().map(view::label).toList();
    var names =
        byDay
            ? days.subList(0, over).stream().map(Words::weekday).toList()
            : starts.stream().map(view::name).toList();
    var drawn = answer.series().subList(0, Math.min(MOST_LINES, answer.series().size()));
    long most = drawn.stream().mapToLong(series -> most(series, over)).max().orElse(0);
    double top = Sketch.top(most);
    var lines = new ArrayList<ReportPages.Line>();
    for (Series series : drawn) {
      String path = Sketch.path(new ArrayList<>(series.values()), 0, over, top);
      lines.add(new ReportPages.Line(series.name(), path, "r" + lines.size()));
    }
    var columns = new ArrayList<>(List.of("From"));
    answer.series().forEach(series -> columns.add(series.name()));
    String label =
        "%s, %s. %d values%s."
            .formatted(
                title,
                view.period().words(),
                answer.series().size(),
                answer.series().size() > MOST_LINES ? ", the first " + MOST_LINES + " drawn" : "");
    return new Drawn(
        title,
        new ReportPages.Lines(
            label,
            Sketch.heights(top),
            Sketch.ticks(labels),
            lines,
            columns,
            rows(answer, flagged.named(names)),
            flagged.marks()),
        basis,
        "");
  }

  private static long most(Series series, int over) {
    return Sketch.most(new ArrayList<>(series.values().subList(0, over)));
  }

  private static List<Drawing.Row> rows(Answers.Trend answer, List<String> names) {
    var rows = new ArrayList<Drawing.Row>();
    for (int i = 0; i < names.size(); i++) {
      int at = i;
      rows.add(
          new Drawing.Row(
              names.get(at),
              answer.series().stream().map(s -> Words.number(s.values().get(at))).toList()));
    }
    return rows;
  }
}
