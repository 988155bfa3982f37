package candor.plan.change;

import candor.plan.Plan.Check;
import candor.plan.Plan.Event;
import candor.plan.Property.Condition;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares events. No state. */
final class EventChanges {

  private EventChanges() {}

  static void compare(Place at, Map<String, Event> from, Map<String, Event> to) {
    at.each(
        from,
        to,
        new Place.Members<>() {
          @Override
          public void gained(Place at, String name, Event event) {
            at.say(Kind.WIDENS, "is a new event: " + Words.plain(event.when()));
          }

          @Override
          public void lost(Place at, String name, Event event) {
            at.say(Kind.NARROWS, "is no longer collected");
          }

          @Override
          public void both(Place at, String name, Event before, Event after) {
            event(at, before, after);
          }
        });
  }

  private static void event(Place at, Event from, Event to) {
    channel(at, from.channel(), to.channel());
    at.words("question", "what it answers", from.question(), to.question());
    at.words("when", "when it is sent", from.when(), to.when());
    once(at.in("once"), from.once(), to.once());
    if (from.reserved() != to.reserved()) {
      at.in("reserved")
          .say(
              Kind.NEUTRAL,
              to.reserved() ? "is planned, but not sent for now" : "is now really sent");
    }
    PropertyChanges.compare(at.in("properties"), from.properties(), to.properties(), Ties.of(from));
    checks(at.in("checks"), from.checks(), to.checks());
    at.lists(
        "never",
        from.never(),
        to.never(),
        new Told(Kind.NARROWS, "now promises never to carry"),
        new Told(Kind.WIDENS, "no longer promises never to carry"));
    Dates.compare(at, new Dates(from.since(), from.expires()), new Dates(to.since(), to.expires()));
  }

  /** Another switch decides: who said yes to the one did not say yes to the other. */
  static void channel(Place at, String from, String to) {
    if (!from.equals(to)) {
      at.in("channel")
          .say(Kind.CONSENT_CHANGE, "now hangs on the switch %s, was on %s".formatted(to, from));
    }
  }

  /** A process may live for less than a day or for longer, so those two cannot be compared. */
  private static void once(Place at, String from, String to) {
    if (!from.equals(to)) {
      boolean rarer = from.isEmpty() || to.equals("install");
      at.say(
          rarer ? Kind.NARROWS : Kind.WIDENS,
          to.isEmpty() ? "is now sent every time" : "is now sent once per " + to);
    }
  }

  private static void checks(Place at, List<Check> from, List<Check> to) {
    for (Check check : from) {
      if (to.stream().noneMatch(other -> covers(other, check))) {
        at.say(Kind.WIDENS, "no longer makes sure that " + told(check));
      }
    }
    for (Check check : to) {
      if (from.stream().noneMatch(other -> covers(other, check))) {
        at.say(Kind.NARROWS, "now makes sure that " + told(check));
      }
    }
  }

  private static String told(Check check) {
    return Words.of(check.then()) + " when " + Words.of(check.given());
  }

  /** Says whether one check refuses all that the other one refuses. */
  private static boolean covers(Check stricter, Check looser) {
    return within(looser.given(), stricter.given()) && within(stricter.then(), looser.then());
  }

  static boolean within(Condition some, Condition all) {
    return some.property().equals(all.property())
        && Set.copyOf(all.values()).containsAll(some.values());
  }
}
