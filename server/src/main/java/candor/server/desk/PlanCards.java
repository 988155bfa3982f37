package candor.server.desk;

import candor.plan.Questions;
import candor.server.desk.Amounts.Amount;
import candor.server.desk.Asking.Outcome;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.desk.pages.Screen.Asked;
import candor.server.desk.pages.Screen.Parts;
import candor.server.desk.pages.Screen.Rank;
import candor.server.query.Answers;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the plan's own questions in the plan's words, as far as trends can. */
final class PlanCards {

  private static final Set<String> ABOUT_INSTALLS = Set.of("dau", "wau", "mau", "new");

  private static final Set<String> COUNTED = Set.of("sessions", "events", "installs");

  private final View view;
  private final Tiles tiles;
  private final Amounts amounts;
  private final CutLists cuts;
  private final Questions questions;
  private final NumberCards numbers;
  private final RatioCards ratios;
  private final FunnelCards funnels;

  PlanCards(View view, Tiles tiles) {
    this.view = view;
    this.tiles = tiles;
    this.amounts = new Amounts(view);
    this.cuts = new CutLists(view, tiles);
    this.questions = view.app().plan().questions();
    this.numbers = new NumberCards(view, questions.kpis());
    this.ratios = new RatioCards(view, cuts, questions.kpis());
    this.funnels = new FunnelCards(view, questions.funnels());
    for (var kpi : questions.kpis()) {
      if (COUNTED.contains(kpi.measure())) {
        amounts.ask(amount(kpi), view.finished());
        amounts.ask(amount(kpi), view.before());
      }
      cuts.ask(kpi);
    }
    for (var pillar : questions.pillars()) {
      pillar.events().forEach(event -> amounts.ask(happened(event), view.finished()));
    }
  }

  static Amount amount(Questions.Kpi kpi) {
    return new Amount(kpi.events(), Measure.valueOf(kpi.measure().toUpperCase(Locale.ROOT)));
  }

  private static Amount happened(String event) {
    return new Amount(List.of(event), Measure.EVENTS);
  }

  List<Asked> kpis() {
    var cards = new ArrayList<Asked>();
    for (var kpi : questions.kpis()) {
      if (ABOUT_INSTALLS.contains(kpi.measure())) {
        cards.add(aboutInstalls(kpi));
      } else if (COUNTED.contains(kpi.measure())) {
        cards.add(counted(kpi));
      } else if (RatioCards.answers(kpi)) {
        cards.add(ratios.card(kpi));
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
    Change change = Change.of(now, view.past(tiles.figureBefore(kpi.measure())));
    CutLists.Found found = cuts.of(kpi);
    return new Asked(
        kpi.question(),
        now == null ? "" : Words.number(Math.round(now)),
        change.text(),
        change.trend(),
        null,
        now == null ? List.of() : found.parts(),
        now == null ? "" : found.note(),
        null,
        active.fold(
            answer -> MainChart.words(answer.basis(), Queries.about(view.whole(), "active")),
            problem -> null),
        active.fold(
            answer -> now == null ? Tiles.because(answer, kpi.measure()) : "", problem -> problem));
  }

  private Asked counted(Questions.Kpi kpi) {
    Amount amount = amount(kpi);
    Outcome<Double> now = amounts.total(amount, view.finished());
    Double figure = now.value();
    Change change = Change.of(figure, view.past(amounts.total(amount, view.before()).value()));
    var trend = Asking.outcome(amounts.ask(amount, view.finished()));
    CutLists.Found found = cuts.of(kpi);
    return new Asked(
        kpi.question(),
        figure == null ? "" : Words.number(Math.round(figure)),
        change.text(),
        change.trend(),
        trend.fold(answer -> Sketch.spark(amounts.line(amount, answer)), problem -> null),
        figure == null ? List.of() : found.parts(),
        figure == null ? "" : notes(amounts.note(amount), found.note()),
        null,
        trend.fold(answer -> basis(amount, answer.basis()), problem -> null),
        now.problem());
  }

  private Screen.Basis basis(Amount amount, Answers.Basis basis) {
    var defined =
        new Answers.Basis(
            amounts.definition(amount, basis),
            basis.population(),
            basis.identity(),
            basis.exact(),
            basis.limits());
    return MainChart.words(defined, amounts.query(amount, view.finished()));
  }

  static String notes(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
  }

  List<Asked> pillars() {
    var cards = new ArrayList<Asked>();
    for (var pillar : questions.pillars()) {
      var parts = pillar.events().stream().map(this::part).toList();
      var lists = List.of(new Parts("", parts));
      cards.add(
          new Asked(pillar.question(), "", "", "flat", null, lists, "", null, basis(pillar), ""));
    }
    return cards;
  }

  /** One question gives the events of a pillar apart. */
  private Screen.@Nullable Basis basis(Questions.Pillar pillar) {
    var of = new TrendOf("", Measure.EVENTS, view.interval(), Dimensions.EVENT);
    Link query = Queries.trend(Amounts.picked(pillar.events(), view.finished()), of);
    Amount first = happened(pillar.events().getFirst());
    return Asking.outcome(amounts.ask(first, view.finished()))
        .fold(answer -> MainChart.words(answer.basis(), query), problem -> null);
  }

  private Rank part(String event) {
    Amount amount = happened(event);
    Double sum = amounts.total(amount, view.finished()).value();
    return new Rank(
        event,
        sum == null ? "not known" : Words.number(Math.round(sum)),
        "",
        0,
        Asking.outcome(amounts.ask(amount, view.finished()))
            .fold(answer -> Sketch.spark(amounts.line(amount, answer)), problem -> null),
        view.state().toggled(Dimensions.EVENT, event).link("a", view.app().id()),
        view.state().holds(Dimensions.EVENT, event));
  }
}
