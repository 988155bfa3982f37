package candor.server.desk;

import candor.event.Thrown.Frame;
import candor.server.crash.Status;
import candor.server.crash.Status.State;
import candor.server.desk.pages.JtecrashGenerated;
import candor.server.desk.pages.JtecrashesGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.ReportPages;
import candor.server.http.Response;
import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.Group;
import candor.server.query.ReportQuestioner.Report;
import candor.server.query.ReportQuestioner.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    var page = new CrashPages(turn.view()).one(group, turn.frame().token());
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
    Status status = view.asking().crashBook().status(view.app().id(), group.id());
    Seen first = ReportFigures.first(group.seen());
    Seen last = ReportFigures.last(group.seen());
    return new ReportPages.Group(
        link(group.id()),
        group.type().isEmpty() ? "Unnamed error" : group.type(),
        line(group.message()),
        Words.number(group.crashes()),
        Words.number(group.handled()),
        installs(group.installs()),
        Words.title(CrashBook.word(CrashBook.state(status, group.seen()))),
        first == null ? moment(group.first()) : moment(first.first()) + in(first),
        last == null ? moment(group.last()) : moment(last.last()) + in(last));
  }

  private static String installs(@Nullable Long installs) {
    return installs == null ? "not known" : Words.number(installs);
  }

  private static String in(Seen seen) {
    return seen.release() == null ? "" : ", in " + seen.release();
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

  ReportPages.Crash one(String group, String token) {
    String[] path = {"a", view.app().id(), "crashes", group};
    var toolbar =
        new Toolbars(view, path).toolbar(Toolbars.statistics(view, "crashes", group + ".csv"));
    Link back = view.state().link("a", view.app().id(), "crashes");
    var asked = view.asking().reports(view.whole(), group, MOST_REPORTS);
    var seen = Asking.outcome(view.asking().seen(view.whole(), group));
    return Asking.outcome(asked)
        .fold(
            reports ->
                new ReportPages.Crash(
                    toolbar,
                    back,
                    seen.fold(all -> standing(group, all, token), problem -> null),
                    reports.stream().map(this::report).toList(),
                    seen.problem()),
            problem -> new ReportPages.Crash(toolbar, back, null, List.of(), problem));
  }

  private ReportPages.@Nullable Standing standing(String group, List<Seen> seen, String token) {
    if (seen.isEmpty()) {
      return null;
    }
    Status status = view.asking().crashBook().status(view.app().id(), group);
    State state = CrashBook.state(status, seen);
    String newest =
        seen.stream().map(Seen::release).filter(Objects::nonNull).findFirst().orElse("");
    return new ReportPages.Standing(
        Words.title(CrashBook.word(state)),
        words(state, status),
        newest,
        link(group),
        token,
        seen.stream().map(this::seen).toList());
  }

  private String words(State state, Status status) {
    String release = status.release() == null ? "" : " in " + status.release();
    return switch (state) {
      case OPEN -> "Nobody has decided about it yet.";
      case RESOLVED -> "Resolved" + release + " on " + moment(status.at()) + ", not seen since.";
      case REGRESSED -> "Resolved" + release + " on " + moment(status.at()) + ", and back since.";
      case IGNORED -> "Ignored since " + moment(status.at()) + ".";
    };
  }

  private ReportPages.Seen seen(Seen seen) {
    return new ReportPages.Seen(
        seen.release() == null ? "not told" : seen.release(),
        Words.number(seen.crashes()),
        Words.number(seen.handled()),
        installs(seen.installs()),
        moment(seen.first()),
        moment(seen.last()));
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
