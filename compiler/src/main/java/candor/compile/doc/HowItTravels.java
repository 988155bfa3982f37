package candor.compile.doc;

import candor.compile.doc.Examples.Example;
import candor.plan.Plan;
import candor.plan.Promises.Client;
import java.util.ArrayList;
import java.util.List;

/** Writes where messages go, when, in which form, and what a whole request looks like. */
final class HowItTravels {

  static final String HEADING = "How it travels";

  private HowItTravels() {}

  static void write(Plan plan, Examples examples, Page page) {
    var client = plan.client();
    page.heading(2, HEADING);
    var facts = new ArrayList<String>();
    facts.add(
        client.endpoint() == null
            ? "**Where to:** the server whose address is put in when the app is built."
            : "**Where to:** "
                + Markdown.code(client.endpoint())
                + ", as POST with a JSON body, encrypted (HTTPS).");
    if (!client.sends().isEmpty()) {
      facts.add("**When:** " + Words.sentence(client.sends()));
    }
    facts.add("**Form:** " + form(client.transport()));
    facts.add(
        "**Time-out:** "
            + Words.count(client.timeout().toSeconds(), "second", "seconds")
            + " at most. If the server cannot be reached, the app says nothing and goes on.");
    facts.add(
        "**Taken in:** the server answers that it has a message only when the message is safely on"
            + " disk. A message that arrives twice counts once.");
    page.bullets(facts);
    request(plan, examples, page);
  }

  private static String form(Client.Transport transport) {
    return switch (transport) {
      case NATIVE -> "batches of Candor, the tool that made this page.";
      case APTABASE ->
          "the protocol of Aptabase, an open-source and privacy-first service. The examples on this"
              + " page show the batches of Candor; the same names and values travel in the other"
              + " protocol.";
      case POSTHOG -> foreign("PostHog");
      case SENTRY -> foreign("Sentry");
      case USAGE -> "one JSON document per session, its fields below `metrics`.";
    };
  }

  private static String foreign(String name) {
    return "the protocol of "
        + name
        + ". The examples on this page show the batches of Candor; the same names and values travel in"
        + " the other protocol.";
  }

  private static void request(Plan plan, Examples examples, Page page) {
    if (plan.client().transport() == Client.Transport.USAGE) {
      return;
    }
    for (String name : plan.events().keySet()) {
      List<Example> found = examples.event(name);
      if (!found.isEmpty()) {
        page.paragraph("A whole request with one event looks like this:");
        page.json(Pretty.write(Wire.batch(plan, name, found.get(0))));
        return;
      }
    }
    Example summary = examples.summary();
    if (summary != null) {
      page.paragraph("A whole request looks like this:");
      page.json(Pretty.write(Wire.batch(plan, null, summary)));
    }
  }
}
