package candor.server.desk;

import candor.server.crash.Release;
import candor.server.crash.Status;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JtecrashGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.ReportPages;
import candor.server.http.Response;
import candor.server.query.ReportQuestioner.Course;
import candor.server.query.ReportQuestioner.Courses;
import candor.server.query.ReportQuestioner.First;
import candor.server.query.ReportQuestioner.Report;
import candor.server.query.ReportQuestioner.Seen;
import candor.server.team.Need;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the page of one group of crashes. */
final class CrashPages {

  /** What reports have in common shows in these; the table of all is one link away. */
  static final int LOOKED_THROUGH = 200;

  /** Reports of one trouble differ little; the latest tell what there is to know. */
  private static final int MOST_REPORTS = 20;

  /** Lines that can still be told apart. */
  private static final int MOST_LINES = 5;

  private final View view;
  private final String group;
  private final Flags flags;

  CrashPages(View view, String group) {
    this.view = view;
    this.group = group;
    this.flags = new Flags(view, "a", view.app().id(), "crashes", group);
  }

  static Response answer(PageList.Turn turn) {
    String group = Objects.requireNonNullElse(turn.request().parameter(":group"), "");
    var page = new CrashPages(turn.view(), group).page(turn.token(Need.DECIDE));
    return Html.page(
        turn.request(),
        200,
        out -> JtecrashGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  static String moment(View view, Instant at) {
    var zone = view.state().zone();
    return Words.longDay(at.atZone(zone).toLocalDate()) + ", " + Words.hour(at, zone);
  }

  static String installs(@Nullable Long installs) {
    return installs == null ? "not known" : Words.number(installs);
  }

  ReportPages.Crash page(String token) {
    String[] path = {"a", view.app().id(), "crashes", group};
    var toolbar = new Toolbars(view, path).toolbar(Toolbars.list(view, "crashes", group + ".csv"));
    var asked = view.asking().reports(view.whole(), group, LOOKED_THROUGH);
    var courses = view.asking().courses(view.whole(), List.of(group), view.interval());
    var seen = Asking.outcome(view.asking().seen(view.whole(), group));
    var standing = seen.fold(all -> standing(all, token), problem -> null);
    return Asking.outcome(asked)
        .fold(
            reports ->
                new ReportPages.Crash(
                    toolbar,
                    back(),
                    standing,
                    reports.isEmpty() ? null : traits(reports, Asking.outcome(courses).value()),
                    reports.stream().limit(MOST_REPORTS).map(this::report).toList(),
                    seen.problem()),
            problem -> new ReportPages.Crash(toolbar, back(), null, null, List.of(), problem));
  }

  private Link back() {
    return view.state().link("a", view.app().id(), "crashes");
  }

  private ReportPages.@Nullable Standing standing(List<Seen> seen, String token) {
    if (seen.isEmpty()) {
      return null;
    }
    Status status = view.asking().crashBook().status(view.app().id(), group);
    String state = CrashWanted.standing(status, seen, view.whole().from());
    String newest =
        seen.stream().map(Seen::release).filter(Objects::nonNull).findFirst().orElse("");
    return new ReportPages.Standing(
        Words.title(state),
        words(CrashBook.state(status, seen), status),
        newest,
        newestOfAll(newest),
        view.state().link("a", view.app().id(), "crashes", group),
        token,
        seen.stream().map(this::seen).toList(),
        Toolbars.statistics(view, "crashes", group, "releases.csv"));
  }

  /**
   * Returns the newest release that there is, which may be newer than any that is known of released
   * builds: the next one is to be without this trouble.
   */
  private String newestOfAll(String ofGroup) {
    List<First> known = Asking.outcome(view.asking().firsts(view.app().id())).value();
    Stream<String> all = known == null ? Stream.of() : known.stream().map(First::release);
    return Stream.concat(all, Stream.of(ofGroup)).max(Release.ORDER).orElseThrow();
  }

  private String words(Status.State state, Status status) {
    String release = status.release() == null ? "" : " in " + status.release();
    return switch (state) {
      case OPEN -> "Nobody has decided about it yet.";
      case RESOLVED -> "Resolved" + release + " on " + moment(status.at()) + ", not seen since.";
      case REGRESSED -> "Resolved" + release + " on " + moment(status.at()) + ", and back since.";
      case IGNORED -> "Ignored since " + moment(status.at()) + ".";
    };
  }

  private String moment(Instant at) {
    return moment(view, at);
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

  private ReportPages.Traits traits(List<Report> reports, @Nullable Courses courses) {
    var traits = new CrashTraits(view, reports);
    var thrown = reports.getFirst().chain().getFirst();
    return new ReportPages.Traits(
        thrown.type().isEmpty() ? "Unnamed error" : thrown.type(),
        thrown.message(),
        traits.culprit(),
        courses == null || courses.courses().isEmpty() ? null : lines(courses),
        reports.size() < LOOKED_THROUGH
            ? "the " + Words.number(reports.size()) + " reports of this period"
            : "the latest " + LOOKED_THROUGH + " reports of this period",
        traits.variants(),
        traits.tags(),
        Toolbars.statistics(view, "crashes", group, "traits.csv"),
        traits.redactions(),
        view.app().plan().feedback() == null || !view.viewer().may(Need.ROWS)
            ? null
            : view.state().link("a", view.app().id(), "feedback"));
  }

  private ReportPages.Lines lines(Courses courses) {
    int over = Math.max(1, view.begun(courses.starts()));
    var starts = courses.starts().subList(0, over);
    var flagged = flags.on(view.days(starts));
    var drawn =
        courses.courses().stream()
            .sorted(Comparator.comparingLong(CrashPages::sum).reversed())
            .limit(MOST_LINES)
            .toList();
    long most =
        drawn.stream().mapToLong(c -> Sketch.most(List.copyOf(c.reports()))).max().orElse(0);
    double top = Sketch.top(most);
    var lines = new ArrayList<ReportPages.Line>();
    var columns = new ArrayList<>(List.of("When"));
    for (Course course : drawn) {
      String name = course.release() == null ? "not told" : course.release();
      String path = Sketch.path(List.copyOf(course.reports().subList(0, over)), 0, over, top);
      lines.add(new ReportPages.Line(name, path, "r" + lines.size()));
      columns.add(name);
    }
    var names = flagged.named(starts.stream().map(view::name).toList());
    var rows = new ArrayList<Drawing.Row>();
    for (int i = 0; i < over; i++) {
      int at = i;
      rows.add(
          new Drawing.Row(
              names.get(i),
              drawn.stream().map(course -> Words.number(course.reports().get(at))).toList()));
    }
    return new ReportPages.Lines(
        "Reports of this group by release, " + view.period().words() + ".",
        Sketch.heights(top),
        Sketch.ticks(starts.stream().map(view::label).toList()),
        lines,
        columns,
        rows,
        flagged.marks());
  }

  private static long sum(Course course) {
    return course.reports().stream().mapToLong(Long::longValue).sum();
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
                    thrown.type(), thrown.message(), CrashTraits.stretches(thrown.frames())))
            .toList();
    return new ReportPages.Report(
        moment(report.at()), String.join(" · ", words), chain, CrashTraits.text(report));
  }
}
