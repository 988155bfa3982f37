package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.Questions;
import candor.plan.Questions.Picked;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Asked;
import candor.server.desk.pages.Screen.Parts;
import candor.server.desk.pages.Screen.Rank;
import candor.server.query.CohortQuestioner.Band;
import candor.server.query.CohortQuestioner.Bands;
import candor.server.query.CohortQuestioner.BandsOf;
import candor.server.query.CohortQuestioner.Spread;
import candor.server.query.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the plan's questions about numbers: how long, how many in all, on the average. */
final class NumberCards {

  private static final Set<String> MEASURES = Set.of("sum", "average", "median", "p95");

  private final View view;
  private final Map<List<Object>, Waiting<Spread>> spreads = new HashMap<>();
  private final Map<List<Object>, Waiting<Bands>> parts = new HashMap<>();

  /** Asks for everything at once. */
  NumberCards(View view, List<Questions.Kpi> kpis) {
    this.view = view;
    for (Questions.Kpi kpi : kpis) {
      if (answers(kpi)) {
        spread(kpi, now(kpi));
        spread(kpi, before(kpi));
        kpi.by().forEach(by -> bands(kpi, by));
      }
    }
  }

  static boolean answers(Questions.Kpi kpi) {
    return MEASURES.contains(kpi.measure()) && kpi.property() != null;
  }

  private static String event(Questions.Kpi kpi) {
    return kpi.events().size() == 1 ? Picked.of(kpi.events().getFirst()).event() : "";
  }

  private Scope now(Questions.Kpi kpi) {
    return Amounts.narrowed(kpi.events(), view.finished());
  }

  private Scope before(Questions.Kpi kpi) {
    return Amounts.narrowed(kpi.events(), view.before());
  }

  private static String property(Questions.Kpi kpi) {
    return Objects.requireNonNull(kpi.property());
  }

  private Waiting<Spread> spread(Questions.Kpi kpi, Scope scope) {
    return spreads.computeIfAbsent(
        List.of(scope, event(kpi), property(kpi)),
        key -> view.asking().percentiles(scope, event(kpi), property(kpi)));
  }

  private Waiting<Bands> bands(Questions.Kpi kpi, String by) {
    var of = new BandsOf(event(kpi), property(kpi), by, view.interval());
    Scope scope = now(kpi);
    return parts.computeIfAbsent(List.of(scope, of), key -> view.asking().bands(scope, of));
  }

  Asked card(Questions.Kpi kpi) {
    Quantity quantity = Quantity.of(planned(kpi));
    var now = Asking.outcome(spread(kpi, now(kpi)));
    Spread before = view.past(Asking.outcome(spread(kpi, before(kpi))).value());
    Double figure = now.fold(spread -> figure(kpi, spread), problem -> null);
    Change change = Spreads.change(figure, before == null ? null : figure(kpi, before));
    return new Asked(
        kpi.question(),
        figure == null ? "" : quantity.text(figure),
        change.text(),
        change.trend(),
        null,
        kpi.by().stream()
            .map(by -> new Parts(Words.title(by), ranks(kpi, by, quantity)))
            .filter(list -> !list.rows().isEmpty())
            .toList(),
        "",
        more(kpi),
        now.fold(spread -> MainChart.words(spread.basis(), query(kpi)), problem -> null),
        now.fold(
            spread -> spread.count() == 0 ? "No such number arrived in this period." : "",
            problem -> problem));
  }

  private @Nullable Property planned(Questions.Kpi kpi) {
    Plan plan = view.app().plan();
    var event = plan.events().get(event(kpi));
    var summary = plan.summary();
    if (event != null) {
      return event.properties().get(property(kpi));
    }
    return summary == null ? null : summary.properties().get(property(kpi));
  }

  private static @Nullable Double figure(Questions.Kpi kpi, Spread spread) {
    Double sum = spread.sum();
    if (spread.count() == 0 || sum == null) {
      return null;
    }
    return figure(kpi.measure(), new Band("", spread.count(), sum, spread.percentiles()));
  }

  private static double figure(String measure, Band band) {
    return switch (measure) {
      case "sum" -> band.sum();
      case "average" -> band.sum() / band.count();
      case "median" -> band.percentiles().get(Spreads.MEDIAN);
      case "p95" -> band.percentiles().get(Spreads.P95);
      default -> throw new AssertionError("no such figure: " + measure);
    };
  }

  private List<Rank> ranks(Questions.Kpi kpi, String by, Quantity quantity) {
    return Asking.outcome(bands(kpi, by))
        .fold(
            bands ->
                bands.bands().stream()
                    .limit(CutLists.MOST)
                    .map(band ->
                        CutLists.row(
                            view, by, band.value(), quantity.text(figure(kpi.measure(), band))))
                    .toList(),
            problem -> List.of());
  }

  private Link query(Questions.Kpi kpi) {
    Link link = Queries.about(now(kpi), "percentiles");
    Link named = event(kpi).isEmpty() ? link : link.with("event", event(kpi));
    return named.with("property", property(kpi));
  }

  private Link more(Questions.Kpi kpi) {
    State state =
        view.state().choosingNothing().choosing("property", event(kpi) + ":" + property(kpi));
    State cut = kpi.by().isEmpty() ? state : state.choosing("by", kpi.by().getFirst());
    return cut.link("a", view.app().id(), "performance");
  }
}
