package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Promises.Client;
import candor.plan.text.PlanWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes how anybody checks that page, app and server follow one plan. */
final class CheckItYourself {

  static final String HEADING = "Check it yourself";

  private CheckItYourself() {}

  static void write(Plan plan, Page page) {
    var hash = PlanWriter.hash(plan);
    page.heading(2, HEADING);
    page.paragraph("This page was made of the plan with this hash:");
    page.paragraph(Markdown.code(hash));
    var ways = new ArrayList<String>();
    if (plan.app().links().containsKey("source")) {
      ways.add(
          "The source code of the app is open, so anybody can check what it records and sends: "
              + Markdown.link("source", plan.app().links().getOrDefault("source", ""))
              + ".");
    }
    ways.addAll(
        List.of(
            "`candor plan hash telemetry.yaml` prints the hash of the plan beside the source of the"
                + " app. It must be the one above.",
            "`candor plan doc telemetry.yaml` writes this page again. It must be the same, byte for"
                + " byte: it holds no date and nothing of the machine that made it.",
            "`GET "
                + "/plan/"
                + hash
                + "` at the server gives the plan that it enforces. The SHA-256 of the answer is the"
                + " hash. Older versions of the app follow older plans, and the server keeps them all."));
    if (plan.client().transport() == Client.Transport.NATIVE) {
      ways.add(
          "Every request names the hash, so you can see which plan your copy of the app follows.");
    }
    page.bullets(ways);
    if (!plan.reviews().isEmpty()) {
      page.paragraph("Each time the plan came to collect more, somebody agreed to it:");
      page.table(
          List.of("When", "Who", "Why"),
          plan.reviews().stream()
              .map(review ->
                  List.of(
                      Markdown.text(review.when()),
                      Markdown.text(review.who()),
                      Markdown.text(review.why())))
              .toList());
    }
  }
}
