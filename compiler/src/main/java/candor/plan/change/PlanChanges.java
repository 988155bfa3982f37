package candor.plan.change;

import candor.plan.Plan;
import candor.plan.PropertyType.Vocabulary;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.Map;

/** Compares whole plans, section by section. No state. */
final class PlanChanges {

  private PlanChanges() {}

  static void compare(Place plan, Plan from, Plan to) {
    app(plan.in("app"), from.app(), to.app());
    purposes(plan, from.app(), to.app());
    ChannelChanges.compare(plan.in("channels"), from.channels(), to.channels());
    PromiseChanges.identity(plan.in("identity"), from.identity(), to.identity());
    PromiseChanges.times(plan.in("times"), from.times(), to.times());
    PropertyChanges.compare(plan.in("context", "every message"), from.context(), to.context());
    vocabularies(plan.in("vocabularies"), from.vocabularies(), to.vocabularies());
    EventChanges.compare(plan.in("events"), from.events(), to.events());
    PeopleChanges.counters(plan.in("counters"), from.counters(), to.counters());
    PeopleChanges.person(plan.in("person"), from.person(), to.person());
    SummaryChanges.compare(plan.in("summary", "the summary"), from.summary(), to.summary());
    ReportChanges.crash(plan.in("crash", "a crash report"), from.crash(), to.crash());
    ReportChanges.feedback(plan.in("feedback", "feedback"), from.feedback(), to.feedback());
    PromiseChanges.never(plan.in("never"), from.never(), to.never());
    QuestionChanges.compare(plan.in("questions"), from, to);
    PromiseChanges.retention(plan.in("retention"), from.retention(), to.retention());
    PromiseChanges.disclosure(
        plan.in("public", "the public page"), from.disclosure(), to.disclosure());
    ClientChanges.compare(plan.in("client", "the client"), from.client(), to.client());
    ReviewChanges.compare(plan.in("reviews"), from.reviews(), to.reviews());
  }

  /** Compares who the app is; people answered an app, so another id needs another answer. */
  private static void app(Place at, Plan.App from, Plan.App to) {
    if (!from.id().equals(to.id())) {
      at.in("id").say(Kind.CONSENT_CHANGE, "is now that of the app " + to.id());
    }
    at.words("name", "that the app is called", from.name(), to.name());
    at.words("kind", "that the app is of the kind", from.kind(), to.kind());
    at.lists(
        "platforms",
        from.platforms(),
        to.platforms(),
        new Told(Kind.NEUTRAL, "is now also for"),
        new Told(Kind.NEUTRAL, "is no longer for"));
    if (!from.links().equals(to.links())) {
      at.in("links").say(Kind.NEUTRAL, "links to other pages");
    }
  }

  private static void purposes(Place plan, Plan.App from, Plan.App to) {
    plan.lists(
        "purposes",
        from.purposes(),
        to.purposes(),
        new Told(Kind.WIDENS, "now also serves to"),
        new Told(Kind.NARROWS, "no longer serves to"));
    plan.lists(
        "access",
        from.access(),
        to.access(),
        new Told(Kind.WIDENS, "now also gives access to"),
        new Told(Kind.NARROWS, "no longer gives access to"));
  }

  /** Named lists are told where they are used; by themselves they hold nothing. */
  private static void vocabularies(
      Place at, Map<String, Vocabulary> from, Map<String, Vocabulary> to) {
    at.each(
        from,
        to,
        new Place.Members<>() {
          @Override
          public void gained(Place at, String name, Vocabulary list) {
            at.say(Kind.NEUTRAL, "is a new list of values");
          }

          @Override
          public void lost(Place at, String name, Vocabulary list) {
            at.say(Kind.NEUTRAL, "is no longer a list of values");
          }

          @Override
          public void both(Place at, String name, Vocabulary before, Vocabulary after) {
            if (!Vocabularies.alike(before, after)) {
              at.say(Kind.NEUTRAL, "is another list; what that means is said where it is used");
            }
          }
        });
  }
}
