package candor.plan.text;

import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Warns of what works but should be looked at. */
final class Lints {

  /** More different values than this on every event begin to tell one machine from another. */
  private static final double MOST_CONTEXT_VALUES = 1000;

  private Lints() {}

  static void of(Draft draft, Plan plan, @Nullable LocalDate today) {
    nothingPlanned(draft, plan);
    if (!draft.problems.hasErrors()) {
      unusedEvents(draft, plan);
    }
    if (today != null) {
      expired(draft, plan, today);
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
    plan.questions().kpis().forEach(kpi -> used.addAll(kpi.events()));
    plan.questions().pillars().forEach(pillar -> used.addAll(pillar.events()));
    plan.questions()
        .funnels()
        .forEach(funnel -> funnel.steps().forEach(step -> used.add(eventOf(step))));
    plan.counters().values().forEach(counter -> used.addAll(counter.raisedBy()));
    plan.events().forEach((name, event) -> unused(draft, name, event, used));
  }

  private static String eventOf(String step) {
    int colon = step.indexOf(':');
    return colon < 0 ? step : step.substring(0, colon);
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

  private static void expired(Draft draft, Plan plan, LocalDate today) {
    plan.events()
        .forEach((name, event) -> {
          var path = "events." + name;
          var at = draft.eventPlaces.get(name);
          if (at != null) {
            past(draft, at, path, event.expires(), today);
            event
                .properties()
                .forEach((p, prop) -> expired(draft, at, path + "." + p, prop, today));
          }
        });
  }

  private static void expired(
      Draft draft, Node at, String path, Property property, LocalDate today) {
    past(draft, at, path, property.expires(), today);
  }

  private static void past(
      Draft draft, Node at, String path, @Nullable String expires, LocalDate today) {
    if (expires != null && LocalDate.parse(expires).isBefore(today)) {
      draft.problems.add(
          Rule.EXPIRED, at, path, path + " expired on " + expires, "Renew it or take it out.");
    }
  }

  /** Warns of numbers without an upper end, and of context that could single somebody out. */
  static void unbounded(Draft draft, Table property, PropertyType type) {
    if (property.get("max") == null && endless(type)) {
      draft.problems.add(
          Rule.UNBOUNDED,
          property.node(),
          property.path(),
          "the number has no greatest value",
          "Add \"max\": a wild value spoils every average.");
    }
    var identity = draft.identity;
    boolean context = property.path().startsWith("context.");
    if (context && identity != null && identity.model() != Identity.Model.INSTALL && rare(type)) {
      draft.problems.add(
          Rule.SINGLES_OUT,
          property.node(),
          property.path(),
          "so many different values on every event could single out one machine",
          "Use a tier, an enum, or round it.");
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

  private static boolean rare(PropertyType type) {
    if (type instanceof PropertyType.Whole w) {
      return ((double) w.max() - w.min()) / w.roundTo() > MOST_CONTEXT_VALUES;
    }
    if (type instanceof PropertyType.Decimal d) {
      return d.roundTo() == 0 || (d.max() - d.min()) / d.roundTo() > MOST_CONTEXT_VALUES;
    }
    return type instanceof PropertyType.Uuid
        || type instanceof PropertyType.Moment
        || type instanceof PropertyType.Hash
        || type instanceof PropertyType.Duration
        || (type instanceof PropertyType.Text text && text.pattern() == null);
  }
}
