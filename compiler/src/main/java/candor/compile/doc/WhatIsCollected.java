package candor.compile.doc;

import candor.compile.doc.Examples.Example;
import candor.plan.Plan;
import candor.plan.Promises.Client;
import java.util.ArrayList;
import java.util.List;

/** Writes every message that can be sent, with its fields and examples. For one page. */
final class WhatIsCollected {

  static final String HEADING = "What is collected";

  private static final List<String> FIELDS = List.of("Field", "When", "What it says", "Values");

  private final Plan plan;
  private final Examples examples;
  private final Page page;
  private final ValueWords values;

  WhatIsCollected(Plan plan, Examples examples, Page page) {
    this.plan = plan;
    this.examples = examples;
    this.page = page;
    this.values = new ValueWords(plan);
  }

  void write() {
    page.heading(2, HEADING);
    page.paragraph(
        "Names in `these letters` are sent exactly as they stand here. Each message holds its listed"
            + " fields, what rides on every message, and nothing else. The examples are the exact"
            + " JSON, line breaks aside.");
    context();
    if (!plan.events().isEmpty()) {
      overview();
      plan.events().forEach(this::event);
    }
    summary();
    Reports.write(plan, page);
    Memory.write(plan, page);
    lists();
  }

  private void context() {
    page.heading(3, "On every message");
    page.paragraph(
        (plan.client().transport() == Client.Transport.USAGE
                ? "Each message has its time, in UTC (ISO 8601)."
                : "Each message has a random number of its own, so that a repeat counts once, and its"
                    + " time, in UTC (ISO 8601).")
            + (plan.context().isEmpty()
                ? ""
                : " These fields ride along, behind the same switch as the message itself; any"
                    + " figure can be cut by them:"));
    page.table(FIELDS, values.rows(plan.context()));
  }

  private void overview() {
    page.heading(3, "All events");
    var rows = new ArrayList<List<String>>();
    plan.events()
        .forEach((name, event) ->
            rows.add(
                List.of(
                    Page.link(Markdown.code(name), "Event " + name),
                    Markdown.text(event.question())
                        + (event.reserved() ? " *(planned, not sent yet)*" : ""))));
    page.table(List.of("Event", "The question it answers"), rows);
  }

  private void event(String name, Plan.Event event) {
    page.heading(3, "Event", name);
    page.bullets(facts(event));
    page.table(FIELDS, values.rows(event.properties()));
    var rules = new ArrayList<String>();
    event.checks().forEach(check -> rules.add(rule(check)));
    page.bullets(rules);
    if (!event.never().isEmpty()) {
      page.paragraph("Never in it: " + Words.phrases(event.never()) + ".");
    }
    var found = examples.event(name);
    if (found.isEmpty()) {
      page.paragraph("No example: no values satisfy the rules of this event, so it is never sent.");
    }
    found.forEach(example -> page.json(Pretty.write(Wire.event(name, example))));
  }

  private List<String> facts(Plan.Event event) {
    var facts = new ArrayList<String>();
    facts.add("**Why:** " + Words.sentence(event.question()));
    facts.add("**When:** " + Words.sentence(event.when()) + once(event.once()));
    var channel = plan.channels().get(event.channel());
    if (plan.channels().size() > 1 && channel != null) {
      facts.add("**Switch:** " + Markdown.text(channel.label()));
    }
    if (event.properties().isEmpty()) {
      facts.add("**Fields of its own:** none.");
    }
    if (event.reserved()) {
      facts.add("**Planned:** the app does not send it yet.");
    }
    if (event.since() != null) {
      facts.add("**Since version:** " + Markdown.text(event.since()));
    }
    if (event.expires() != null) {
      facts.add("**Ends on:** " + Markdown.text(event.expires()) + " unless it is renewed.");
    }
    return facts;
  }

  private static String once(String once) {
    return switch (once) {
      case "install" -> " At most once per install.";
      case "day" -> " At most once a day.";
      case "process" -> " Once per start of the app.";
      default -> "";
    };
  }

  private static String rule(Plan.Check check) {
    return "If "
        + ValueWords.condition(check.given())
        + ", then "
        + ValueWords.condition(check.then())
        + ".";
  }

  private void summary() {
    var summary = plan.summary();
    if (summary == null) {
      return;
    }
    page.heading(3, "Summary", summary.name());
    page.bullets(
        List.of(
            "**Why:** " + Words.sentence(summary.what()),
            "**When:** " + Words.sentence(summary.when()),
            "**Size:** at most "
                + Words.count(summary.maxBytes(), "byte", "bytes")
                + " per session; a longer one is refused."));
    page.table(FIELDS, values.rows(summary.properties()));
    Example example = examples.summary();
    if (example == null) {
      page.paragraph(
          "No example: no values satisfy the rules of this summary, so it is never sent.");
    } else {
      page.json(Pretty.write(Wire.summary(plan, example)));
    }
  }

  private void lists() {
    if (plan.vocabularies().isEmpty()) {
      return;
    }
    page.heading(3, "Closed lists");
    page.paragraph(
        "A field that takes one of a list takes nothing else. Names keep their meaning; a new value"
            + " makes a new plan.");
    plan.vocabularies()
        .forEach((name, vocabulary) -> {
          page.heading(4, ValueWords.LIST, name);
          page.paragraph(Words.codes(vocabulary.values()) + ValueWords.spellings(vocabulary));
        });
  }
}
