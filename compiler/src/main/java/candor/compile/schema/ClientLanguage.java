package candor.compile.schema;

import candor.plan.Promises.Client;

/** Describes how a plan writes where and how the client sends. No state. */
final class ClientLanguage {

  private ClientLanguage() {}

  static Shape client() {
    var commands = new Section();
    for (String verb : Client.VERBS) {
      commands.may(verb, Values.sentence(), "What a person types for it.");
    }
    return new Section()
        .may(
            "endpoint",
            Shape.ofType("string").put("pattern", "^https://[^@?#\\s]+$"),
            "Where it sends to: an https address without user, query or fragment.")
        .may(
            "transport",
            Values.choice("native", "aptabase", "posthog", "sentry", "usage")
                .put("default", "native"),
            "Which protocol it speaks.")
        .may("sends", Values.sentence(), "When it sends, as a sentence.")
        .may(
            "timeout_s",
            Values.whole(1, 60).put("default", 5),
            "How many seconds a request may take.")
        .may("config", PlanLanguage.words(), "Where the answer is kept, by platform.")
        .may("commands", commands.shape(), "What a person types, by verb.")
        .shape();
  }
}
