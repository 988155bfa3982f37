package candor.server.desk;

import candor.plan.Promises.Identity.Model;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.Questions.Kpi;
import candor.server.desk.Amounts.Amount;
import candor.server.desk.Asking.Outcome;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Screen.Parts;
import candor.server.desk.pages.Screen.Rank;
import candor.server.query.Answers;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** Lists the leading values of the properties by which the plan's questions are cut. */
final class CutLists {

  /** Enough to answer which one leads. */
  static final int MOST = 3;

  private final View view;
  private final Tiles tiles;
  private final Amounts amounts;
  private final Dimensions planned;

  CutLists(View view, Tiles tiles) {
    this.view = view;
    this.tiles = tiles;
    this.amounts = new Amounts(view);
    this.planned = Dimensions.of(view.app().plan());
  }

  /**
   * Is what was found.
   *
   * @param parts one list per property
   * @param note what is not listed, or empty
   */
  record Found(List<Parts> parts, String note) {
    Found {
      parts = List.copyOf(parts);
    }
  }

  /** Asks for the lists of a question; {@link #of} takes the answers. */
  void ask(Kpi kpi) {
    for (String by : kpi.by()) {
      switch (kpi.measure()) {
        case "events" -> {
          if (isOpen(by)) {
            top(kpi, by);
          } else {
            amounts.ask(amount(kpi), view.finished(), by);
          }
        }
        case "installs", "sessions" -> amounts.ask(amount(kpi), view.finished(), by);
        case "dau" -> daily(by);
        case "wau", "mau" -> amounts.ask(everybody(), lately(kpi), by);
        case "share", "ratio", "per_session" -> {
          amounts.ask(RatioCards.above(kpi), view.finished(), by);
          amounts.ask(RatioCards.below(kpi), view.finished(), by);
        }
        default -> {}
      }
    }
  }

  Found of(Kpi kpi) {
    var parts = new ArrayList<Parts>();
    var notes = new ArrayList<String>();
    for (String by : kpi.by()) {
      Outcome<Map<String, Double>> values = values(kpi, by);
      String unit = unit(kpi);
      String title = Words.title(by) + (unit.isEmpty() ? "" : ", " + unit);
      var rows = rows(by, values, number -> text(kpi, number));
      if (values.value() == null) {
        notes.add("Not listed by " + Words.title(by) + ": " + values.problem());
      } else if (!rows.isEmpty()) {
        parts.add(new Parts(title, rows));
      }
      long different = different(kpi, by);
      if (different > MOST) {
        notes.add(Words.number(different) + " different: " + Words.title(by));
      }
    }
    return new Found(parts, String.join("; ", notes));
  }

  private List<Rank> rows(
      String by, Outcome<Map<String, Double>> values, DoubleFunction<String> text) {
    var found = values.value();
    return found == null
        ? List.of()
        : found.entrySet().stream()
            .limit(MOST)
            .map(one -> row(view, by, one.getKey(), text.apply(one.getValue())))
            .toList();
  }

  static Rank row(View view, String by, String value, String count) {
    return new Rank(
        value,
        count,
        "",
        0,
        null,
        view.state().toggled(by, value).link("a", view.app().id()),
        view.state().holds(by, value));
  }

  private static Amount amount(Kpi kpi) {
    return PlanCards.amount(kpi);
  }

  private static Amount everybody() {
    return new Amount(List.of(), Measure.INSTALLS);
  }

  private String unit(Kpi kpi) {
    return switch (kpi.measure()) {
      case "dau" -> "installs a day";
      case "wau" -> "installs in the last week";
      case "mau" -> "installs in the last 30 days";
      case "share" ->
          amounts.isDaily(RatioCards.above(kpi)) ? "of days of installs" : "of installs";
      case "ratio", "new" -> "";
      case "per_session" -> "a session";
      default -> amounts.unit(amount(kpi));
    };
  }

  private static String text(Kpi kpi, double number) {
    return switch (kpi.measure()) {
      case "share", "ratio", "per_session" -> RatioCards.words(kpi, number);
      case "dau" -> number < 10 ? Quantity.of(null).text(number) : Words.number(Math.round(number));
      default -> Words.number(Math.round(number));
    };
  }

  private Outcome<Map<String, Double>> values(Kpi kpi, String by) {
    return switch (kpi.measure()) {
      case "events" ->
          isOpen(by) ? events(kpi, by) : amounts.values(amount(kpi), view.finished(), by);
      case "installs", "sessions" -> amounts.values(amount(kpi), view.finished(), by);
      case "dau" -> averages(by);
      case "wau", "mau" ->
          identity() == Model.INSTALL
              ? amounts.values(everybody(), lately(kpi), by)
              : none("what devices claim for weeks and months is counted as a whole");
      case "share", "ratio", "per_session" -> relations(kpi, by);
      default ->
          none("who is new is counted as a whole; narrow the page to a value to see its own");
    };
  }

  private Model identity() {
    return view.app().plan().identity().model();
  }

  private static Outcome<Map<String, Double>> none(String why) {
    return new Outcome<>(null, why);
  }

  /** Tells whether the plan does not say which values there are; only then their number is news. */
  private boolean isOpen(String by) {
    Property property = planned.context().getOrDefault(by, planned.properties().get(by));
    return property == null
        || (PropertyType.spellings(property.type()).isEmpty()
            && !(property.type() instanceof PropertyType.Bool));
  }

  private Waiting<Answers.Top> top(Kpi kpi, String by) {
    return view.asking().top(Amounts.picked(kpi.events(), view.finished()), by, MOST);
  }

  private Outcome<Map<String, Double>> events(Kpi kpi, String by) {
    Outcome<Answers.Top> answer = Asking.outcome(top(kpi, by));
    var values = new LinkedHashMap<String, Double>();
    Answers.Top top = answer.value();
    if (top == null) {
      return none(answer.problem());
    }
    top.items().forEach(item -> values.put(item.value(), (double) item.events()));
    return new Outcome<>(values, "");
  }

  /** Tells how many values there are in all, such as how many custom models. */
  private long different(Kpi kpi, String by) {
    return kpi.measure().equals("events") && isOpen(by)
        ? Asking.outcome(top(kpi, by)).fold(Answers.Top::different, problem -> 0L)
        : 0;
  }

  private Waiting<Answers.Trend> daily(String by) {
    return view.asking()
        .trend(view.finished(), new TrendOf("", Measure.INSTALLS, Interval.DAY, by));
  }

  /** Divides by the same days as the figure of the whole. */
  private Outcome<Map<String, Double>> averages(String by) {
    Outcome<Answers.Trend> answer = Asking.outcome(daily(by));
    Answers.Trend trend = answer.value();
    if (trend == null) {
      return none(answer.problem());
    }
    long days = Math.max(1, tiles.daysOver());
    var values = new LinkedHashMap<String, Double>();
    trend
        .series()
        .forEach(line ->
            values.put(
                line.name(), (double) line.values().stream().mapToLong(n -> n).sum() / days));
    return new Outcome<>(values, "");
  }

  /** Returns the week or the thirty days that end with the last day that is over. */
  private Scope lately(Kpi kpi) {
    Scope all = view.finished();
    var from = all.to().atZone(all.zone()).minusDays(kpi.measure().equals("wau") ? 7 : 30);
    return all.during(from.toInstant(), all.to());
  }

  private Outcome<Map<String, Double>> relations(Kpi kpi, String by) {
    var above = amounts.values(RatioCards.above(kpi), view.finished(), by);
    var below = amounts.values(RatioCards.below(kpi), view.finished(), by);
    var tops = above.value();
    var unders = below.value();
    if (tops == null || unders == null) {
      return none(tops == null ? above.problem() : below.problem());
    }
    var values = new LinkedHashMap<String, Double>();
    unders.forEach((value, under) -> {
      // Beyond the values that are told apart nobody knows whether there was none.
      if (under > 0 && (tops.containsKey(value) || tops.size() < Amounts.TOLD_APART)) {
        values.put(value, tops.getOrDefault(value, 0.0) / under);
      }
    });
    return new Outcome<>(values, "");
  }
}
