package candor.server.desk;

import candor.plan.Questions;
import candor.server.desk.Amounts.Amount;
import candor.server.desk.Asking.Outcome;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.Drawing.Spark;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.query.Answers;
import candor.server.query.Questioner.Measure;
import candor.server.query.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the plan's questions of how much there is of one thing for each of another. */
final class RatioCards {

  private static final Set<String> MEASURES = Set.of("share", "ratio", "per_session");

  private final View view;
  private final Amounts amounts;
  private final CutLists cuts;

  /** Asks for everything at once. */
  RatioCards(View view, CutLists cuts, List<Questions.Kpi> kpis) {
    this.view = view;
    this.cuts = cuts;
    this.amounts = new Amounts(view);
    for (Questions.Kpi kpi : kpis) {
      if (answers(kpi)) {
        for (Amount amount : List.of(above(kpi), below(kpi))) {
          amounts.ask(amount, view.finished());
          amounts.ask(amount, view.before());
        }
      }
    }
  }

  static boolean answers(Questions.Kpi kpi) {
    return MEASURES.contains(kpi.measure())
        && kpi.events().size() >= (kpi.measure().equals("per_session") ? 1 : 2);
  }

  static Amount above(Questions.Kpi kpi) {
    return switch (kpi.measure()) {
      case "per_session" -> new Amount(kpi.events(), Measure.EVENTS);
      case "share" -> new Amount(kpi.events().subList(0, 1), Measure.INSTALLS);
      default -> new Amount(kpi.events().subList(0, 1), Measure.EVENTS);
    };
  }

  static Amount below(Questions.Kpi kpi) {
    var rest = kpi.events().subList(1, kpi.events().size());
    return switch (kpi.measure()) {
      case "per_session" -> new Amount(List.of(), Measure.SESSIONS);
      case "share" -> new Amount(rest, Measure.INSTALLS);
      default -> new Amount(rest, Measure.EVENTS);
    };
  }

  Screen.Asked card(Questions.Kpi kpi) {
    Outcome<Double> now = relation(kpi, view.finished());
    Double figure = now.value();
    Change change = Change.of(figure, view.past(relation(kpi, view.before()).value()));
    CutLists.Found found = cuts.of(kpi);
    String unit = amounts.isDaily(above(kpi)) ? "of " + amounts.note(below(kpi)) : "";
    return new Screen.Asked(
        kpi.question(),
        figure == null ? "" : words(kpi, figure),
        change.text(),
        change.trend(),
        spark(kpi),
        figure == null ? List.of() : found.parts(),
        figure == null ? "" : PlanCards.notes(unit, found.note()),
        null,
        basis(kpi),
        now.problem());
  }

  private Outcome<Double> relation(Questions.Kpi kpi, Scope scope) {
    Outcome<Double> above = amounts.total(above(kpi), scope);
    Outcome<Double> below = amounts.total(below(kpi), scope);
    Double top = above.value();
    Double under = below.value();
    if (top == null || under == null) {
      return new Outcome<>(null, top == null ? above.problem() : below.problem());
    }
    return under == 0
        ? new Outcome<>(null, "Nothing happened in this period that it could be measured against.")
        : new Outcome<>(top / under, "");
  }

  static String words(Questions.Kpi kpi, double figure) {
    if (kpi.measure().equals("share")) {
      return Math.round(100 * figure) + " %";
    }
    return figure < 1 && kpi.measure().equals("ratio")
        ? Words.percent(Math.round(1000 * figure), 1000)
        : String.format(Locale.ENGLISH, "%.2f", figure);
  }

  private Answers.@Nullable Trend trend(Amount amount) {
    return Asking.outcome(amounts.ask(amount, view.finished())).value();
  }

  /** Draws the relation itself; where there was nothing to measure against, there is no point. */
  private @Nullable Spark spark(Questions.Kpi kpi) {
    Answers.Trend above = trend(above(kpi));
    Answers.Trend below = trend(below(kpi));
    if (above == null || below == null) {
      return null;
    }
    List<Long> tops = amounts.line(above(kpi), above);
    List<Long> unders = amounts.line(below(kpi), below);
    var points = new ArrayList<Long>();
    for (int i = 0; i < Math.min(tops.size(), unders.size()); i++) {
      if (unders.get(i) > 0) {
        points.add(Math.round(1_000.0 * tops.get(i) / unders.get(i)));
      }
    }
    return Sketch.spark(points);
  }

  private Screen.@Nullable Basis basis(Questions.Kpi kpi) {
    Answers.Trend above = trend(above(kpi));
    Answers.Trend below = trend(below(kpi));
    if (above == null || below == null) {
      return null;
    }
    var limits = new LinkedHashSet<>(above.basis().limits());
    limits.addAll(below.basis().limits());
    var basis =
        new Answers.Basis(
            definition(kpi, below.basis()),
            below.basis().population(),
            below.basis().identity(),
            above.basis().exact() && below.basis().exact(),
            List.copyOf(limits));
    Link query = amounts.query(above(kpi), view.finished());
    return MainChart.words(basis, query).with(amounts.query(below(kpi), view.finished()));
  }

  private String definition(Questions.Kpi kpi, Answers.Basis below) {
    return switch (kpi.measure()) {
      case "share" ->
          "%s with %s, divided by those with %s."
              .formatted(
                  amounts.isDaily(above(kpi))
                      ? "Distinct pseudonyms of each day in UTC, added up over the days,"
                      : "Distinct installs",
                  above(kpi).words(),
                  below(kpi).words());
      case "per_session" ->
          "How often there was %s, divided by the sessions with any event. %s."
              .formatted(above(kpi).words(), below.definition());
      default ->
          "How often there was %s, divided by how often there was %s."
              .formatted(above(kpi).words(), below(kpi).words());
    };
  }
}
