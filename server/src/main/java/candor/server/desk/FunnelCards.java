package candor.server.desk;

import candor.plan.Promises.Identity.Model;
import candor.plan.Questions;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Asked;
import candor.server.desk.pages.Screen.Parts;
import candor.server.desk.pages.Screen.Rank;
import candor.server.query.CohortQuestioner.Funnel;
import candor.server.query.CohortQuestioner.FunnelOf;
import candor.server.query.CohortQuestioner.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers who gets through the plan's funnels. */
final class FunnelCards {

  private final View view;
  private final Map<Questions.Funnel, Waiting<Funnel>> asked = new LinkedHashMap<>();

  /** Asks for everything at once. */
  FunnelCards(View view, List<Questions.Funnel> funnels) {
    this.view = view;
    for (Questions.Funnel funnel : funnels) {
      var of = new FunnelOf(funnel.steps(), Duration.ofDays(days(view, funnel)), "");
      asked.put(funnel, view.asking().funnel(view.whole(), of));
    }
  }

  /** A pseudonym of a day cannot be followed for longer than the plan asks or it lives. */
  static int days(View view, Questions.Funnel funnel) {
    boolean daily = view.app().plan().identity().model() == Model.DAILY;
    return daily ? 1 : funnel.windowDays();
  }

  List<Asked> cards() {
    var cards = new ArrayList<Asked>();
    asked.forEach((funnel, waiting) ->
        cards.add(
            Asking.outcome(waiting)
                .fold(
                    found -> card(funnel, found),
                    problem ->
                        new Asked(
                            funnel.question(),
                            "",
                            "",
                            "flat",
                            null,
                            List.of(),
                            "",
                            link(funnel),
                            null,
                            problem))));
    return cards;
  }

  private Asked card(Questions.Funnel funnel, Funnel found) {
    long first = found.steps().getFirst().installs();
    long last = found.steps().getLast().installs();
    String share = last == 0 && first > 0 ? "0 %" : Words.percent(last, first);
    var parts = new ArrayList<Rank>();
    for (Step step : found.steps()) {
      parts.add(
          new Rank(
              Words.step(step.event()),
              Words.number(step.installs()),
              "",
              0,
              null,
              link(funnel),
              false));
    }
    return new Asked(
        funnel.question(),
        share,
        "",
        "flat",
        null,
        List.of(new Parts("", parts)),
        first == 0 ? "" : "of those who began go all the way",
        link(funnel),
        MainChart.words(found.basis(), query(funnel)),
        first == 0 ? "Nobody began in this period." : "");
  }

  private Link query(Questions.Funnel funnel) {
    return Queries.about(view.whole(), "funnel")
        .with("steps", String.join(",", funnel.steps()))
        .with("window", days(view, funnel) + "d");
  }

  private Link link(Questions.Funnel funnel) {
    return view.state()
        .choosingNothing()
        .choosing("steps", String.join(",", funnel.steps()))
        .choosing("window", days(view, funnel) + "d")
        .link("a", view.app().id(), "funnels");
  }
}
