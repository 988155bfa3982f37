package candor.server.desk;

import candor.server.desk.Asking.Outcome;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.Screen.Tile;
import candor.server.query.Answers;
import candor.server.query.Answers.Day;
import candor.server.query.Questioner.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the main figures of an app. */
final class Tiles {

  private final View view;
  private final Waiting<Answers.Active> now;
  private final Waiting<Answers.Active> before;
  private final Waiting<Answers.Trend> sessions;
  private final Waiting<Answers.Trend> sessionsBefore;
  private final Waiting<Answers.Trend> events;
  private final Waiting<Answers.Trend> eventsBefore;

  /** Asks for everything at once; {@link #all} takes the answers. */
  Tiles(View view) {
    this.view = view;
    this.now = view.asking().active(view.whole());
    this.before = view.asking().active(view.before());
    this.sessions = total(view, Measure.SESSIONS, Side.NOW);
    this.sessionsBefore = total(view, Measure.SESSIONS, Side.BEFORE);
    this.events = total(view, Measure.EVENTS, Side.NOW);
    this.eventsBefore = total(view, Measure.EVENTS, Side.BEFORE);
  }

  private enum Side {
    NOW,
    BEFORE
  }

  private static Waiting<Answers.Trend> total(View view, Measure measure, Side side) {
    var scope = side == Side.NOW ? view.finished() : view.before();
    return view.asking().trend(scope, "", measure, view.interval());
  }

  List<Tile> all() {
    Outcome<Answers.Active> active = Asking.outcome(now);
    Outcome<Answers.Active> earlier = Asking.outcome(before);
    return List.of(
        active("dau", "Active per day", averageOf(active.value()), active, earlier),
        active("wau", "Active per week", upTo("week", active.value(), Day::wau), active, earlier),
        active("mau", "Active per month", upTo("month", active.value(), Day::mau), active, earlier),
        active("new", "New", "first seen " + view.inDays(), active, earlier),
        active("returning", "Returning", averageOf(active.value()), active, earlier),
        summed("sessions", "Sessions", Asking.outcome(sessions), Asking.outcome(sessionsBefore)),
        summed("events", "Events", Asking.outcome(events), Asking.outcome(eventsBefore)));
  }

  /** Returns one of the figures about installs; null when the identity model cannot say it. */
  @Nullable Double figure(String metric, Answers.@Nullable Active active, LocalDate end) {
    if (active == null) {
      return null;
    }
    var days = active.days().stream().filter(day -> day.day().isBefore(end)).toList();
    if (days.isEmpty()) {
      return null;
    }
    return switch (metric) {
      case "dau" -> perDay(days, Day::dau);
      case "returning" -> perDay(days, Day::returning);
      case "wau" -> decimal(last(days, Day::wau), Day::wau);
      case "mau" -> decimal(last(days, Day::mau), Day::mau);
      case "new" -> sum(days, Day::fresh);
      default -> throw new AssertionError("no such figure: " + metric);
    };
  }

  @Nullable Double figureNow(String metric) {
    return figure(metric, Asking.outcome(now).value(), view.period().finished());
  }

  @Nullable Double figureBefore(String metric) {
    return figure(metric, Asking.outcome(before).value(), LocalDate.MAX);
  }

  Outcome<Answers.Active> active() {
    return Asking.outcome(now);
  }

  private Tile active(
      String metric,
      String title,
      String note,
      Outcome<Answers.Active> active,
      Outcome<Answers.Active> earlier) {
    Answers.Active answer = active.value();
    if (answer == null) {
      return tile(metric, title, note, null, null, active.problem());
    }
    Double figure = figure(metric, answer, view.period().finished());
    Double past = figure(metric, earlier.value(), LocalDate.MAX);
    return tile(metric, title, note, figure, past, figure == null ? because(answer, metric) : "");
  }

  /** Returns why a figure cannot be said: the limit that speaks of it, or the identity model. */
  static String because(Answers.Active active, String metric) {
    String word =
        switch (metric) {
          case "wau" -> "week";
          case "mau" -> "month";
          case "new", "returning" -> "new";
          default -> "";
        };
    return active.basis().limits().stream()
        .filter(limit -> limit.toLowerCase(Locale.ROOT).contains(word))
        .findFirst()
        .orElse("The plan's identity model (" + active.basis().identity() + ") cannot tell.");
  }

  private Tile summed(
      String metric, String title, Outcome<Answers.Trend> now, Outcome<Answers.Trend> earlier) {
    Double figure = sum(now.value());
    return tile(metric, title, view.inDays(), figure, sum(earlier.value()), now.problem());
  }

  private Tile tile(
      String metric,
      String title,
      String note,
      @Nullable Double figure,
      @Nullable Double past,
      String cannot) {
    State state = view.state();
    var link = state.metric(metric).link("a", view.app().id());
    Change change = Change.of(figure, view.past(past));
    return new Tile(
        title,
        figure == null ? "" : Words.number(Math.round(figure)),
        note,
        change.text(),
        change.trend(),
        cannot,
        new Option(title, link, metric().equals(metric), ""));
  }

  /** Returns which figure is drawn: the chosen one, or the first that can be said. */
  String metric() {
    String chosen = view.state().metric();
    if (!chosen.isEmpty()) {
      return chosen;
    }
    String first = State.METRICS.getFirst();
    return figureNow(first) == null ? State.METRICS.getLast() : first;
  }

  /** Returns the answer's own total: intervals are added up only where the answer itself did. */
  static @Nullable Double sum(Answers.@Nullable Trend trend) {
    if (trend == null || trend.series().isEmpty()) {
      return trend == null ? null : (Double) 0.0;
    }
    Long total = trend.series().getFirst().total();
    return total == null ? null : (Double) total.doubleValue();
  }

  /** Finds the last day that can say a figure: with marks of devices only some days can. */
  private static @Nullable Day last(List<Day> days, Function<Day, @Nullable Long> of) {
    return days.reversed().stream().filter(day -> of.apply(day) != null).findFirst().orElse(null);
  }

  private static @Nullable Double decimal(@Nullable Day day, Function<Day, @Nullable Long> of) {
    Long number = day == null ? null : of.apply(day);
    return number == null ? null : (Double) number.doubleValue();
  }

  private String upTo(
      String words, Answers.@Nullable Active active, Function<Day, @Nullable Long> of) {
    LocalDate end = view.period().finished();
    Day day =
        active == null
            ? null
            : last(active.days().stream().filter(d -> d.day().isBefore(end)).toList(), of);
    return words + " to " + Words.day(day == null ? end.minusDays(1) : day.day());
  }

  /** Counts the days by which what is told per day is an average. */
  long daysOver() {
    Answers.Active active = active().value();
    LocalDate end = view.period().finished();
    return active == null
        ? 0
        : since(active.days().stream().filter(day -> day.day().isBefore(end)).toList());
  }

  private static @Nullable Double perDay(List<Day> days, Function<Day, @Nullable Long> of) {
    Double sum = sum(days, of);
    return sum == null ? null : (Double) (sum / Math.max(1, since(days)));
  }

  /** Counts the days from the first that had anybody: before it the app was not there. */
  private static long since(List<Day> days) {
    return days.stream().dropWhile(day -> Objects.equals(day.dau(), 0L)).count();
  }

  private String averageOf(Answers.@Nullable Active active) {
    if (active == null || view.period().code().equals("today")) {
      return view.inDays();
    }
    LocalDate end = view.period().finished();
    var days = active.days().stream().filter(day -> day.day().isBefore(end)).toList();
    return "average of " + View.days(Math.max(1, since(days)));
  }

  private static @Nullable Double sum(List<Day> days, Function<Day, @Nullable Long> of) {
    long sum = 0;
    for (Day day : days) {
      Long value = of.apply(day);
      if (value == null) {
        return null;
      }
      sum += value;
    }
    return (double) sum;
  }
}
