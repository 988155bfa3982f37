package candor.server.desk;

import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JteliveGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Pages;
import candor.server.desk.pages.Screen.Toolbar;
import candor.server.http.Response;
import candor.server.query.Answers;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes the page of what happens now. */
final class LivePage {

  /** What else is kept out stands on a page of its own. */
  private static final int MOST_REFUSED = 5;

  private final View view;

  LivePage(View view) {
    this.view = view;
  }

  static Response answer(PageList.Turn turn) {
    var page = new LivePage(turn.view()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JteliveGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  Pages.Live page() {
    var state = view.state();
    Link stream = Link.to("api", "v1", "apps", view.app().id(), "live", "stream");
    Link from = state.debug() ? stream.with("mode", "debug") : stream;
    var toolbar =
        new Toolbars(view, "a", view.app().id(), "live")
            .toolbar(Toolbars.statistics(view, "live.csv"));
    var today = state.scope(view.app().id(), view.today(), view.today().plusDays(1));
    var refused = view.asking().refusals(today);
    return Asking.outcome(view.asking().live(view.app().id(), state.debug()))
        .fold(
            live -> page(toolbar, live, Asking.outcome(refused), from),
            problem ->
                new Pages.Live(
                    toolbar, "", "", null, List.of(), List.of(), "", quality(), from, problem));
  }

  private Link quality() {
    return view.state().period("today").link("a", view.app().id(), "data-quality");
  }

  private List<Drawing.Row> refused(Answers.Refused refused) {
    return refused.rows().stream()
        .limit(MOST_REFUSED)
        .map(row ->
            new Drawing.Row(
                row.event() + (row.field().isEmpty() ? "" : ", " + row.field()),
                List.of(row.reason(), Words.number(row.count()))))
        .toList();
  }

  private Pages.Live page(
      Toolbar toolbar, Answers.Live live, Asking.Outcome<Answers.Refused> refused, Link stream) {
    int count = live.perMinute().size();
    return new Pages.Live(
        toolbar,
        Words.number(live.activeNow()),
        count < 2 ? "0" : Words.number(live.perMinute().get(count - 2)),
        bars(live),
        live.latest().stream().map(this::seen).toList(),
        refused.fold(this::refused, problem -> List.of()),
        refused.fold(none -> "Nothing: all that came was in the plan.", problem -> problem),
        quality(),
        stream,
        "");
  }

  private Drawing.Bars bars(Answers.Live live) {
    var labels = live.minutes().stream().map(minute -> Words.hour(minute, ZoneOffset.UTC)).toList();
    var rows = new ArrayList<Drawing.Row>();
    for (int i = 0; i < labels.size(); i++) {
      rows.add(new Drawing.Row(labels.get(i), List.of(Words.number(live.perMinute().get(i)))));
    }
    long most = live.perMinute().stream().mapToLong(Long::longValue).max().orElse(0);
    return new Drawing.Bars(
        "Events per minute in the last 30 minutes, at most " + Words.number(most) + ".",
        Sketch.bars(live.perMinute()),
        Sketch.ticksUnderBars(labels),
        Words.number(most),
        List.of("Minute", "Events"),
        rows);
  }

  private Pages.Seen seen(Answers.Seen seen) {
    var values = new ArrayList<String>();
    seen.values().forEach((name, value) -> values.add(name + " " + value));
    return new Pages.Seen(
        seen.at().truncatedTo(ChronoUnit.MILLIS).toString(),
        Words.second(seen.at(), ZoneOffset.UTC),
        seen.event(),
        values);
  }
}
