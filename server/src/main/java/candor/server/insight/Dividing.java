package candor.server.insight;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.Questions.Kpi;
import candor.plan.Questions.Picked;
import candor.server.insight.Behind.Group;
import candor.server.insight.Insights.Row;
import candor.server.insight.Insights.Table;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Findings.Part;
import candor.server.store.Selection;
import candor.server.store.Selection.Condition;
import candor.server.store.Selection.Operator;
import candor.server.store.Store;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divides figures of the newest week by one property at a time. For one thread. */
final class Dividing {

  /** Longer lists of values are of no use on a page; the rest is one cell. */
  private static final int MOST_VALUES = 30;

  private final Store store;
  private final Plan plan;
  private final int group;
  private final List<LocalDate> week;
  private final Behind behind;

  Dividing(Store store, Plan plan, Grid grid, int group) {
    this.store = store;
    this.plan = plan;
    this.group = group;
    this.week = List.of(grid.from(), grid.to());
    this.behind = new Behind(store, plan);
  }

  /** Returns how many installs have which value of a property. */
  Table installs(String property) throws IOException {
    return table(property, all(), cells -> cells, Cells.COUNTS, "");
  }

  /** Returns a figure by the values of a property, or null where it cannot be divided. */
  @Nullable Table figures(Kpi kpi, String property) throws IOException {
    Selection selection = Measuring.event(kpi, all());
    return switch (kpi.measure()) {
      case "installs" -> table(property, selection, cells -> cells, Cells.COUNTS, "");
      case "events" ->
          table(
              property, selection, cells -> counted(selection, property, cells), Cells.COUNTS, "");
      case "median", "p95" ->
          table(
              property,
              selection,
              cells -> spread(kpi, selection, property, cells),
              Cells.OTHER,
              unit(kpi));
      default -> null;
    };
  }

  /** Returns the unit of the property that a figure reads, or an empty text. */
  String unit(Kpi kpi) {
    var events = kpi.events().stream().map(text -> Picked.of(text).event()).toList();
    Property property = kpi.property() == null ? null : property(kpi.property(), events);
    return property == null
        ? ""
        : switch (property.type()) {
          case PropertyType.Duration d -> d.unit();
          case PropertyType.Whole w -> w.unit();
          case PropertyType.Decimal d -> d.unit();
          default -> "";
        };
  }

  private enum Cells {
    COUNTS,
    OTHER
  }

  /** Works out figures by cell from the installs by cell. */
  private interface Figuring {
    Map<Group, Long> of(Map<Group, Long> installs) throws IOException;
  }

  private Selection all() {
    Cuts cuts = Grid.cuts(week);
    return new Selection(
        plan.app().id(), Store.Build.RELEASE, "", cuts.from(), cuts.to(), List.of());
  }

  private Table table(
      String property, Selection selection, Figuring figuring, Cells kind, String unit)
      throws IOException {
    var installs = new HashMap<Group, Long>();
    behind
        .cells(selection, week, split(selection, property))
        .forEach((key, weeks) -> installs.put(key, weeks[0]));
    List<Group> keys =
        installs.keySet().stream()
            .sorted(
                Comparator.comparingLong((Group k) -> -installs.getOrDefault(k, 0L))
                    .thenComparing(Group::part)
                    .thenComparing(Group::value))
            .toList();
    boolean[] shown =
        Suppression.shown(
            keys.stream().mapToLong(key -> installs.getOrDefault(key, 0L)).toArray(), group);
    Map<Group, Long> figures = figuring.of(installs);
    var rows = new ArrayList<Row>();
    boolean hides = false;
    for (int i = 0; i < shown.length; i++) {
      Long figure = figures.get(keys.get(i));
      if (shown[i] && figure != null) {
        rows.add(row(keys.get(i), figure, installs.getOrDefault(keys.get(i), 0L), kind));
      } else {
        hides = true;
      }
    }
    return new Table(property, what(property), rows, hides, unit.equals("ms") ? best(rows) : "");
  }

  private Row row(Group key, long figure, long installs, Cells kind) {
    String value =
        switch (key.part()) {
          case NAMED -> key.value();
          case REST -> "other values";
          case WITHOUT, WHOLE -> "";
        };
    double shown =
        kind == Cells.COUNTS
            ? Suppression.down(figure, group)
            : Suppression.coarse(figure / THOUSAND);
    return new Row(value, shown, Suppression.down(installs, group));
  }

  /** Figures that are no counts walk through the tables in thousandths. */
  private static final double THOUSAND = 1_000;

  private static String best(List<Row> rows) {
    var named = rows.stream().filter(row -> !row.value().isEmpty()).toList();
    return named.size() < 2
        ? ""
        : named.stream().min(Comparator.comparingDouble(Row::figure)).orElseThrow().value();
  }

  private Store.Split split(Selection selection, String property) throws IOException {
    Property planned = property(property, plan.events().keySet());
    List<String> closed = planned == null ? List.of() : closed(planned.type());
    if (!closed.isEmpty()) {
      return new Store.Split(property, closed);
    }
    var ranked = store.rank(selection, Store.Measure.EVENTS, property, MOST_VALUES);
    return new Store.Split(property, ranked.stream().map(Findings.Ranked::value).toList());
  }

  private static List<String> closed(PropertyType type) {
    return switch (type) {
      case PropertyType.Enumeration e -> e.vocabulary().values();
      case PropertyType.Tier t -> t.vocabulary().values();
      case PropertyType.EnumList l -> l.vocabulary().values();
      default -> List.of();
    };
  }

  private Map<Group, Long> counted(Selection selection, String property, Map<Group, Long> installs)
      throws IOException {
    var figures = new HashMap<Group, Long>();
    var split = split(selection, property);
    for (Findings.Cell c : store.count(selection, Store.Measure.EVENTS, Grid.cuts(week), split)) {
      Group key = new Group(c.part(), c.value());
      if (installs.containsKey(key)) {
        figures.put(key, c.count());
      }
    }
    return figures;
  }

  private Map<Group, Long> spread(
      Kpi kpi, Selection selection, String property, Map<Group, Long> installs) throws IOException {
    var figures = new HashMap<Group, Long>();
    double share = kpi.measure().equals("p95") ? 0.95 : 0.5;
    for (var cell : installs.entrySet()) {
      if (cell.getKey().part() == Part.NAMED && cell.getValue() >= group) {
        var condition = new Condition(property, Operator.IS, List.of(cell.getKey().value()));
        Findings.Spread spread =
            store
                .courses()
                .numbers(
                    Measuring.with(selection, condition), Measuring.property(kpi), List.of(share));
        if (spread != null) {
          figures.put(cell.getKey(), Math.round(spread.quantiles().getFirst() * THOUSAND));
        }
      }
    }
    return figures;
  }

  private String what(String property) {
    Property planned = property(property, plan.events().keySet());
    return planned == null ? "" : planned.what();
  }

  private @Nullable Property property(String name, Iterable<String> events) {
    Property context = plan.context().get(name);
    if (context != null) {
      return context;
    }
    Plan.Summary summary = plan.summary();
    if (summary != null && summary.properties().containsKey(name)) {
      return summary.properties().get(name);
    }
    for (String event : events) {
      Plan.Event planned = plan.events().get(event);
      Property own = planned == null ? null : planned.properties().get(name);
      if (own != null) {
        return own;
      }
    }
    return null;
  }
}
