package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Promises.Retention;
import candor.server.custody.Custody;
import candor.server.custody.Custody.Bounds;
import candor.server.custody.Custody.Swept;
import candor.server.custody.Custody.Table;
import candor.server.custody.Custody.Unanswerable;
import candor.server.desk.Asking.Outcome;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Drawing;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Tells how long rows are kept, how old the oldest is, and what went because of its age. */
final class RetentionClock {

  /** What is read at a sitting; the table of all is a link away. */
  private static final int MOST_SWEEPS = 7;

  /** Six rows of a few figures; a store that takes longer is at work. */
  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), 10, 40, 1_000);

  private static final int DATE = 10;

  private static final String STATEMENT =
      """
      SELECT 'EVENTS', count(*), min(time) FROM events
      UNION ALL SELECT 'MARKS', count(*), min(time) FROM marks
      UNION ALL SELECT 'CRASHES', count(*), min(time) FROM crashes
      UNION ALL SELECT 'FEEDBACK', count(*), min(time) FROM feedback
      UNION ALL SELECT 'EMAILS', count(*), min(time) FROM feedback WHERE email IS NOT NULL
      UNION ALL SELECT 'DAILY', count(*), min(day) FROM daily\
      """;

  private final View view;
  private final Plan plan;
  private final Outcome<Map<String, Rows>> rows;
  private final Outcome<List<Swept>> swept;
  private final Outcome<Boolean> sooner;

  /** Begins to ask; whoever makes it waits for the answers. */
  RetentionClock(View view) {
    String id = view.app().id();
    this.view = view;
    this.plan = view.app().plan();
    var counting = view.asking().rows(rows -> count(rows.custody(), id));
    var sweeps = view.asking().rows(rows -> rows.custody().swept(id, MOST_SWEEPS));
    Waiting<Boolean> versions =
        view.asking()
            .rows(rows -> rows.versions().apply(id).values().stream().anyMatch(this::less));
    this.rows = Asking.outcome(counting);
    this.swept = Asking.outcome(sweeps);
    this.sooner = Asking.outcome(versions);
  }

  /**
   * Is what there is of one kind, of released and of developers' builds.
   *
   * @param count how many rows
   * @param oldest the day of the oldest in UTC, or null when there is none
   */
  private record Rows(long count, @Nullable LocalDate oldest) {}

  private static Map<String, Rows> count(Custody custody, String app) throws IOException {
    var counted = new HashMap<String, Rows>();
    if (custody.readable(app).isEmpty()) {
      return counted;
    }
    try {
      for (var row : custody.ask(app, STATEMENT, BOUNDS).rows()) {
        String oldest = row.get(2);
        counted.put(
            Objects.requireNonNull(row.get(0)),
            new Rows(
                Long.parseLong(Objects.requireNonNull(row.get(1))),
                oldest == null || oldest.length() < DATE
                    ? null
                    : LocalDate.parse(oldest.substring(0, DATE))));
      }
      return counted;
    } catch (Unanswerable e) {
      throw new IOException("the rows of an app could not be counted", e);
    }
  }

  private boolean less(Plan version) {
    Retention now = plan.retention();
    Retention then = version.retention();
    return then.events() < now.events()
        || then.crashes() < now.crashes()
        || then.feedback() < now.feedback()
        || then.emails() < now.emails();
  }

  List<Drawing.Row> kept() {
    var kept = new ArrayList<Drawing.Row>();
    kept.add(row("Events and summaries", "EVENTS", Retention::events));
    if (DataPage.isPlanned(plan, Table.MARKS)) {
      kept.add(row("What devices counted", "MARKS", Retention::events));
    }
    if (DataPage.isPlanned(plan, Table.CRASHES)) {
      kept.add(row("Crash reports", "CRASHES", Retention::crashes));
    }
    if (DataPage.isPlanned(plan, Table.FEEDBACK)) {
      kept.add(row("Feedback", "FEEDBACK", Retention::feedback));
      kept.add(row("Addresses in feedback", "EMAILS", Retention::emails));
    }
    Rows daily = found("DAILY");
    kept.add(
        new Drawing.Row(
            "Counts of days that were deleted",
            List.of("for good", count(daily), day(daily.oldest()), "never")));
    return kept;
  }

  private Drawing.Row row(String name, String key, ToIntFunction<Retention> which) {
    int days = which.applyAsInt(plan.retention());
    Rows found = found(key);
    LocalDate oldest = found.oldest();
    return new Drawing.Row(
        name,
        List.of(
            View.days(days),
            count(found),
            day(oldest),
            oldest == null ? "" : day(oldest.plusDays(days))));
  }

  private Rows found(String key) {
    Map<String, Rows> all = rows.value();
    return all == null ? new Rows(0, null) : all.getOrDefault(key, new Rows(0, null));
  }

  private String count(Rows of) {
    return rows.value() == null ? "not known" : Words.number(of.count());
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : Words.longDay(day);
  }

  String goes() {
    if (rows.value() == null || swept.value() == null) {
      return rows.problem() + swept.problem();
    }
    LocalDate next = LocalDate.ofInstant(view.now(), ZoneOffset.UTC).plusDays(1);
    String earlier =
        Boolean.TRUE.equals(sooner.value())
            ? " Where rows follow a version of the plan that promised less, that holds for all."
            : "";
    return "Whole days in UTC go, within an hour of midnight; the next time is on "
        + Words.longDay(next)
        + "."
        + earlier;
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
