package candor.server.desk;

import candor.plan.Plan;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.Words.Change;
import candor.server.desk.Words.Share;
import candor.server.desk.pages.CoursePages;
import candor.server.desk.pages.CoursePages.FeatureRow;
import candor.server.desk.pages.Drawing.Spark;
import candor.server.desk.pages.JtefeaturesGenerated;
import candor.server.desk.pages.Link;
import candor.server.http.Response;
import candor.server.query.Answers;
import candor.server.query.Answers.Adoption;
import candor.server.query.Answers.Use;
import candor.server.query.Questioner.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the page of what is taken up. */
final class FeaturesPage {

  private final View view;

  FeaturesPage(View view) {
    this.view = view;
  }

  static Response answer(PageList.Turn turn) {
    var page = new FeaturesPage(turn.view()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JtefeaturesGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  CoursePages.Features page() {
    int kept = view.app().plan().retention().events();
    var beside = new Beside(view, view.finished(), kept);
    var asked = view.asking().adoption(view.finished());
    var then = beside.ask(view.asking()::adoption).found();
    Link csv = beside.in(Queries.about(view.finished(), "adoption.csv"));
    var toolbar = new Toolbars(view, "a", view.app().id(), "features").toolbar(csv);
    return Asking.outcome(asked)
        .fold(
            adoption ->
                new CoursePages.Features(
                    toolbar,
                    Words.number(adoption.active()),
                    unit(adoption),
                    rows(adoption, then.answer()),
                    adoption.unit().equals("installs"),
                    then.words(),
                    MainChart.words(adoption.basis(), Toolbars.json(csv)),
                    adoption.active() == 0 ? "Nobody was there in this period." : ""),
            problem ->
                new CoursePages.Features(toolbar, "", "", List.of(), false, "", null, problem));
  }

  private String unit(Adoption adoption) {
    return switch (adoption.unit()) {
      case "installs" -> "active installs " + view.inDays();
      case "install-days" -> "days of installs: each active one counts once a day";
      default -> "sessions " + view.inDays();
    };
  }

  /** Events of the plan that nobody used are the ones worth a look, so they are listed too. */
  private List<FeatureRow> rows(Adoption adoption, @Nullable Adoption then) {
    var trends = new HashMap<String, Waiting<Answers.Trend>>();
    for (Use use : adoption.uses()) {
      if (use.users() > 0) {
        trends.put(
            use.event(),
            view.asking().trend(view.whole(), use.event(), Measure.EVENTS, view.interval()));
      }
    }
    var questions = new LinkedHashMap<String, String>();
    Plan plan = view.app().plan();
    plan.events().forEach((name, event) -> questions.put(name, event.question()));
    Plan.Summary summary = plan.summary();
    if (summary != null) {
      questions.put(summary.name(), "One a session.");
    }
    var rows = new ArrayList<FeatureRow>();
    questions.forEach((name, question) -> {
      var uses = new Uses(adoption.active(), use(adoption, name));
      var before = then == null ? null : new Uses(then.active(), use(then, name));
      rows.add(row(name, question, uses, before, spark(trends.get(name))));
    });
    rows.sort(Comparator.comparingInt(FeatureRow::percent).reversed());
    return rows;
  }

  private static Use use(Adoption adoption, String event) {
    return adoption.uses().stream()
        .filter(use -> use.event().equals(event))
        .findFirst()
        .orElse(new Use(event, 0, 0, null, null));
  }

  /** Is how an event was taken up, and by how many it could have been. */
  private record Uses(long active, Use use) {

    Share users() {
      return new Share(use.users(), active);
    }
  }

  private @Nullable Spark spark(@Nullable Waiting<Answers.Trend> trend) {
    return trend == null ? null : Asking.outcome(trend).fold(view::spark, problem -> null);
  }

  private FeatureRow row(
      String name, String question, Uses now, @Nullable Uses then, @Nullable Spark trend) {
    Use use = now.use();
    long users = use.users();
    Link link =
        view.state().choosingNothing().toggled(Dimensions.EVENT, name).link("a", view.app().id());
    return new FeatureRow(
        name,
        question,
        share(now, then).beside(users == 0 ? "never" : Words.percent(users, now.active())),
        now.active() == 0 ? 0 : (int) (100 * users / now.active()),
        trend,
        Words.number(users),
        first(use, then).beside(text(use.first(), 0)),
        again(use, then).beside(text(use.repeated(), users)),
        Words.number(use.events()),
        link);
  }

  private static Change share(Uses now, @Nullable Uses then) {
    if (then == null) {
      return Change.UNKNOWN;
    }
    return then.use().users() == 0
        ? new Change(now.use().users() == 0 ? "" : CrashList.NONE, "flat")
        : Change.ofShares(now.users(), then.users()).unjudged();
  }

  /** That something is new is said once, of its share. */
  private static Change first(Use now, @Nullable Uses then) {
    return then == null
        ? Change.UNKNOWN
        : Change.ofCounts(now.first(), then.use().first(), "").unjudged();
  }

  /** Those who came again are a share of those who came. */
  private static Change again(Use now, @Nullable Uses then) {
    Long again = now.repeated();
    Long before = then == null ? null : then.use().repeated();
    return then == null || again == null || before == null
        ? Change.UNKNOWN
        : Change.ofShares(new Share(again, now.users()), new Share(before, then.use().users()))
            .unjudged();
  }

  private static String text(@Nullable Long number, long of) {
    if (number == null) {
      return "";
    }
    return of > 0
        ? Words.number(number) + " (" + Words.percent(number, of) + ")"
        : Words.number(number);
  }
}
