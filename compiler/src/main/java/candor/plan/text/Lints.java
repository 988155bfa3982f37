package candor.plan.text;

import candor.plan.Plan;
import candor.plan.PropertyType;
import candor.plan.Questions.Picked;
import candor.plan.fingerprint.Fingerprint;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Warns of what works but should be looked at. */
final class Lints {

  private Lints() {}

  static void of(Draft draft, Plan plan, @Nullable LocalDate today) {
    nothingPlanned(draft, plan);
    if (!draft.problems.hasErrors()) {
      unusedEvents(draft, plan);
    }
    singlesOut(draft, plan);
    if (today != null) {
      draft.expiries.forEach(expiry -> past(draft, expiry, today));
    }
  }

  private static void nothingPlanned(Draft draft, Plan plan) {
    if (plan.events().isEmpty()
        && plan.summary() == null
        && plan.crash() == null
        && plan.feedback() == null
        && !draft.problems.hasErrors()) {
      draft.problems.add(
          Rule.NOTHING_PLANNED,
          new Node.Mapping(List.of(), 1, 1),
          "",
          "the plan holds no event, summary, crash report or feedback",
          "Add what the app may send.");
    }
  }

  private static void unusedEvents(Draft draft, Plan plan) {
    var used = new HashSet<String>();
    plan.questions().kpis().forEach(kpi -> kpi.events().forEach(one -> used.add(eventOf(one))));
    plan.questions().pillars().forEach(pillar -> used.addAll(pillar.events()));
    plan.questions()
        .funnels()
        .forEach(funnel -> funnel.steps().forEach(step -> used.add(eventOf(step))));
    plan.counters().values().forEach(counter -> used.addAll(counter.raisedBy()));
    plan.events().forEach((name, event) -> unused(draft, name, event, used));
  }

  private static String eventOf(String picked) {
    return Picked.of(picked).event();
  }

  private static void unused(Draft draft, String name, Plan.Event event, Set<String> used) {
    var at = draft.eventPlaces.get(name);
    if (at != null && !event.reserved() && !used.contains(name)) {
      draft.problems.add(
          Rule.UNUSED_EVENT,
          at,
          "events." + name,
          "no KPI, pillar, funnel or counter uses this event",
          "Name it under \"questions\", or do not collect it.");
    }
  }

  private static void past(Draft draft, Draft.Expiry expiry, LocalDate today) {
    if (LocalDate.parse(expiry.date()).isBefore(today)) {
      draft.problems.add(
          Rule.EXPIRED,
          expiry.at(),
          expiry.path(),
          expiry.path() + " expired on " + expiry.date(),
          "Renew it or take it out.");
    }
  }

  /** Warns of a context that could tell one machine from all others. */
  private static void singlesOut(Draft draft, Plan plan) {
    var fingerprint = Fingerprint.of(plan);
    var at = draft.contextKey;
    if (at != null && Fingerprint.counts(plan.identity()) && fingerprint.isOverBudget()) {
      draft.problems.add(
          Rule.SINGLES_OUT,
          at,
          "context",
          "the context could single out a machine: %s, over the budget of %d"
              .formatted(fingerprint.arithmetic(), fingerprint.budgetBits()),
          "Make \"%s\" coarser first; candor plan explain CP105 shows other ways."
              .formatted(largest(fingerprint)));
    }
  }

  private static String largest(Fingerprint fingerprint) {
    return fingerprint.parts().stream()
        .max(Comparator.comparingDouble(Fingerprint.Part::bits))
        .map(Fingerprint.Part::property)
        .orElse("");
  }

  /** Warns of numbers without an upper end. */
  static void unbounded(Draft draft, Table property, PropertyType type) {
    if (property.get("max") == null && endless(type)) {
      draft.problems.add(
          Rule.UNBOUNDED,
          property.node(),
          property.path(),
          "the number has no greatest value",
          "Add \"max\": a wild value spoils every average.");
    }
  }

  private static boolean endless(PropertyType type) {
    if (type instanceof PropertyType.Whole w) {
      return w.max() == Long.MAX_VALUE;
    }
    if (type instanceof PropertyType.Decimal d) {
      return d.max() == Double.MAX_VALUE;
    }
    return type instanceof PropertyType.Duration t && t.max() == Long.MAX_VALUE;
  }
}
