package candor.compile.doc;

import candor.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Writes who has access, for how long, and what the public sees. */
final class WhoSeesIt {

  static final String HEADING = "Who sees it, and how long it is kept";

  private WhoSeesIt() {}

  static void write(Plan plan, Page page) {
    page.heading(2, HEADING);
    page.bullets(plan.app().access().stream().map(Words::sentence).toList());
    page.paragraph(
        "Single rows are deleted after these times. Totals per day stay; no single message can be"
            + " read from them.");
    var retention = plan.retention();
    var rows = new ArrayList<List<String>>();
    rows.add(row(plan.events().isEmpty() ? "Summaries" : "Events", retention.events()));
    if (plan.crash() != null) {
      rows.add(row("Crash reports", retention.crashes()));
    }
    var feedback = plan.feedback();
    if (feedback != null) {
      rows.add(row("Feedback", retention.feedback()));
      if (feedback.email()) {
        rows.add(row("E-mail addresses in feedback", retention.emails()));
      }
    }
    page.table(List.of("What", "Kept for"), rows);
    times(plan, page);
    publicly(plan, page);
  }

  private static List<String> row(String what, int days) {
    return List.of(what, Words.count(days, "day", "days"));
  }

  private static void times(Plan plan, Page page) {
    var times = plan.times();
    page.paragraph(
        "A message that is more than 30 days old when it arrives is "
            + (times.clampOld() ? "moved to the edge of these 30 days" : "refused")
            + ". One from more than 10 minutes ahead is "
            + (times.clampFuture() ? "set to the time of its arrival." : "refused."));
  }

  private static void publicly(Plan plan, Page page) {
    var shown = plan.disclosure().shows();
    if (shown.isEmpty()) {
      page.paragraph("**Public page:** there is none.");
      return;
    }
    var names = new ArrayList<String>();
    for (String id : shown) {
      names.add(
          plan.questions().kpis().stream()
              .filter(kpi -> kpi.id().equals(id))
              .map(kpi -> Markdown.text(kpi.question()))
              .findFirst()
              .orElse("Installs by " + Markdown.code(id) + "."));
    }
    page.paragraph(
        "**Public page:** it shows only totals, never a single message, and only where at least "
            + Words.amount(plan.disclosure().minimumGroup())
            + " installs stand behind a figure. It shows:");
    page.bullets(names);
  }
}
