package candor.server.insight;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.Questions.Kpi;
import candor.plan.Questions.Picked;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Selection;
import candor.server.store.Selection.Condition;
import candor.server.store.Store;
import candor.server.store.Store.Measure;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Works out figures as they are; what may be shown of them is decided elsewhere. One thread. */
final class Measuring {

  private static final int DAYS = 7;

  private final Store store;
  private final Plan plan;

  Measuring(Store store, Plan plan) {
    this.store = store;
    this.plan = plan;
  }

  private boolean knowsInstalls() {
    return plan.identity().model() == Model.INSTALL;
  }

  /** Says whether a measure counts something, so that small figures are hidden and all rounded. */
  static boolean counts(String measure) {
    return switch (measure) {
      case "dau", "wau", "mau", "new", "sessions", "events", "installs" -> true;
      default -> false;
    };
  }

  /** Returns why a figure cannot be published at all, or an empty text. */
  String cannot(Kpi kpi) {
    boolean marks = plan.identity().marks();
    return switch (kpi.measure()) {
      case "dau" ->
          plan.identity().model() == Model.NONE && !marks ? "Nothing tells devices apart." : "";
      case "wau", "mau", "new" ->
          knowsInstalls() || marks ? "" : "Nothing recognises a device on another day.";
      case "installs" -> knowsInstalls() ? "" : "Nothing recognises a device on another day.";
      case "sum", "average", "share" ->
          "Figures of this kind are not published: one install can be most of one.";
      default ->
          plan.identity().model() == Model.NONE
              ? "Without any identifier nobody knows how many installs are behind it."
              : "";
    };
  }

  /** Returns the figure of each period; null where there is none. */
  List<@Nullable Double> figures(Kpi kpi, Selection selection, List<LocalDate> periods)
      throws IOException {
    Cuts cuts = Grid.cuts(periods);
    return switch (kpi.measure()) {
      case "dau" -> perDay(selection, periods);
      case "wau" -> installs(selection, cuts, Findings.MarkCell::weeks);
      case "mau" -> installs(selection, cuts, Findings.MarkCell::months);
      case "new" -> newcomers(selection, cuts);
      case "sessions" -> counted(selection, Measure.SESSIONS, cuts);
      case "events" -> counted(kpi.events(), selection, cuts);
      case "installs" -> installs(event(kpi, selection), cuts, m -> 0);
      case "ratio" -> ratio(kpi, selection, cuts);
      case "per_session" ->
          divided(sums(kpi.events(), selection, cuts), sums(selection, Measure.SESSIONS, cuts));
      case "median", "p95" -> spread(kpi, selection, cuts);
      default -> none(cuts);
    };
  }

  private static List<@Nullable Double> none(Cuts cuts) {
    var none = new ArrayList<@Nullable Double>();
    for (int i = 0; i < cuts.size(); i++) {
      none.add(null);
    }
    return none;
  }

  /** Returns the part of a selection that a figure of one event reads; several need several. */
  static Selection event(Kpi kpi, Selection selection) {
    return kpi.events().size() == 1
        ? picked(selection, kpi.events().getFirst())
        : with(selection, new Condition("event", Selection.Operator.IS, kpi.events()));
  }

  /** Returns the part of a selection that a question picks, an event with its condition. */
  static Selection picked(Selection s, String text) {
    Picked picked = Picked.of(text);
    var named = new Selection(s.app(), s.build(), picked.event(), s.from(), s.to(), s.conditions());
    return picked.isConditional()
        ? with(
            named, new Condition(picked.property(), Selection.Operator.IS, List.of(picked.value())))
        : named;
  }

  static Selection with(Selection s, Condition more) {
    var conditions = new ArrayList<>(s.conditions());
    conditions.add(more);
    return new Selection(s.app(), s.build(), s.event(), s.from(), s.to(), conditions);
  }

  private List<@Nullable Double> perDay(Selection selection, List<LocalDate> weeks)
      throws IOException {
    Cuts days = Grid.cuts(Grid.days(weeks));
    double[] sums =
        plan.identity().model() == Model.NONE
            ? marked(selection, days, Findings.MarkCell::days)
            : sums(selection, Measure.ACTORS, days);
    var averages = new ArrayList<@Nullable Double>();
    for (int week = 0; week < weeks.size() - 1; week++) {
      double sum = 0;
      for (int day = 0; day < DAYS; day++) {
        sum += sums[week * DAYS + day];
      }
      averages.add(sum / DAYS);
    }
    return averages;
  }

  private List<@Nullable Double> installs(
      Selection selection, Cuts cuts, ToLongFunction<Findings.MarkCell> mark) throws IOException {
    return knowsInstalls()
        ? counted(selection, Measure.ACTORS, cuts)
        : boxed(marked(selection, cuts, mark));
  }

  private List<@Nullable Double> newcomers(Selection selection, Cuts cuts) throws IOException {
    if (!knowsInstalls()) {
      return boxed(marked(selection, cuts, Findings.MarkCell::newcomers));
    }
    var figures = new ArrayList<@Nullable Double>();
    for (var set : store.newcomers(selection.app(), selection.build(), cuts)) {
      figures.add((double) set.getLongCardinality());
    }
    return figures;
  }

  private double[] marked(Selection selection, Cuts cuts, ToLongFunction<Findings.MarkCell> mark)
      throws IOException {
    var figures = new double[cuts.size()];
    for (Findings.MarkCell cell : store.marks(selection, cuts, Store.Split.NONE)) {
      figures[cell.interval()] += mark.applyAsLong(cell);
    }
    return figures;
  }

  private List<@Nullable Double> counted(Selection selection, Measure measure, Cuts cuts)
      throws IOException {
    return boxed(sums(selection, measure, cuts));
  }

  private List<@Nullable Double> counted(List<String> events, Selection selection, Cuts cuts)
      throws IOException {
    return boxed(sums(events, selection, cuts));
  }

  private double[] sums(List<String> events, Selection selection, Cuts cuts) throws IOException {
    var all = new double[cuts.size()];
    for (String event : events) {
      double[] one = sums(picked(selection, event), Measure.EVENTS, cuts);
      for (int i = 0; i < all.length; i++) {
        all[i] += one[i];
      }
    }
    return all;
  }

  private double[] sums(Selection selection, Measure measure, Cuts cuts) throws IOException {
    var figures = new double[cuts.size()];
    for (Findings.Cell cell : store.count(selection, measure, cuts, Store.Split.NONE)) {
      figures[cell.interval()] += cell.count();
    }
    return figures;
  }

  private static List<@Nullable Double> boxed(double[] figures) {
    var boxed = new ArrayList<@Nullable Double>();
    for (double figure : figures) {
      boxed.add(figure);
    }
    return boxed;
  }

  private List<@Nullable Double> ratio(Kpi kpi, Selection selection, Cuts cuts) throws IOException {
    double[] above = sums(kpi.events().subList(0, 1), selection, cuts);
    double[] below = sums(kpi.events().subList(1, kpi.events().size()), selection, cuts);
    return divided(above, below);
  }

  private static List<@Nullable Double> divided(double[] above, double[] below) {
    var figures = new ArrayList<@Nullable Double>();
    for (int i = 0; i < above.length; i++) {
      figures.add(below[i] == 0 ? null : above[i] / below[i]);
    }
    return figures;
  }

  private List<@Nullable Double> spread(Kpi kpi, Selection selection, Cuts cuts)
      throws IOException {
    var figures = new ArrayList<@Nullable Double>();
    for (int i = 0; i < cuts.size(); i++) {
      Selection week =
          event(kpi, selection).during(cuts.borders().get(i), cuts.borders().get(i + 1));
      Findings.Spread spread =
          store.courses().numbers(week, property(kpi), List.of(share(kpi.measure())));
      figures.add(spread == null ? null : spread.quantiles().getFirst());
    }
    return figures;
  }

  private static double share(String measure) {
    return measure.equals("p95") ? 0.95 : 0.5;
  }

  static String property(Kpi kpi) {
    return kpi.property() == null ? "" : kpi.property();
  }
}
