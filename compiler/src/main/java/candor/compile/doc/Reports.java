package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Promises.Identity;
import java.util.ArrayList;

/** Writes what crash reports and feedback hold. */
final class Reports {

  private Reports() {}

  static void write(Plan plan, Page page) {
    var crash = plan.crash();
    if (crash != null) {
      page.heading(3, "Crash reports");
      crash(plan, crash, page);
    }
    var feedback = plan.feedback();
    if (feedback != null) {
      page.heading(3, "Feedback");
      feedback(plan, feedback, page);
    }
  }

  private static void crash(Plan plan, Plan.Crash crash, Page page) {
    var facts = new ArrayList<String>();
    facts.add(
        "**When:** the app crashes, or meets an error that it reports."
            + switchOf(plan, crash.channel()));
    facts.add(
        "**Message:** the text of the error, cut to "
            + Words.count(crash.maxMessageBytes(), "byte", "bytes")
            + (crash.redaction().isEmpty()
                ? "."
                : ". What looks like a secret becomes `<redacted>`; a secret is known by "
                    + Words.codes(crash.redaction())
                    + "."));
    facts.add(
        crash.maxFrames() == 0
            ? "**Stack trace:** none."
            : "**Stack trace:** at most "
                + Words.count(crash.maxFrames(), "frame", "frames")
                + ", each with the name of its function, and no path of a file.");
    if (!crash.context().isEmpty()) {
      facts.add("**Beside it:** " + Words.codes(crash.context()) + ".");
    }
    facts.add(
        crash.install()
            ? "**Identity:** the random number of your install, so that repeated crashes of one"
                + " install count once."
            : "**Identity:** none.");
    if (crash.sessions()) {
      facts.add(
          "**Sessions:** beside reports it is counted how many sessions of a release began, met an"
              + " error, crashed or ended without a word. Each count is a number alone: it carries"
              + " no identifier, and nothing ties it to you or to another session.");
    }
    if (!crash.stripped().isEmpty()) {
      facts.add("**Taken out, always:** " + Words.phrases(crash.stripped()) + ".");
    }
    page.bullets(facts);
  }

  private static String switchOf(Plan plan, String id) {
    var channel = plan.channels().get(id);
    return channel == null ? "" : " It needs the switch " + Markdown.text(channel.label()) + ".";
  }

  private static void feedback(Plan plan, Plan.Feedback feedback, Page page) {
    var facts = new ArrayList<String>();
    facts.add("**When:** you send the form. Nothing is sent while you write.");
    facts.add(
        "**Text:** what you typed, unchanged, at most "
            + Words.count(feedback.maxLength(), "character", "characters")
            + ".");
    facts.add("**Kind:** one of " + Words.codes(feedback.kinds()) + ".");
    facts.add(
        feedback.email()
            ? "**E-mail:** only if you typed an address; it is never filled in for you."
            : "**E-mail:** there is no field for it.");
    if (feedback.email() && plan.identity().model() == Identity.Model.INSTALL) {
      facts.add(
          "**Identity:** feedback with an e-mail address goes without the random number of your"
              + " install.");
    }
    page.bullets(facts);
  }
}
