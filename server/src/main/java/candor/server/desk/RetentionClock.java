package candor.server.desk;

import candor.plan.Plan;
import candor.server.custody.Custody.Aging;
import candor.server.custody.Custody.Days;
import candor.server.custody.Custody.Extent;
import candor.server.custody.Custody.Swept;
import candor.server.custody.Custody.Table;
import candor.server.desk.Asking.Outcome;
import candor.server.desk.pages.Drawing;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells how long rows are kept, how old the oldest is, and what went because of its age. */
final class RetentionClock {

  /** What is read at a sitting; the table of all is a link away. */
  private static final int MOST_SWEEPS = 7;

  private final View view;
  private final Plan plan;
  private final Outcome<Map<Aging, Extent>> extents;
  private final Outcome<List<Swept>> swept;

  /** Begins to ask; whoever makes it waits for the answers. */
  RetentionClock(View view) {
    String id = view.app().id();
    this.view = view;
    this.plan = view.app().plan();
    var counting =
        view.asking()
            .rows(rows -> rows.custody().extents(id, Days.of(plan, rows.versions().apply(id))));
    var sweeps = view.asking().rows(rows -> rows.custody().swept(id, MOST_SWEEPS));
    this.extents = Asking.outcome(counting);
    this.swept = Asking.outcome(sweeps);
  }

  List<Drawing.Row> kept() {
    var kept = new ArrayList<Drawing.Row>();
    kept.add(row("Events and summaries", Aging.EVENTS));
    if (DataPage.isPlanned(plan, Table.MARKS)) {
      kept.add(row("What devices counted", Aging.MARKS));
    }
    if (DataPage.isPlanned(plan, Table.CRASHES)) {
      kept.add(row("Crash reports", Aging.CRASHES));
    }
    if (DataPage.isPlanned(plan, Table.FEEDBACK)) {
      kept.add(row("Feedback", Aging.FEEDBACK));
      kept.add(row("Addresses in feedback", Aging.EMAILS));
    }
    kept.add(row("Counts of days that were deleted", Aging.DAILY));
    return kept;
  }

  private Drawing.Row row(String name, Aging kind) {
    Map<Aging, Extent> all = extents.value();
    Extent found = all == null ? null : all.get(kind);
    if (found == null) {
      String count = all == null ? "not known" : Words.number(0);
      return new Drawing.Row(name, List.of("", count, "", ""));
    }
    LocalDate oldest =
        found.oldest() == null ? null : LocalDate.ofInstant(found.oldest(), ZoneOffset.UTC);
    String goes =
        found.days() == 0
            ? "never"
            : oldest == null ? "" : Words.longDay(oldest.plusDays(found.days()));
    return new Drawing.Row(
        name,
        List.of(
            found.days() == 0 ? "for good" : View.days(found.days()),
            Words.number(found.rows()),
            oldest == null ? "" : Words.longDay(oldest),
            goes));
  }

  String goes() {
    if (extents.value() == null || swept.value() == null) {
      return extents.problem() + swept.problem();
    }
    LocalDate next = LocalDate.ofInstant(view.now(), ZoneOffset.UTC).plusDays(1);
    return "Whole days in UTC go, within an hour of midnight; the next time is on "
        + Words.longDay(next)
        + ". Where rows follow versions of the plan that promised less, that holds for all.";
  }

  List<Drawing.Row> sweeps() {
    List<Swept> all = swept.value();
    return all == null ? List.of() : all.stream().map(this::sweep).toList();
  }

  private Drawing.Row sweep(Swept one) {
    return new Drawing.Row(
        CrashPages.moment(view, one.at()),
        List.of(
            Words.number(one.events()),
            Words.number(one.marks()),
            Words.number(one.crashes()),
            Words.number(one.feedback()),
            Words.number(one.emails()),
            Words.number(one.installs())));
  }
}
