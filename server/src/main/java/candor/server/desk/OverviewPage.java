package candor.server.desk;

import candor.server.desk.pages.JteoverviewGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Pages.Overview;
import candor.server.desk.pages.Pages.Welcome;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.Screen.Tile;
import candor.server.http.Response;
import candor.server.team.Need;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the page of one app's figures. All questions are asked before the first answer is taken.
 */
final class OverviewPage {

  private final View view;
  private final URI home;

  OverviewPage(View view, URI home) {
    this.view = view;
    this.home = home;
  }

  static Response answer(PageList.Turn turn) {
    var page = new OverviewPage(turn.view(), turn.home()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JteoverviewGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  Overview page() {
    var tiles = new Tiles(view);
    var rankings = new Rankings(view);
    var plan = new PlanCards(view, tiles);
    var teasers = new Teasers(view);
    String usual = State.METRICS.getFirst();
    String chosen = view.state().metric();
    String id = view.app().id();
    var guess = new MainChart(view, chosen.isEmpty() ? usual : chosen, "a", id);
    List<Tile> figures = tiles.all();
    String metric = tiles.metric();
    ByChart asked = ByChart.of(view, metric);
    ByChart.Drawn divided = asked == null ? null : asked.draw();
    var drawn =
        chosen.isEmpty() && !metric.equals(usual)
            ? new MainChart(view, metric, "a", id).draw()
            : guess.draw();
    int left = rankings.left();
    return new Overview(
        new Toolbars(view, "a", id).toolbar(Toolbars.metricCsv(view, metric)),
        figures,
        divided == null ? MainChart.title(metric) : divided.title(),
        drawn.against(),
        divided == null ? drawn.chart() : null,
        divided == null ? null : divided.lines(),
        divided == null ? drawn.cannot() : divided.cannot(),
        divided == null ? drawn.basis() : divided.basis(),
        ByChart.options(view, metric),
        teasers.all(),
        plan.kpis(),
        plan.pillars(),
        rankings.all(),
        rankings.releases(),
        left == 0
            ? null
            : new Option(
                "Show " + left + " more", view.state().allLists().link("a", id), false, ""),
        welcome(figures));
  }

  private @Nullable Welcome welcome(List<Tile> figures) {
    boolean nothing = figures.getLast().figure().equals("0");
    if (!nothing || view.begins() != null) {
      return null;
    }
    Link stream = Link.to("api", "v1", "apps", view.app().id(), "live", "stream");
    var steps = new FirstSteps(view.app(), view.now(), view.state().debug());
    Link announced = view.state().debug() ? stream.with("mode", "debug") : stream;
    return view.viewer().may(Need.ADMINISTER)
        ? steps.welcome(home, announced)
        : steps.withoutKeys(view.viewer().may(Need.ROWS) ? announced : null);
  }
}
