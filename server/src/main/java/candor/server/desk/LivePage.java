package candor.server.desk;

import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JteliveGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Pages;
import candor.server.http.Response;
import candor.server.query.Answers;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes the page of what happens now. */
final class LivePage {

  /** As many as fit on a screen or two. */
  private static final int MOST_SEEN = 30;

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
    return Asking.outcome(view.asking().live(view.app().id(), state.debug()))
        .fold(
            live -> page(live, from),
            problem -> new Pages.Live("", "", null, List.of(), from, problem));
  }

  private Pages.Live page(Answers.Live live, Link stream) {
    int count = live.perMinute().size();
    return new Pages.Live(
        Words.number(live.activeNow()),
        count < 2 ? "0" : Words.number(live.perMinute().get(count - 2)),
        bars(live),
        live.latest().stream().limit(MOST_SEEN).map(this::seen).toList(),
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
