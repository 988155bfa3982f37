package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Questions;
import candor.plan.Questions.Picked;
import java.util.ArrayList;
import java.util.List;

/** Writes the purposes and the questions that are asked of the data. */
final class WhatItIsFor {

  static final String HEADING = "What it is used for";

  private WhatItIsFor() {}

  static void write(Plan plan, Page page) {
    page.heading(2, HEADING);
    page.bullets(plan.app().purposes().stream().map(Words::sentence).toList());
    page.paragraph(
        "Figures are worked out on the server from the messages above; the app does not send them."
            + (plan.identity().model() == Identity.Model.INSTALL
                ? ""
                : " None of them needs or adds an identifier that lasts."));
    var questions = plan.questions();
    page.table(
        List.of("Question", "How it is answered"),
        questions.kpis().stream()
            .map(
                kpi -> List.of(Markdown.text(kpi.question()), answer(kpi, plan.identity().model())))
            .toList());
    pillars(questions, page);
    funnels(questions, page);
    if (!questions.segments().isEmpty()) {
      page.paragraph("Every figure can be cut by " + Words.codes(questions.segments()) + ".");
    }
  }

  private static void pillars(Questions questions, Page page) {
    if (questions.pillars().isEmpty()) {
      return;
    }
    page.paragraph("Larger questions, and the events that answer them:");
    page.bullets(
        questions.pillars().stream()
            .map(p -> Markdown.text(p.question()) + " " + Words.codes(p.events()))
            .toList());
  }

  private static void funnels(Questions questions, Page page) {
    if (questions.funnels().isEmpty()) {
      return;
    }
    page.paragraph("Ways through the app, step by step:");
    page.bullets(
        questions.funnels().stream()
            .map(f ->
                Markdown.text(f.question())
                    + " "
                    + String.join(" → ", f.steps().stream().map(Markdown::code).toList())
                    + " within "
                    + Words.count(f.windowDays(), "day", "days")
                    + ".")
            .toList());
  }

  private static String answer(Questions.Kpi kpi, Identity.Model identity) {
    var events = kpi.events().stream().map(WhatItIsFor::picked).toList();
    var words = new ArrayList<String>();
    words.add(
        switch (kpi.measure()) {
          case "dau" -> "installs in use per day";
          case "wau" -> "installs in use per week";
          case "mau" -> "installs in use per month";
          case "new" -> "installs seen for the first time";
          case "sessions" -> "sessions";
          case "events" -> "number of " + Words.and(events);
          case "installs" -> "installs that sent " + Words.and(events);
          case "sum", "average", "median" -> kpi.measure() + of(kpi) + " of " + Words.and(events);
          case "p95" -> "95th percentile" + of(kpi) + " of " + Words.and(events);
          case "share" -> "installs that sent " + split(events, " among those that sent ");
          case "ratio" -> "number of " + split(events, " for each ");
          case "per_session" -> "number of " + Words.and(events) + " for each session";
          default -> Markdown.text(kpi.measure());
        });
    if (identity == Identity.Model.DAILY && List.of("installs", "share").contains(kpi.measure())) {
      words.add("each counted once on each of its days");
    }
    if (!kpi.by().isEmpty()) {
      words.add("by " + Words.codes(kpi.by()));
    }
    return String.join(", ", words);
  }

  private static String picked(String event) {
    var picked = Picked.of(event);
    String name = Markdown.code(picked.event());
    return picked.isConditional()
        ? "%s where %s is %s"
            .formatted(name, Markdown.code(picked.property()), Markdown.code(picked.value()))
        : name;
  }

  private static String of(Questions.Kpi kpi) {
    return kpi.property() == null ? "" : " of " + Markdown.code(kpi.property());
  }

  private static String split(List<String> events, String between) {
    return events.size() < 2
        ? Words.and(events)
        : events.get(0) + between + Words.or(events.subList(1, events.size()));
  }
}
