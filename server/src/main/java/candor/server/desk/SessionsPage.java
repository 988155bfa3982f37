package candor.server.desk;

import candor.server.desk.Asking.Outcome;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.CoursePages;
import candor.server.desk.pages.JtesessionsGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Tile;
import candor.server.http.Response;
import candor.server.query.Answers;
import candor.server.query.CohortQuestioner.Spread;
import candor.server.query.Scope;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the page of how many sessions there are and how long they last. */
final class SessionsPage {

  private final View view;

  SessionsPage(View view) {
    this.view = view;
  }

  static Response answer(PageList.Turn turn) {
    var page = new SessionsPage(turn.view()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JtesessionsGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  CoursePages.Sessions page() {
    Link csv = Toolbars.statistics(view, "sessions.csv");
    var toolbar = new Toolbars(view, "a", view.app().id(), "sessions").toolbar(csv);
    Waiting<Spread> now = ask(view.finished());
    Waiting<Spread> before = ask(view.before());
    Waiting<Answers.Active> active = view.asking().active(view.finished());
    var chart = new MainChart(view, "sessions", "a", view.app().id(), "sessions").draw();
    return Asking.outcome(now)
        .fold(
            spread ->
                new CoursePages.Sessions(
                    toolbar,
                    tiles(
                        spread, view.past(Asking.outcome(before).value()), Asking.outcome(active)),
                    spread.count() == 0 ? null : chart.chart(),
                    chart.against(),
                    Spreads.histogram(
                        "How many sessions last how long", "Length", Quantity.MILLIS, spread),
                    MainChart.words(spread.basis(), Toolbars.json(csv)),
                    spread.count() == 0 ? "There was no session in this period." : ""),
            problem -> new CoursePages.Sessions(toolbar, List.of(), null, "", null, null, problem));
  }

  private Waiting<Spread> ask(Scope scope) {
    return view.asking().sessions(scope);
  }

  private List<Tile> tiles(Spread now, @Nullable Spread before, Outcome<Answers.Active> active) {
    Change change =
        Change.of((double) now.count(), before == null ? null : (Double) (double) before.count());
    return List.of(
        Spreads.tile("Sessions", Words.number(now.count()), view.inDays(), change),
        perActive(now, active.value()),
        Spreads.tile("Usual length", Spreads.MEDIAN, Quantity.MILLIS, now, before),
        Spreads.tile("One in ten is longer than", Spreads.P90, Quantity.MILLIS, now, before));
  }

  /** Days of several installs may be added up for this: one session belongs to one of them. */
  private static Tile perActive(Spread now, Answers.@Nullable Active active) {
    long days = 0;
    if (active != null) {
      for (var day : active.days()) {
        Long dau = day.dau();
        days += dau == null ? 0 : dau;
      }
    }
    String figure =
        days == 0 ? "" : String.format(Locale.ENGLISH, "%.1f", (double) now.count() / days);
    return Spreads.tile("Per active install", figure, "on a day", Change.UNKNOWN);
  }
}
