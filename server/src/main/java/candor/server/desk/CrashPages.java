package candor.server.desk;

import candor.event.Thrown.Frame;
import candor.server.desk.pages.JtecrashGenerated;
import candor.server.desk.pages.JtecrashesGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.ReportPages;
import candor.server.http.Response;
import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.Group;
import candor.server.query.ReportQuestioner.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Makes the pages about crashes. */
final class CrashPages {

  /** Groups beyond these are rare; the table is one link away. */
  private static final int MOST_GROUPS = 100;

  /** Reports of one trouble differ little; the latest tell what there is to know. */
  private static final int MOST_REPORTS = 20;

  /** Characters of a message in a list. */
  private static final int LINE = 160;

  private final View view;

  CrashPages(View view) {
    this.view = view;
  }

  static Response answerAll(PageList.Turn turn) {
    var page = new CrashPages(turn.view()).all();
    return Html.page(
        turn.request(),
        200,
        out -> JtecrashesGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  static Response answerOne(PageList.Turn turn) {
    String group = Objects.requireNonNullElse(turn.request().parameter(":group"), "");
    var page = new CrashPages(turn.view()).one(group);
    return Html.page(
        turn.request(),
        200,
        out -> JtecrashGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  ReportPages.Crashes all() {
    var toolbar =
        new Toolbars(view, "a", view.app().id(), "crashes")
            .toolbar(Toolbars.statistics(view, "crashes.csv"));
    return Asking.outcome(view.asking().crashes(view.whole(), MOST_GROUPS))
        .fold(
            crashes ->
                new ReportPages.Crashes(
                    toolbar,
                    Words.number(crashes.crashes()),
                    Words.number(crashes.handled()),
                    groups(crashes),
                    ""),
            problem -> new ReportPages.Crashes(toolbar, "", "", List.of(), problem));
  }

  private List<ReportPages.Group> groups(Crashes crashes) {
    return crashes.groups().stream().map(this::group).toList();
  }

  private ReportPages.Group group(Group group) {
    Long installs = group.installs();
    return new ReportPages.Group(
        link(group.id()),
        group.type().isEmpty() ? "Unnamed error" : group.type(),
        line(group.message()),
        Words.number(group.crashes()),
        Words.number(group.handled()),
        installs == null ? "not known" : Words.number(installs),
        moment(group.first()),
        moment(group.last()));
  }

  private Link link(String group) {
    return view.state().link("a", view.app().id(), "crashes", group);
  }

  private static String line(String message) {
    String first = message.lines().findFirst().orElse("");
    return first.length() <= LINE
        ? first
        : first.substring(0, first.offsetByCodePoints(0, LINE / 2)) + "…";
  }

  private String moment(Instant at) {
    var zone = view.state().zone();
    return Words.longDay(at.atZone(zone).toLocalDate()) + ", " + Words.hour(at, zone);
  }

  ReportPages.Crash one(String group) {
    String[] path = {"a", view.app().id(), "crashes", group};
    var toolbar =
        new Toolbars(view, path).toolbar(Toolbars.statistics(view, "crashes", group + ".csv"));
    Link back = view.state().link("a", view.app().id(), "crashes");
    return Asking.outcome(view.asking().reports(view.whole(), group, MOST_REPORTS))
        .fold(
            reports ->
                new ReportPages.Crash(
                    toolbar, back, reports.stream().map(this::report).toList(), ""),
            problem -> new ReportPages.Crash(toolbar, back, List.of(), problem));
  }

  private ReportPages.Report report(Report report) {
    var words = new ArrayList<String>();
    words.add(report.handled() ? "handled" : "crash");
    new TreeMap<>(report.context())
        .forEach((name, value) -> words.add(Words.title(name) + " " + value));
    var chain =
        report.chain().stream()
            .map(thrown ->
                new ReportPages.Thrown(
                    thrown.type(),
                    thrown.message(),
                    thrown.frames().stream().map(CrashPages::call).toList()))
            .toList();
    return new ReportPages.Report(moment(report.at()), String.join(" · ", words), chain);
  }

  private static ReportPages.Call call(Frame frame) {
    String module = frame.module() == null ? "" : frame.module();
    String line = frame.line() == 0 ? "" : ":" + frame.line();
    String column = frame.column() == 0 ? "" : ":" + frame.column();
    String function = frame.function().isEmpty() ? "?" : frame.function();
    return new ReportPages.Call(function, module + line + column, frame.own());
  }
}
