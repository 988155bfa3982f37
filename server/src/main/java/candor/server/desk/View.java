package candor.server.desk;

import candor.server.desk.Asking.Outcome;
import candor.server.desk.State.Compare;
import candor.server.desk.pages.Drawing.Spark;
import candor.server.query.Answers;
import candor.server.query.Questioner.Interval;
import candor.server.query.Scope;
import candor.server.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Is one look at one app: what was chosen, when, and the means to ask.
 *
 * @param app the app
 * @param state what the address says
 * @param period the period that it names
 * @param now the time of the look
 * @param asking asks the questions of the page
 * @param viewer who looks
 */
record View(
    Registry.App app, State state, Period period, Instant now, Asking asking, Viewer viewer) {

  /** Days are drawn one by one up to a quarter year; beyond, weeks show more. */
  private static final int MOST_DAYS_AS_DAYS = 93;

  private static final int MOST_DAYS_AS_WEEKS = 800;

  /** More points than a screen is wide help nobody; a month by hours is 744. */
  private static final int MOST_POINTS = 800;

  /** By which name an address chooses the interval. */
  static final String INTERVAL = "interval";

  LocalDate today() {
    return now.atZone(state.zone()).toLocalDate();
  }

  /** The period with the day that is not over. */
  Scope whole() {
    return state.scope(app.id(), period.from(), period.to());
  }

  /** The days that are over; today so far when nothing else is asked. */
  Scope finished() {
    return state.scope(app.id(), period.from(), period.finished());
  }

  /** As much time before; of the day that stands for today only as much as today has had. */
  Scope before() {
    // How a figure changed is told also where nothing is drawn beside it.
    Compare compare = state.compare() == Compare.OFF ? Compare.PREV : state.compare();
    return Objects.requireNonNull(Earlier.than(finished(), compare, now));
  }

  /** Returns the hour of the first event, or why it could not be found out. */
  Outcome<Optional<Instant>> beginning() {
    return Asking.outcome(asking.begins(new History(app.id(), state.debug())));
  }

  /** Returns the day of the first event; null while there is none, or none that is known. */
  @Nullable LocalDate begins() {
    var first = beginning().value();
    return first == null
        ? null
        : first.map(hour -> LocalDate.ofInstant(hour, state.zone())).orElse(null);
  }

  /**
   * Says whether nothing is known against a past that had begun with {@link #before}: half a past
   * compares with nothing.
   */
  boolean hasPast() {
    LocalDate first = begins();
    return first == null || !earlier(period.from()).isBefore(first);
  }

  /** Lets a figure of {@link #before} be compared with where it can be. */
  <T> @Nullable T past(@Nullable T figure) {
    return figure != null && hasPast() ? figure : null;
  }

  /** The whole period, moved back; its points stand under those of {@link #whole}. */
  Scope beforeWhole() {
    return state.scope(app.id(), earlier(period.from()), earlier(period.to()));
  }

  LocalDate earlier(LocalDate day) {
    // As many days, also where one of them is a 29 February.
    return state.compare() == Compare.YEAR
        ? period.from().minusYears(1).plusDays(ChronoUnit.DAYS.between(period.from(), day))
        : day.minusDays(period.days());
  }

  /** Counts the intervals that are over, of both the period and the clock. */
  int over(List<Instant> starts) {
    Instant end = finished().to().isBefore(now) ? finished().to() : now;
    return (int) starts.stream().filter(start -> !next(start).isAfter(end)).count();
  }

  /** Counts the intervals that have begun. */
  int begun(List<Instant> starts) {
    return (int) starts.stream().filter(start -> !start.isAfter(now)).count();
  }

  /** Names the days on which intervals begin. */
  List<LocalDate> days(List<Instant> starts) {
    return starts.stream().map(start -> start.atZone(state.zone()).toLocalDate()).toList();
  }

  /** Names the interval that begins at a moment. */
  String name(Instant start) {
    LocalDate day = start.atZone(state.zone()).toLocalDate();
    return switch (interval()) {
      case HOUR -> Words.day(day) + ", " + Words.hour(start, state.zone());
      case DAY -> Words.weekday(day);
      case WEEK -> "Week of " + Words.longDay(day);
      case MONTH -> Words.month(day);
    };
  }

  /** Names it on an axis, where room is short. */
  String label(Instant start) {
    LocalDate day = start.atZone(state.zone()).toLocalDate();
    if (interval() == Interval.HOUR) {
      String hour = Words.hour(start, state.zone());
      return period.isShort() ? hour : Words.day(day) + " " + hour;
    }
    return interval() == Interval.MONTH ? Words.month(day) : Words.day(day);
  }

  private Instant next(Instant start) {
    var local = start.atZone(state.zone());
    return switch (interval()) {
      case HOUR -> start.plus(Duration.ofHours(1));
      case DAY -> local.plusDays(1).toInstant();
      case WEEK -> local.plusWeeks(1).toInstant();
      case MONTH -> local.plusMonths(1).toInstant();
    };
  }

  /** Draws the first line of a trend as far as its intervals are over. */
  @Nullable Spark spark(Answers.Trend trend) {
    return trend.series().isEmpty() ? null : spark(trend, trend.series().getFirst());
  }

  @Nullable Spark spark(Answers.Trend trend, Answers.Series series) {
    return Sketch.spark(series.values().subList(0, over(trend.starts())));
  }

  String against() {
    String time =
        state.compare() == Compare.YEAR
            ? "a year before"
            : period.days() == 1 ? "the day before" : "the " + period.days() + " days before";
    LocalDate first = hasPast() ? null : begins();
    return first == null ? time : time + ", from " + Words.day(first) + " when events begin";
  }

  /** Returns the interval that was chosen, where the period can be drawn by it, or the usual. */
  Interval interval() {
    String chosen = state.choice(INTERVAL, "");
    for (Interval interval : intervals()) {
      if (word(interval).equals(chosen)) {
        return interval;
      }
    }
    return usualInterval();
  }

  private Interval usualInterval() {
    if (period.isShort()) {
      return Interval.HOUR;
    }
    if (period.days() <= MOST_DAYS_AS_DAYS) {
      return Interval.DAY;
    }
    return period.days() <= MOST_DAYS_AS_WEEKS ? Interval.WEEK : Interval.MONTH;
  }

  /**
   * Lists the intervals of which a chart of the period has two points or more, and not too many.
   */
  List<Interval> intervals() {
    return Stream.of(Interval.values())
        .filter(interval -> {
          long points = period.days() * 24L / hours(interval);
          return points >= 2 && points <= MOST_POINTS;
        })
        .toList();
  }

  private static int hours(Interval interval) {
    return switch (interval) {
      case HOUR -> 1;
      case DAY -> 24;
      case WEEK -> 24 * 7;
      case MONTH -> 24 * 30;
    };
  }

  static String word(Interval interval) {
    return interval.name().toLowerCase(Locale.ROOT);
  }

  /** Says of what a sum is. */
  String inDays() {
    return period.code().equals("today") ? "so far today" : "in " + days(period.days());
  }

  static String days(long days) {
    return days == 1 ? "one day" : days + " days";
  }
}
