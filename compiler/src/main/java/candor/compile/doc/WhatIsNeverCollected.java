package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Promises.Never;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the promises, each with the rule that keeps it or the plain word that none does. */
final class WhatIsNeverCollected {

  static final String HEADING = "What is never collected";

  private static final String CODE_ALONE = "the app's code alone";

  private static final Map<String, String> RULES = new LinkedHashMap<>();

  static {
    RULES.put(
        "closed-plan",
        "No field of the plan could hold it, and what is not in the plan does not pass.");
    RULES.put(
        "no-free-text",
        "No field takes any text: each text must have a fixed form or stand on a closed list.");
    RULES.put("no-install-id", "The plan has no install id, so none is stored or sent.");
    RULES.put("no-peer-address", "The server keeps no network address, in no table and no log.");
    RULES.put("hashed", "Only a salted and shortened hash stands in its place.");
    RULES.put("tiers", "Only a coarse step stands in its place, never the amount.");
    RULES.put(
        "paths-scrubbed",
        "In each text without a fixed form, every path becomes `<path>` before it leaves.");
    RULES.put("crash-redaction", "What looks like a secret becomes `<redacted>` in crash reports.");
    RULES.put("crash-stripped", "It is taken out of every crash report.");
  }

  private WhatIsNeverCollected() {}

  static void write(Plan plan, Page page) {
    page.heading(2, HEADING);
    page.paragraph(
        "Whatever is not listed under "
            + Page.link(WhatIsCollected.HEADING, WhatIsCollected.HEADING)
            + " is not collected. The same check runs in the app before a message leaves and again on"
            + " the server before it is stored. It takes out what the plan does not hold, and it"
            + " neither keeps nor logs what it took out.");
    if (plan.never().isEmpty()) {
      return;
    }
    var rows = new ArrayList<List<String>>();
    for (Never never : plan.never()) {
      var rule = never.because();
      rows.add(
          List.of(
              Words.sentence(never.what()),
              rule == null ? "**" + CODE_ALONE + "**" : Markdown.code(rule)));
    }
    page.table(List.of("Never", "Guaranteed by"), rows);
    rules(plan, page);
  }

  private static void rules(Plan plan, Page page) {
    var used = plan.never().stream().map(Never::because).toList();
    var meanings = new ArrayList<String>();
    RULES.forEach((rule, meaning) -> {
      if (used.contains(rule)) {
        meanings.add(Markdown.code(rule) + ": " + meaning);
      }
    });
    if (used.contains(null)) {
      meanings.add(
          "**"
              + CODE_ALONE
              + "**: no rule can check this promise. It rests on those who write the app, and on"
              + " anybody who reads its code.");
    }
    page.paragraph("A plan that breaks one of these rules is refused before anything is built:");
    page.bullets(meanings);
  }
}
