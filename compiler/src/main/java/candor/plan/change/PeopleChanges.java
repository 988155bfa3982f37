package candor.plan.change;

import candor.plan.Plan.Counter;
import candor.plan.Plan.PersonProperty;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.List;
import java.util.Map;

/** Compares what is counted and remembered of an install. No state. */
final class PeopleChanges {

  private PeopleChanges() {}

  static void counters(Place at, Map<String, Counter> from, Map<String, Counter> to) {
    at.each(
        from,
        to,
        new Place.Members<>() {
          @Override
          public void gained(Place at, String name, Counter counter) {
            at.say(Kind.WIDENS, "is a new number per install: " + Words.plain(counter.what()));
          }

          @Override
          public void lost(Place at, String name, Counter counter) {
            at.say(Kind.NARROWS, "is no longer counted");
          }

          @Override
          public void both(Place at, String name, Counter before, Counter after) {
            at.words("what", "what it counts", before.what(), after.what());
            at.lists(
                "raised_by",
                before.raisedBy(),
                after.raisedBy(),
                new Told(Kind.WIDENS, "is now also raised by"),
                new Told(Kind.NARROWS, "is no longer raised by"));
          }
        });
  }

  static void person(Place at, Map<String, PersonProperty> from, Map<String, PersonProperty> to) {
    at.each(
        from,
        to,
        new Place.Members<>() {
          @Override
          public void gained(Place at, String name, PersonProperty property) {
            at.say(Kind.WIDENS, "is now remembered of an install: " + Words.plain(property.what()));
          }

          @Override
          public void lost(Place at, String name, PersonProperty property) {
            at.say(Kind.NARROWS, "is no longer remembered");
          }

          @Override
          public void both(Place at, String name, PersonProperty before, PersonProperty after) {
            person(at, before, after);
          }
        });
  }

  /** The first value and the latest are two facts, so neither is less than the other. */
  private static void person(Place at, PersonProperty from, PersonProperty to) {
    at.words("what", "what it is", from.what(), to.what());
    if (from.once() != to.once()) {
      at.in("set")
          .say(Kind.WIDENS, to.once() ? "now keeps the first value" : "now keeps the latest value");
    }
    if (!from.from().equals(to.from())) {
      at.in("from")
          .say(Kind.WIDENS, "is now taken from " + to.from() + ", was from " + from.from());
    }
    writers(at, from.by(), to.by());
  }

  /** No writer named means that every event writes. */
  private static void writers(Place at, List<String> from, List<String> to) {
    if (from.isEmpty() != to.isEmpty()) {
      at.in("by")
          .say(
              to.isEmpty() ? Kind.WIDENS : Kind.NARROWS,
              to.isEmpty()
                  ? "is now written by every event"
                  : "is now written only by " + Words.list(to));
      return;
    }
    at.lists(
        "by",
        from,
        to,
        new Told(Kind.WIDENS, "is now also written by"),
        new Told(Kind.NARROWS, "is no longer written by"));
  }
}
