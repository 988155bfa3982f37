package candor.server.desk;

import candor.plan.Plan;
import candor.server.desk.Patience.Waiting;
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
    Link csv = Toolbars.statistics(view, "adoption.csv");
    var toolbar = new Toolbars(view, "a", view.app().id(), "features").toolbar(csv);
    return Asking.outcome(view.asking().adoption(view.finished()))
        .fold(
            adoption ->
                new CoursePages.Features(
                    toolbar,
                    Words.number(adoption.active()),
                    unit(adoption),
                    rows(adoption),
                    adoption.unit().equals("installs"),
                    MainChart.words(adoption.basis(), Toolbars.json(csv)),
                    adoption.active() == 0 ? "Nobody was there in this period." : ""),
            problem -> new CoursePages.Features(toolbar, "", "", List.of(), false, null, problem));
  }

  private String unit(Adoption adoption) {
    return switch (adoption.unit()) {
      case "installs" -> "active installs " + view.inDays();
      case "install-days" -> "days of installs: each active one counts once a day";
      default -> "sessions " + view.inDays();
    };
  }

  /** Events of the plan that nobody used are the ones worth a look, so they are listed too. */
  private List<FeatureRow> rows(Adoption adoption) {
    var uses = new LinkedHashMap<String, Use>();
    var trends = new HashMap<String, Waiting<Answers.Trend>>();
    for (Use use : adoption.uses()) {
      uses.put(use.event(), use);
      if (use.users() > 0) {
        trends.put(
            use.event(),
            view.asking().trend(view.whole(), use.event(), Measure.EVENTS, view.interval()));
      }
    }
    var rows = new ArrayList<FeatureRow>();
    Plan plan = view.app().plan();
    plan.events()
        .forEach((name, event) ->
            rows.add(
                row(
                    name,
                    event.question(),
                    uses.get(name),
                    adoption.active(),
                    spark(trends.get(name)))));
    Plan.Summary summary = plan.summary();
    if (summary != null) {
      String name = summary.name();
      rows.add(
          row(name, "One a session.", uses.get(name), adoption.active(), spark(trends.get(name))));
    }
    rows.sort(Comparator.comparingInt(FeatureRow::percent).reversed());
    return rows;
  }

  private @Nullable Spark spark(@Nullable Waiting<Answers.Trend> trend) {
    return trend == null ? null : Asking.outcome(trend).fold(view::spark, problem -> null);
  }

  private FeatureRow row(
      String name, String question, @Nullable Use use, long active, @Nullable Spark trend) {
    long users = use == null ? 0 : use.users();
    Link link =
        view.state().choosingNothing().toggled(Dimensions.EVENT, name).link("a", view.app().id());
    return new FeatureRow(
        name,
        question,
        users == 0 ? "never" : Words.percent(users, active),
        active == 0 ? 0 : (int) (100 * users / active),
        trend,
        Words.number(users),
        text(use == null ? null : use.first(), 0),
        text(use == null ? null : use.repeated(), users),
        Words.number(use == null ? 0 : use.events()),
        link);
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
