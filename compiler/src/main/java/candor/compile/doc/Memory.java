package candor.compile.doc;

import candor.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Writes what is remembered of an install: counters and person properties. */
final class Memory {

  private Memory() {}

  static void write(Plan plan, Page page) {
    if (plan.counters().isEmpty() && plan.person().isEmpty()) {
      return;
    }
    page.heading(3, "What is remembered of an install");
    page.paragraph(
        "This belongs to the record of the random number. The server works it out from the events"
            + " above; the app sends nothing more for it.");
    counters(plan, page);
    person(plan, page);
  }

  private static void counters(Plan plan, Page page) {
    if (plan.counters().isEmpty()) {
      return;
    }
    page.paragraph(
        "**Counters.** Each event raises its counter by one, in one step: a repeated message raises"
            + " nothing, and messages at the same time lose nothing. Counters tell active installs"
            + " from those that never tried a feature, without a look at single events.");
    var rows = new ArrayList<List<String>>();
    plan.counters()
        .forEach((name, counter) ->
            rows.add(
                List.of(
                    Markdown.code(name),
                    Words.sentence(counter.what()),
                    Words.codes(counter.raisedBy()))));
    page.table(List.of("Counter", "What it counts", "Raised by"), rows);
  }

  private static void person(Plan plan, Page page) {
    if (plan.person().isEmpty()) {
      return;
    }
    page.paragraph(
        "**Properties.** Some are set once, by the first event that has them; the others always hold"
            + " the latest value. Groups of installs (cohorts) and their return (retention) are read from them.");
    var rows = new ArrayList<List<String>>();
    plan.person()
        .forEach((name, person) ->
            rows.add(
                List.of(
                    Markdown.code(name),
                    Words.sentence(person.what()),
                    person.once() ? "set once" : "the latest",
                    source(person.from()),
                    person.by().isEmpty() ? "every event" : Words.codes(person.by()))));
    page.table(List.of("Property", "What it says", "Which", "Taken from", "Written by"), rows);
  }

  private static String source(String from) {
    int dot = from.indexOf('.');
    return dot < 0 ? "the time" : Markdown.code(from.substring(dot + 1));
  }
}
