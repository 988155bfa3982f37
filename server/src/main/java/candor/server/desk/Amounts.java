package candor.server.desk;

import candor.plan.Promises.Identity.Model;
import candor.plan.Questions.Picked;
import candor.server.desk.Asking.Outcome;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Link;
import candor.server.query.Answers;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts events, sessions and installs in the unit that the identity model can say. For one thread.
 *
 * <p>Pseudonyms that change daily are counted day by day in UTC, where each of them lives: the sum
 * is one of days of installs, never of installs.
 */
final class Amounts {

  /** As many values as a question divides an amount by. */
  static final int TOLD_APART = 10;

  private static final String DAILY = "days of installs";
  private static final String UNKNOWN = "The identity model of the plan cannot tell.";

  private final View view;

  Amounts(View view) {
    this.view = view;
  }

  /**
   * Is something to count.
   *
   * @param events the events, each as {@code name} or {@code name:property=value}; none for all
   * @param measure what is counted of them
   */
  record Amount(List<String> events, Measure measure) {
    Amount {
      events = List.copyOf(events);
    }

    private String event() {
      return events.size() == 1 ? Picked.of(events.getFirst()).event() : "";
    }

    /** Says the events as people read them. */
    String words() {
      return String.join(" or ", events.stream().map(Amount::words).toList());
    }

    private static String words(String event) {
      Picked picked = Picked.of(event);
      return picked.isConditional()
          ? picked.event() + " where " + picked.property() + " is " + picked.value()
          : picked.event();
    }
  }

  /** Asks how an amount developed; {@link #total} and {@link #line} take the answer. */
  Waiting<Answers.Trend> ask(Amount amount, Scope scope) {
    return view.asking().trend(scope(amount, scope), of(amount));
  }

  /** Asks for an amount by the values of a property; {@link #values} takes the answer. */
  Waiting<Answers.Trend> ask(Amount amount, Scope scope, String by) {
    // Only the whole is shown, so the fewer intervals the better.
    var interval = isDaily(amount) ? Interval.DAY : Interval.MONTH;
    return view.asking()
        .trend(scope(amount, scope), new TrendOf(amount.event(), amount.measure(), interval, by));
  }

  private TrendOf of(Amount amount) {
    var interval = isDaily(amount) ? Interval.DAY : view.interval();
    return new TrendOf(amount.event(), amount.measure(), interval, "");
  }

  private Scope scope(Amount amount, Scope scope) {
    return with(scope, isDaily(amount) ? ZoneOffset.UTC : scope.zone(), filters(amount.events()));
  }

  /** Narrows a scope by what a question whose event is named besides asks of it. */
  static Scope narrowed(List<String> events, Scope scope) {
    return with(scope, scope.zone(), filters(events));
  }

  /** Narrows a scope to the events of a question. */
  static Scope picked(List<String> events, Scope scope) {
    var filters = new ArrayList<>(filters(events));
    if (events.size() == 1) {
      filters.add(named(events));
    }
    return with(scope, scope.zone(), filters);
  }

  private static Scope with(Scope scope, ZoneId zone, List<Scope.Filter> more) {
    var filters = new ArrayList<>(scope.filters());
    filters.addAll(more);
    return new Scope(scope.app(), scope.debug(), scope.from(), scope.to(), zone, filters);
  }

  /** A single event is named in the question itself; of several together none has a condition. */
  private static List<Scope.Filter> filters(List<String> events) {
    if (events.size() > 1) {
      return List.of(named(events));
    }
    Picked picked = events.isEmpty() ? Picked.of("") : Picked.of(events.getFirst());
    return picked.isConditional()
        ? List.of(new Scope.Filter(picked.property(), Scope.Operator.IS, List.of(picked.value())))
        : List.of();
  }

  private static Scope.Filter named(List<String> events) {
    var names = events.stream().map(event -> Picked.of(event).event()).toList();
    return new Scope.Filter(Dimensions.EVENT, Scope.Operator.IS, names);
  }

  private Model identity() {
    return view.app().plan().identity().model();
  }

  /** Tells whether an amount is one of days of installs. */
  boolean isDaily(Amount amount) {
    return amount.measure() == Measure.INSTALLS && identity() == Model.DAILY;
  }

  String unit(Amount amount) {
    return isDaily(amount) ? DAILY : amount.measure().name().toLowerCase(Locale.ROOT);
  }

  /** Explains the unit where it is not what the question speaks of; else returns nothing. */
  String note(Amount amount) {
    return isDaily(amount) ? DAILY + ": each active one counts once a day" : "";
  }

  /** Returns an amount, or why there is none. */
  Outcome<Double> total(Amount amount, Scope scope) {
    Outcome<Answers.Trend> answer = answered(amount, ask(amount, scope));
    Answers.Trend trend = answer.value();
    if (trend == null) {
      return new Outcome<>(null, answer.problem());
    }
    Double total =
        trend.series().isEmpty() ? (Double) 0.0 : total(amount, trend.series().getFirst());
    return new Outcome<>(total, total == null ? UNKNOWN : "");
  }

  /** Returns an amount by the values that lead, or why it cannot be divided. */
  Outcome<Map<String, Double>> values(Amount amount, Scope scope, String by) {
    Outcome<Answers.Trend> answer = answered(amount, ask(amount, scope, by));
    Answers.Trend trend = answer.value();
    if (trend == null) {
      return new Outcome<>(null, answer.problem());
    }
    var values = new LinkedHashMap<String, Double>();
    for (Answers.Series series : trend.series()) {
      Double total = total(amount, series);
      if (total == null) {
        return new Outcome<>(null, UNKNOWN);
      }
      values.put(series.name(), total);
    }
    return new Outcome<>(values, "");
  }

  private Outcome<Answers.Trend> answered(Amount amount, Waiting<Answers.Trend> waiting) {
    return amount.measure() == Measure.INSTALLS && identity() == Model.NONE
        ? new Outcome<>(
            null, "It asks for installs, and this app sends nothing that tells them apart.")
        : Asking.outcome(waiting);
  }

  private @Nullable Double total(Amount amount, Answers.Series series) {
    Long total =
        isDaily(amount)
            ? (Long) series.values().stream().mapToLong(Long::longValue).sum()
            : series.total();
    return total == null ? null : (Double) total.doubleValue();
  }

  /** Returns an amount by interval as far as intervals are over. */
  List<Long> line(Amount amount, Answers.Trend trend) {
    var starts = trend.starts();
    int over = isDaily(amount) ? daysOver(starts) : view.over(starts);
    return trend.series().isEmpty()
        ? List.of()
        : trend.series().getFirst().values().subList(0, over);
  }

  private int daysOver(List<Instant> starts) {
    Instant last = view.now().minus(Duration.ofDays(1));
    return (int) starts.stream().filter(start -> !start.isAfter(last)).count();
  }

  /** Says how an amount is counted, in a sentence. */
  String definition(Amount amount, Answers.Basis basis) {
    return switch (amount.measure()) {
      case EVENTS -> "How often there was " + amount.words() + ", by the time it happened.";
      case SESSIONS -> basis.definition();
      case INSTALLS ->
          isDaily(amount)
              ? "Distinct pseudonyms with %s on each day in UTC, added up: an install counts once on"
                      .formatted(amount.words())
                  + " each of its days."
              : "Distinct installs with " + amount.words() + ".";
    };
  }

  /** Makes the question by which programs get the same. */
  Link query(Amount amount, Scope scope) {
    return Queries.trend(scope(amount, scope), of(amount));
  }
}
