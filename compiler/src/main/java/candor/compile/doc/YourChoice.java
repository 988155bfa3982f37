package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Promises.Channel;
import candor.plan.Promises.Client;
import candor.plan.Promises.Consent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the switches: how they start, what they cover, and how they are turned off. */
final class YourChoice {

  static final String HEADING = "Your choice";

  private static final Map<String, String> EFFECTS = new LinkedHashMap<>();

  static {
    EFFECTS.put("status", "Shows the setting in force and what it rests on. Changes nothing.");
    EFFECTS.put("enable", "Turns it on.");
    EFFECTS.put("disable", "Turns it off and deletes what waits.");
    EFFECTS.put("local", "Keeps everything on your machine and sends nothing.");
    EFFECTS.put("preview", "Shows the exact JSON that would be sent. Sends nothing.");
    EFFECTS.put("view", "Shows what was sent.");
    EFFECTS.put("export", "Prints all data of yours that waits or was sent, to keep in a file.");
    EFFECTS.put("validate", "Checks that what would be sent holds no personal data.");
    EFFECTS.put("audit", "Checks that the list of what was sent is whole and unchanged.");
    EFFECTS.put("reset", "Replaces the random number of your install.");
    EFFECTS.put("erase", "Has everything deleted that was sent from your install.");
  }

  private YourChoice() {}

  static void write(Plan plan, Page page) {
    page.heading(2, HEADING);
    page.paragraph(
        plan.channels().size() == 1
            ? "There is one switch. You can change your mind at any time."
            : "There are "
                + plan.channels().size()
                + " switches, and each works by itself. You can change your mind at any time.");
    plan.channels()
        .forEach((id, channel) -> {
          page.paragraph("**" + Markdown.text(channel.label()) + "** (" + Markdown.code(id) + ")");
          page.table(List.of("Question", "Answer"), rows(plan, id, channel));
        });
    generally(plan, page);
    commands(plan.client(), page);
    places(plan.client(), page);
  }

  private static List<List<String>> rows(Plan plan, String id, Channel channel) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("What does it cover?", covers(plan, id)));
    rows.add(List.of("How does it start?", start(channel.consent())));
    add(rows, "When are you asked?", Words.sentence(channel.ask()));
    rows.add(List.of("What is the default answer?", channel.defaultAnswer() ? "Yes." : "No."));
    if (channel.consent() != Consent.OPT_OUT || channel.hold() > 0) {
      waiting(rows, channel);
    }
    add(rows, "And if you change your mind?", Words.sentence(channel.withdrawal()));
    add(rows, "What is collected?", Words.listed(channel.collected()));
    add(rows, "What is not collected?", Words.listed(channel.notCollected()));
    return rows;
  }

  private static void add(List<List<String>> rows, String question, String answer) {
    if (!answer.isEmpty()) {
      rows.add(List.of(question, answer));
    }
  }

  private static String covers(Plan plan, String id) {
    var parts = new ArrayList<String>();
    long events = plan.events().values().stream().filter(e -> e.channel().equals(id)).count();
    if (events > 0) {
      parts.add(Words.count(events, "kind of event", "kinds of events"));
    }
    var summary = plan.summary();
    if (summary != null && summary.channel().equals(id)) {
      parts.add("the summary of each session");
    }
    var crash = plan.crash();
    if (crash != null && crash.channel().equals(id)) {
      parts.add("crash reports");
    }
    var feedback = plan.feedback();
    if (feedback != null && feedback.channel().equals(id)) {
      parts.add("feedback");
    }
    return Words.capital(parts.isEmpty() ? "nothing at present" : Words.and(parts)) + ".";
  }

  private static String start(Consent consent) {
    return switch (consent) {
      case OPT_IN -> "Off. Nothing is sent until you say yes (opt-in).";
      case OPT_OUT -> "On, until you turn it off (opt-out).";
      case GATED ->
          "On by default (opt-out), but held: no message leaves your machine before you confirm.";
    };
  }

  private static void waiting(List<List<String>> rows, Channel channel) {
    if (channel.hold() == 0) {
      rows.add(List.of("What happens before you answer?", "Nothing is kept and nothing is sent."));
      return;
    }
    rows.add(
        List.of(
            "What happens before you answer?",
            "Messages are held in memory only, at most "
                + Words.amount(channel.hold())
                + " and the earliest of them. They are never written to disk and not sent."));
    rows.add(
        List.of(
            "What happens after a yes?",
            channel.retroactive()
                ? "What was held is sent, each message with the time at which it happened."
                : "What was held is thrown away. Sending begins with your yes."));
    rows.add(
        List.of(
            "What happens after a no?",
            "What was held is thrown away at once. A later yes does not bring it back."));
  }

  private static void generally(Plan plan, Page page) {
    var variable = Words.variable(plan.app().id());
    page.bullets(
        List.of(
            "**By environment variable:** `DO_NOT_TRACK=1` turns every switch off, for every app that"
                + " keeps to it. "
                + Markdown.code(variable + "=off")
                + " does so for this app alone. Neither can turn anything on.",
            "**Without a key:** the key that opens the server is put in when the app is built. In a"
                + " build without one, as you make it from source, telemetry never starts and every"
                + " call to it does nothing: no thread, no file, no connection.",
            "**One gate:** every message passes one gate in the app, which knows your answer. What may be"
                + " sent stands in one file, the plan.",
            "**Before the first message:** your answer is kept on disk and is read before the first"
                + " message of every start.",
            "**Asked again:** only when the plan comes to collect more or changes what your answer"
                + " means.",
            "**In your way:** never. Recording does not wait, sending happens in the background, and"
                + " an error of telemetry is not an error of the app."));
  }

  private static void commands(Client client, Page page) {
    if (client.commands().isEmpty()) {
      return;
    }
    var rows = new ArrayList<List<String>>();
    EFFECTS.forEach((verb, effect) -> {
      var command = client.commands().get(verb);
      if (command != null) {
        rows.add(List.of(Markdown.code(command), effect));
      }
    });
    page.paragraph("What you can do:");
    page.table(List.of("Type or press", "What it does"), rows);
  }

  private static void places(Client client, Page page) {
    if (!client.config().isEmpty()) {
      page.paragraph("Your answers are kept in one file:");
      page.table(List.of("System", "File"), WhoYouAre.places(client.config()));
    }
  }
}
