package candor.server.desk;

import candor.server.crash.Release;
import candor.server.crash.Status;
import candor.server.desk.CrashesBefore.Was;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.CoursePages.Choice;
import candor.server.desk.pages.CoursePages.Entry;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JtecrashesGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.ReportPages;
import candor.server.desk.pages.Screen.Tile;
import candor.server.desk.pages.Screen.Told;
import candor.server.desk.pages.Screen.Toolbar;
import candor.server.http.Response;
import candor.server.query.ReportQuestioner.Course;
import candor.server.query.ReportQuestioner.Courses;
import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.Group;
import candor.server.query.ReportQuestioner.Releases;
import candor.server.query.ReportQuestioner.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the page of all groups of crashes. */
final class CrashList {

  /** Groups beyond these are rare; the table is one link away. */
  private static final int MOST_GROUPS = 100;

  /** Characters of a message in a list. */
  private static final int LINE = 160;

  /** Is said where something was not there in the time compared with. */
  static final String NONE = "none before";

  private static final Was NOTHING = new Was(null, null, null);

  private final View view;
  private final Flags flags;
  private final Waiting<Crashes> asked;
  private final Beside beside;
  private final Beside.Asked<Crashes> before;
  private final Beside.Asked<Releases> freeBefore;
  private final @Nullable CrashFree free;
  private final List<String> notices = new ArrayList<>();

  CrashList(View view) {
    this.view = view;
    this.flags = new Flags(view, "a", view.app().id(), "crashes");
    this.asked = view.asking().crashes(view.whole(), CrashWanted.LOOKED_THROUGH);
    this.beside = new Beside(view, view.whole(), CrashWanted.keptDays(view.app().plan()));
    this.free = CrashFree.isPlanned(view.app().plan()) ? CrashFree.alone(view) : null;
    this.before = beside.ask(time -> view.asking().crashes(time, CrashWanted.LOOKED_THROUGH));
    this.freeBefore =
        free == null
            ? new Beside.Asked<>(null, "")
            : beside.ask(time -> view.asking().releases(time, 0));
  }

  static Response answer(PageList.Turn turn) {
    var list = new CrashList(turn.view());
    var page = list.page();
    var frame = turn.frame().noticing(list.notices);
    return Html.page(
        turn.request(), 200, out -> JtecrashesGenerated.render(out, Html.AS_IT_IS, frame, page));
  }

  ReportPages.Crashes page() {
    return Asking.outcome(asked)
        .fold(
            this::page,
            problem ->
                new ReportPages.Crashes(
                    toolbar(CrashWanted.ALL),
                    Change.UNKNOWN.beside(""),
                    Change.UNKNOWN.beside(""),
                    null,
                    "",
                    null,
                    null,
                    List.of(),
                    "",
                    problem));
  }

  private Toolbar toolbar(CrashWanted wanted) {
    Link csv = Toolbars.list(view, "crashes.csv");
    csv = wanted.state().isEmpty() ? csv : csv.with("state", wanted.state());
    csv = wanted.release().isEmpty() ? csv : csv.with("release", wanted.release());
    csv = wanted.text().isEmpty() ? csv : csv.with("q", wanted.text());
    return new Toolbars(view, "a", view.app().id(), "crashes").toolbar(beside.in(csv));
  }

  private ReportPages.Crashes page(Crashes all) {
    List<String> releases =
        all.groups().stream()
            .flatMap(group -> group.seen().stream())
            .map(Seen::release)
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Release.ORDER.reversed())
            .toList();
    CrashWanted wanted = wanted(releases);
    Crashes some = wanted.of(all, view.whole().from(), MOST_GROUPS, this::status);
    var found = before.found();
    Crashes past = found.answer();
    CrashesBefore then =
        past == null ? null : wanted.before(past, all, view.whole().from(), this::status);
    var ids = some.groups().stream().map(Group::id).toList();
    Courses courses =
        Asking.outcome(view.asking().courses(view.whole(), ids, view.interval())).value();
    return new ReportPages.Crashes(
        toolbar(wanted),
        trouble(some.crashes(), then == null ? null : then.crashes(), NONE),
        trouble(some.handled(), then == null ? null : then.handled(), NONE),
        free(),
        then == null ? found.words() : found.words() + gone(then.gone(all)),
        all.groups().isEmpty() ? null : form(wanted, releases),
        courses == null || ids.isEmpty() ? null : chart(courses),
        some.groups().stream().map(group -> group(group, then, courses)).toList(),
        some.groups().size() < MOST_GROUPS ? "" : "Only the most frequent " + MOST_GROUPS + ".",
        "");
  }

  /** Of crashes fewer are better. */
  private static Told trouble(long now, @Nullable Long before, String none) {
    return Change.ofCounts(now, before, none).ofTrouble().beside(Words.number(now));
  }

  private static String gone(long groups) {
    return groups == 0
        ? ""
        : groups == 1
            ? " One group of that time did not come."
            : " " + Words.number(groups) + " groups of that time did not come.";
  }

  private @Nullable Tile free() {
    if (free == null) {
      return null;
    }
    var told = free.told(freeBefore.found().answer());
    return told.figure().isEmpty()
        ? null
        : Spreads.tile(
            "Without a crash", told.figure(), told.note(), told.change().was(told.was()));
  }

  private CrashWanted wanted(List<String> releases) {
    String state = view.state().choice("state", "");
    String release = view.state().choice("release", "");
    if (!state.isEmpty() && !CrashWanted.STATES.contains(state)) {
      notices.add("The state in the address is none of these; all are shown.");
      state = "";
    }
    if (!release.isEmpty() && !releases.contains(release)) {
      notices.add("No group of this period was seen in the release of the address.");
      release = "";
    }
    return new CrashWanted(state, release, view.state().choice("q", "").strip());
  }

  private Status status(String group) {
    return view.asking().crashBook().status(view.app().id(), group);
  }

  private ReportPages.Wanted form(CrashWanted wanted, List<String> releases) {
    var states = new ArrayList<>(List.of(new Entry("", "any")));
    CrashWanted.STATES.forEach(state -> states.add(new Entry(state, state)));
    var versions = new ArrayList<>(List.of(new Entry("", "any")));
    releases.forEach(release -> versions.add(new Entry(release, release)));
    boolean narrowed = !wanted.equals(CrashWanted.ALL);
    return new ReportPages.Wanted(
        view.state().choosingNothing().parameters(),
        new Choice("State", states, wanted.state()),
        new Choice("Release", versions, wanted.release()),
        wanted.text(),
        narrowed ? view.state().choosingNothing().link("a", view.app().id(), "crashes") : null);
  }

  private Drawing.Chart chart(Courses courses) {
    var starts = courses.starts();
    var flagged = flags.on(view.days(starts));
    var sums = sums(courses.courses(), starts.size());
    var values = new ArrayList<@Nullable Long>();
    for (int i = 0; i < starts.size(); i++) {
      values.add(starts.get(i).isBefore(view.now()) ? sums.get(i) : null);
    }
    var points =
        new Sketch.Points(
            flagged.named(starts.stream().map(view::name).toList()),
            starts.stream().map(view::label).toList(),
            values,
            List.of(),
            view.over(starts),
            flagged.marks());
    String label =
        "Reports, %s. %s in all."
            .formatted(
                view.period().words(),
                Words.number(sums.stream().mapToLong(Long::longValue).sum()));
    return Sketch.chart(label, points, "Reports", "");
  }

  /** Adds courses up, interval by interval. */
  static List<Long> sums(List<Course> courses, int intervals) {
    var sums = new ArrayList<Long>();
    for (int i = 0; i < intervals; i++) {
      int interval = i;
      sums.add(courses.stream().mapToLong(course -> course.reports().get(interval)).sum());
    }
    return sums;
  }

  private Drawing.@Nullable Spark spark(String group, @Nullable Courses courses) {
    if (courses == null) {
      return null;
    }
    var own = courses.courses().stream().filter(course -> course.group().equals(group)).toList();
    int over = view.begun(courses.starts());
    return Sketch.spark(sums(own, courses.starts().size()).subList(0, over));
  }

  private ReportPages.Group group(
      Group group, @Nullable CrashesBefore then, @Nullable Courses courses) {
    var was = then == null ? NOTHING : then.was(group);
    Seen first = ReportFigures.first(group.seen());
    Seen last = ReportFigures.last(group.seen());
    String standing = CrashWanted.standing(status(group.id()), group.seen(), view.whole().from());
    String word = standing.equals("new") ? "new" : NONE;
    return new ReportPages.Group(
        view.state().choosingNothing().link("a", view.app().id(), "crashes", group.id()),
        group.type().isEmpty() ? "Unnamed error" : group.type(),
        line(group.message()),
        spark(group.id(), courses),
        trouble(group.crashes(), was.crashes(), word),
        trouble(group.handled(), was.handled(), word),
        Change.ofCounts(group.installs(), was.installs(), "")
            .ofTrouble()
            .beside(CrashPages.installs(group.installs())),
        Words.title(standing),
        first == null ? moment(group.first()) : moment(first.first()) + in(first),
        last == null ? moment(group.last()) : moment(last.last()) + in(last));
  }

  private static String in(Seen seen) {
    return seen.release() == null ? "" : ", in " + seen.release();
  }

  private static String line(String message) {
    String first = message.lines().findFirst().orElse("");
    return first.length() <= LINE
        ? first
        : first.substring(0, first.offsetByCodePoints(0, LINE / 2)) + "…";
  }

  private String moment(Instant at) {
    return CrashPages.moment(view, at);
  }
}
