package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Promises.Identity;
import java.util.ArrayList;
import java.util.List;

/** Writes the top of the page: what it is, and all of it in one minute. */
final class Introduction {

  static final String MINUTE = "In one minute";

  /** What a reader takes in at a glance; the rest stands below. */
  private static final int MOST_PURPOSES = 3;

  private static final int MOST_PROMISES = 4;

  private static final int MOST_SWITCHES = 4;

  private Introduction() {}

  static void write(Plan plan, Page page) {
    var name = Markdown.text(plan.app().name());
    page.heading(1, "Telemetry of " + plan.app().name());
    page.paragraph(
        "This page lists everything that "
            + name
            + " may send. It is complete: app, server and page are made of one plan, and what the"
            + " plan does not name can neither be sent nor stored. What is listed is really sent, at"
            + " the moment that is described; what is only planned is marked as such. A difference"
            + " between this page and the app is a bug."
            + links(plan));
    page.paragraph(
        "It is written for those who use the app, those who work on it and those who check it. It"
            + " says what is captured, why, and what is left out.");
    page.heading(2, MINUTE);
    page.bullets(minute(plan));
    page.paragraph(contents());
  }

  private static String links(Plan plan) {
    var links = new ArrayList<String>();
    plan.app().links().forEach((what, address) -> links.add(Markdown.link(what, address)));
    return links.isEmpty() ? "" : " Links: " + String.join(", ", links) + ".";
  }

  private static String contents() {
    var links = new ArrayList<String>();
    for (String heading :
        List.of(
            YourChoice.HEADING,
            WhoYouAre.HEADING,
            WhatIsCollected.HEADING,
            WhatIsNeverCollected.HEADING,
            WhatItIsFor.HEADING,
            WhoSeesIt.HEADING,
            HowItTravels.HEADING,
            CheckItYourself.HEADING)) {
      links.add(Page.link(heading, heading));
    }
    return "More: " + String.join(" · ", links);
  }

  private static List<String> minute(Plan plan) {
    var all = new ArrayList<String>();
    all.add("**What is sent:** " + what(plan) + ". Nothing else.");
    if (!plan.app().purposes().isEmpty()) {
      all.add(
          "**Why:** "
              + String.join(
                  " ",
                  plan.app().purposes().stream()
                      .limit(MOST_PURPOSES)
                      .map(Words::sentence)
                      .toList()));
    }
    plan.channels().values().stream()
        .limit(MOST_SWITCHES)
        .forEach(channel -> all.add(switchLine(channel)));
    all.add("**Off at any time:** " + off(plan));
    all.add("**Who you are:** " + who(plan.identity()));
    never(plan, all);
    all.add(
        "**Kept:** single rows for "
            + Words.count(plan.retention().events(), "day", "days")
            + ", then deleted."
            + (plan.app().access().isEmpty()
                ? ""
                : " **Seen by:** " + Words.sentence(plan.app().access().get(0))));
    all.add(
        plan.disclosure().shows().isEmpty()
            ? "**Published:** nothing."
            : "**Published:** only figures of at least "
                + Words.amount(plan.disclosure().minimumGroup())
                + " installs together.");
    return all;
  }

  private static String what(Plan plan) {
    var parts = new ArrayList<String>();
    int events = plan.events().size();
    if (events > 0) {
      parts.add(Words.count(events, "kind of event", "kinds of events"));
    }
    if (plan.summary() != null) {
      parts.add("one short summary per session");
    }
    if (WhoYouAre.hasMarks(plan)) {
      parts.add("\"first use today, this week, this month\"");
    }
    if (plan.crash() != null) {
      parts.add("crash reports");
    }
    if (plan.feedback() != null) {
      parts.add("feedback that you write yourself");
    }
    return Page.link(Words.and(parts), WhatIsCollected.HEADING);
  }

  private static String switchLine(Promises.Channel channel) {
    var state =
        switch (channel.consent()) {
          case OPT_IN -> "off until you say yes.";
          case OPT_OUT -> "on until you turn it off.";
          case GATED -> "on, but nothing leaves your machine before you confirm it.";
        };
    return "**" + Markdown.text(channel.label()) + ":** " + state;
  }

  private static String off(Plan plan) {
    var command = plan.client().commands().get("disable");
    return (command == null ? "use the switch" : Markdown.code(command))
        + ", or set `DO_NOT_TRACK=1` or "
        + Markdown.code(Words.variable(plan.app().id()) + "=off")
        + ". "
        + Page.link("Your choice", YourChoice.HEADING)
        + " says what happens then.";
  }

  private static String who(Identity identity) {
    return switch (identity.model()) {
      case NONE -> "nothing is sent that tells one person or machine from another.";
      case DAILY ->
          "the app has no identifier for you. The server tells machines apart for one day and then"
              + " forgets how.";
      case INSTALL ->
          "your copy of the app has a random number. It is not tied to your name, your account or"
              + " your hardware, and you can replace it.";
    };
  }

  private static void never(Plan plan, List<String> all) {
    var promises = plan.never();
    if (promises.isEmpty()) {
      return;
    }
    var first = promises.stream().limit(MOST_PROMISES).map(Promises.Never::what).toList();
    all.add(
        "**Never collected:** "
            + String.join(" ", first.stream().map(Words::sentence).toList())
            + " "
            + Page.link(
                promises.size() == 1 ? "The promise" : "All " + promises.size() + " promises",
                WhatIsNeverCollected.HEADING)
            + ".");
  }
}
