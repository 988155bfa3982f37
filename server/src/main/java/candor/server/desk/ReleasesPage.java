package candor.server.desk;

import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JtereleasesGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.ReportPages;
import candor.server.http.Response;
import candor.server.query.ReportQuestioner.Rate;
import candor.server.query.ReportQuestioner.Release;
import candor.server.query.ReportQuestioner.Releases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the page of releases. */
final class ReleasesPage {

  /** More releases than anybody compares; the table of them all is one link away. */
  private static final int MOST_RELEASES = 20;

  /** Lines that can still be told apart. */
  private static final int MOST_LINES = 5;

  private static final int HEIGHT = 240;

  private static final List<String> PERCENTS = List.of("100 %", "75 %", "50 %", "25 %", "0");

  private final View view;
  private final Flags flags;

  ReleasesPage(View view) {
    this.view = view;
    this.flags = new Flags(view, "a", view.app().id(), "releases");
  }

  static Response answer(PageList.Turn turn) {
    var page = new ReleasesPage(turn.view()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JtereleasesGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  ReportPages.Releases page() {
    Link csv = Toolbars.list(view, "releases.csv");
    Link query = Toolbars.json(csv);
    var toolbar = new Toolbars(view, "a", view.app().id(), "releases").toolbar(csv);
    return Asking.outcome(view.asking().releases(view.whole(), MOST_RELEASES))
        .fold(
            releases ->
                new ReportPages.Releases(
                    toolbar,
                    lines(releases),
                    rows(releases),
                    MainChart.words(releases.basis(), query),
                    ""),
            problem -> new ReportPages.Releases(toolbar, null, List.of(), null, problem));
  }

  private List<ReportPages.Release> rows(Releases releases) {
    var rows = new ArrayList<ReportPages.Release>();
    releases.releases().forEach(release -> rows.add(row(release.release(), release)));
    Release all = releases.all();
    if (all != null) {
      rows.add(row("All releases", all));
    }
    return rows;
  }

  private ReportPages.Release row(String name, Release release) {
    Long installs = release.installs();
    return new ReportPages.Release(
        name,
        day(release.first()),
        day(release.last()),
        Words.number(release.events()),
        installs == null ? "not known" : Words.number(installs),
        Words.number(release.crashes()),
        free(release.freeSessions()),
        free(release.freeInstalls()));
  }

  private String day(Instant at) {
    return Words.longDay(at.atZone(view.state().zone()).toLocalDate());
  }

  /** Two digits behind the point: the last percent is the one that is looked at. */
  private static String free(@Nullable Rate rate) {
    return rate == null
        ? "not known"
        : String.format(Locale.ENGLISH, "%s of %,d", CrashFree.share(rate), rate.of());
  }

  private ReportPages.@Nullable Lines lines(Releases releases) {
    var drawn = releases.releases().subList(0, Math.min(MOST_LINES, releases.releases().size()));
    List<Long> whole = releases.perDay();
    int over = view.over(releases.starts());
    if (drawn.isEmpty() || over < 2) {
      return null;
    }
    List<LocalDate> days = view.days(releases.starts().subList(0, over));
    var flagged = flags.on(days);
    var lines = new ArrayList<ReportPages.Line>();
    var columns = new ArrayList<>(List.of("Day"));
    for (Release release : drawn) {
      var shares = ReleaseFigures.shares(release.perDay().subList(0, over), whole.subList(0, over));
      lines.add(new ReportPages.Line(release.release(), path(shares), "r" + lines.size()));
      columns.add(release.release());
    }
    return new ReportPages.Lines(
        label(drawn, days, releases),
        PERCENTS,
        Sketch.ticks(days.stream().map(Words::day).toList()),
        lines,
        columns,
        table(drawn, flagged.named(days.stream().map(Words::weekday).toList()), whole),
        flagged.marks());
  }

  private static String label(List<Release> drawn, List<LocalDate> days, Releases releases) {
    Release newest = drawn.getFirst();
    int last = days.size() - 1;
    return "Share of each day's %s by release, from %s to %s. On the last day %s had %s."
        .formatted(
            releases.unit(),
            Words.longDay(days.getFirst()),
            Words.longDay(days.get(last)),
            newest.release(),
            share(newest.perDay().get(last), releases.perDay().get(last)));
  }

  private static List<Drawing.Row> table(List<Release> drawn, List<String> days, List<Long> whole) {
    var rows = new ArrayList<Drawing.Row>();
    for (int i = 0; i < days.size(); i++) {
      int day = i;
      rows.add(
          new Drawing.Row(
              days.get(day),
              drawn.stream().map(r -> share(r.perDay().get(day), whole.get(day))).toList()));
    }
    return rows;
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "" : Words.percent(part, whole);
  }

  /** Days without a share leave a gap. */
  private static String path(List<Double> shares) {
    var path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < shares.size(); i++) {
      double share = shares.get(i);
      if (Double.isNaN(share)) {
        drawing = false;
        continue;
      }
      path.append(drawing ? 'L' : 'M').append(Sketch.x(i, shares.size())).append(' ');
      path.append(Math.round(HEIGHT - HEIGHT * Math.min(1, share)));
      drawing = true;
    }
    return path.toString();
  }
}
