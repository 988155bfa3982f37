package candor.server.desk;

import candor.plan.Questions;
import candor.server.desk.Asking.Outcome;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.Screen.Asked;
import candor.server.desk.pages.Screen.Rank;
import candor.server.query.Answers;
import candor.server.query.Questioner.Measure;
import candor.server.query.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the plan's own questions in the plan's words, as far as trends can. */
final class PlanCards {

  private static final Set<String> ABOUT_INSTALLS = Set.of("dau", "wau", "mau", "new");

  /** Enough to answer which one leads. */
  private static final int CUTS = 3;

  private final View view;
  private final Tiles tiles;
  private final Map<List<Object>, Waiting<Answers.Trend>> asked = new LinkedHashMap<>();
  private final Map<String, Waiting<Answers.Top>> cuts = new LinkedHashMap<>();
  private final Questions questions;
  private final NumberCards numbers;
  private final FunnelCards funnels;

  PlanCards(View view, Tiles tiles) {
    this.view = view;
    this.tiles = tiles;
    this.questions = view.app().plan().questions();
    this.numbers = new NumberCards(view, questions.kpis());
    this.funnels = new FunnelCards(view, questions.funnels());
    for (var kpi : questions.kpis()) {
      parts(kpi).forEach(part -> ask(part, kpi));
      if (parts(kpi).size() == 1 && !kpi.by().isEmpty()) {
        var scope =
            kpi.events().isEmpty() ? view.finished() : narrowed(view.finished(), kpi.events());
        cuts.put(kpi.id(), view.asking().top(scope, kpi.by().getFirst(), CUTS));
      }
    }
    for (var pillar : questions.pillars()) {
      pillar.events().forEach(event -> ask(List.of(event), Measure.EVENTS, view.finished()));
    }
  }

  /** Says of which events the totals are needed. */
  private static List<List<String>> parts(Questions.Kpi kpi) {
    return switch (kpi.measure()) {
      case "sessions", "events", "installs" -> List.of(kpi.events());
      case "share", "ratio" ->
          kpi.events().size() < 2
              ? List.of()
              : List.of(kpi.events().subList(0, 1), kpi.events().subList(1, kpi.events().size()));
      default -> List.of();
    };
  }

  private void ask(List<String> events, Questions.Kpi kpi) {
    Measure measure = measure(kpi);
    ask(events, measure, view.finished());
    ask(events, measure, view.before());
  }

  private static Measure measure(Questions.Kpi kpi) {
    return switch (kpi.measure()) {
      case "sessions", "installs" -> Measure.valueOf(kpi.measure().toUpperCase(Locale.ROOT));
      // A share is one of people, a ratio one of happenings.
      case "share" -> Measure.INSTALLS;
      default -> Measure.EVENTS;
    };
  }

  private Waiting<Answers.Trend> ask(List<String> events, Measure measure, Scope scope) {
    return asked.computeIfAbsent(
        List.of(events, measure, scope),
        key -> {
          String one = events.size() == 1 ? events.getFirst() : "";
          Scope narrowed = events.size() > 1 ? narrowed(scope, events) : scope;
          return view.asking().trend(narrowed, one, measure, view.interval());
        });
  }

  private static Scope narrowed(Scope scope, List<String> events) {
    var filters = new ArrayList<>(scope.filters());
    filters.add(new Scope.Filter(Dimensions.EVENT, Scope.Operator.IS, events));
    return new Scope(scope.app(), scope.debug(), scope.from(), scope.to(), scope.zone(), filters);
  }

  List<Asked> kpis() {
    var cards = new ArrayList<Asked>();
    for (var kpi : questions.kpis()) {
      if (ABOUT_INSTALLS.contains(kpi.measure())) {
        cards.add(aboutInstalls(kpi));
      } else if (parts(kpi).size() == 1) {
        cards.add(counted(kpi));
      } else if (parts(kpi).size() == 2) {
        cards.add(related(kpi));
      } else if (NumberCards.answers(kpi)) {
        cards.add(numbers.card(kpi));
      }
    }
    cards.addAll(funnels.cards());
    return cards;
  }

  private Asked aboutInstalls(Questions.Kpi kpi) {
    var active = tiles.active();
    Double now = tiles.figureNow(kpi.measure());
    var basis = active.fold(Answers.Active::basis, problem -> null);
    String cannot =
        active.fold(a -> now == null ? Tiles.because(a, kpi.measure()) : "", problem -> problem);
    String figure = now == null ? "" : Words.number(Math.round(now));
    Change change = Change.of(now, tiles.figureBefore(kpi.measure()));
    return card(kpi, figure, change, new Rest(null, basis, cannot));
  }

  private Asked counted(Questions.Kpi kpi) {
    var events = parts(kpi).getFirst();
    Outcome<Answers.Trend> now = Asking.outcome(ask(events, measure(kpi), view.finished()));
    Outcome<Answers.Trend> past = Asking.outcome(ask(events, measure(kpi), view.before()));
    Double sum = Tiles.sum(now.value());
    String figure = sum == null ? "" : Words.number(Math.round(sum));
    Change change = Change.of(sum, Tiles.sum(past.value()));
    return card(kpi, figure, change, new Rest(now.value(), null, now.problem()));
  }

  private Asked related(Questions.Kpi kpi) {
    Outcome<Answers.Trend> top =
        Asking.outcome(ask(parts(kpi).getFirst(), measure(kpi), view.finished()));
    Double now = relation(kpi, view.finished());
    Double past = relation(kpi, view.before());
    String cannot = now == null ? "Nothing happened yet that it could be measured against." : "";
    String figure = "";
    if (now != null) {
      figure =
          kpi.measure().equals("share")
              ? Math.round(100 * now) + " %"
              : now < 1
                  ? Words.percent(Math.round(1000 * now), 1000)
                  : String.format(Locale.ENGLISH, "%.2f", now);
    }
    return card(kpi, figure, Change.of(now, past), new Rest(top.value(), null, cannot));
  }

  private @Nullable Double relation(Questions.Kpi kpi, Scope scope) {
    var parts = parts(kpi);
    Double top = Tiles.sum(Asking.outcome(ask(parts.getFirst(), measure(kpi), scope)).value());
    Double under = Tiles.sum(Asking.outcome(ask(parts.getLast(), measure(kpi), scope)).value());
    return top == null || under == null || under == 0 ? null : (Double) (top / under);
  }

  /**
   * Is what a card has besides its figure.
   *
   * @param trend how it developed, or null
   * @param basis what it rests on; null for that of the trend
   * @param cannot why there is no figure, or empty
   */
  private record Rest(
      Answers.@Nullable Trend trend, Answers.@Nullable Basis basis, String cannot) {}

  private Asked card(Questions.Kpi kpi, String figure, Change change, Rest rest) {
    var trend = rest.trend();
    var basis = rest.basis() != null ? rest.basis() : trend == null ? null : trend.basis();
    return new Asked(
        kpi.question(),
        figure,
        change.text(),
        change.trend(),
        trend == null ? null : view.spark(trend),
        mostFrequent(kpi),
        different(kpi),
        null,
        basis == null ? null : MainChart.words(basis),
        rest.cannot());
  }

  /** Lists the values that a question is usually cut by. */
  private List<Rank> mostFrequent(Questions.Kpi kpi) {
    var waiting = cuts.get(kpi.id());
    if (waiting == null) {
      return List.of();
    }
    String property = kpi.by().getFirst();
    return Asking.outcome(waiting)
        .fold(
            top -> top.items().stream().map(item -> cut(property, item, top.total())).toList(),
            problem -> List.of());
  }

  /** Tells how many values there are in all, such as how many custom models. */
  private String different(Questions.Kpi kpi) {
    var waiting = cuts.get(kpi.id());
    long count =
        waiting == null ? 0 : Asking.outcome(waiting).fold(Answers.Top::different, problem -> 0L);
    return count <= CUTS
        ? ""
        : Words.number(count) + " different: " + Words.title(kpi.by().getFirst());
  }

  private Rank cut(String property, Answers.Item item, long total) {
    return new Rank(
        item.value(),
        Words.percent(item.events(), total),
        "",
        0,
        null,
        view.state().toggled(property, item.value()).link("a", view.app().id()),
        view.state().holds(property, item.value()));
  }

  List<Asked> pillars() {
    var cards = new ArrayList<Asked>();
    for (var pillar : questions.pillars()) {
      var parts = pillar.events().stream().map(this::part).toList();
      cards.add(new Asked(pillar.question(), "", "", "flat", null, parts, "", null, null, ""));
    }
    return cards;
  }

  private Rank part(String event) {
    var outcome = Asking.outcome(ask(List.of(event), Measure.EVENTS, view.finished()));
    Double sum = Tiles.sum(outcome.value());
    return new Rank(
        event,
        sum == null ? "not known" : Words.number(Math.round(sum)),
        "",
        0,
        outcome.fold(view::spark, problem -> null),
        view.state().toggled(Dimensions.EVENT, event).link("a", view.app().id()),
        view.state().holds(Dimensions.EVENT, event));
  }
}
