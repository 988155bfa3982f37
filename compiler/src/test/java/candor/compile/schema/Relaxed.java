package candor.compile.schema;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes out of plans what JSON Schema cannot say. No state. */
final class Relaxed {

  private Relaxed() {}

  /**
   * Returns a plan that does not care how many bytes its summary has, and whether a text has its
   * pattern after it was transformed.
   */
  static Plan of(Plan plan) {
    var events = new LinkedHashMap<String, Plan.Event>();
    plan.events().forEach((name, e) -> events.put(name, event(seen(e.properties()), e.checks())));
    var s = plan.summary();
    var summary =
        s == null
            ? null
            : new Plan.Summary(
                s.name(), s.channel(), Integer.MAX_VALUE, s.what(), s.when(), seen(s.properties()));
    return with(plan, seen(plan.context()), events, summary);
  }

  /** Returns a plan whose only event is {@code e}, and which has no context. */
  static Plan only(Plan plan, Map<String, Property> properties, List<Plan.Check> checks) {
    return with(plan, Map.of(), Map.of("e", event(seen(properties), checks)), null);
  }

  private static Plan.Event event(Map<String, Property> properties, List<Plan.Check> checks) {
    return new Plan.Event("", "", "", "", false, properties, checks, List.of(), null, null);
  }

  private static Plan with(
      Plan p,
      Map<String, Property> context,
      Map<String, Plan.Event> events,
      Plan.@Nullable Summary summary) {
    return new Plan(
        p.app(),
        p.channels(),
        p.identity(),
        p.times(),
        context,
        p.vocabularies(),
        events,
        p.counters(),
        p.person(),
        summary,
        p.crash(),
        p.feedback(),
        p.never(),
        p.questions(),
        p.retention(),
        p.disclosure(),
        p.reviews(),
        p.client());
  }

  private static Map<String, Property> seen(Map<String, Property> properties) {
    var seen = new LinkedHashMap<String, Property>();
    properties.forEach((name, p) -> seen.put(name, seen(p)));
    return seen;
  }

  private static Property seen(Property p) {
    return p.type() instanceof PropertyType.Text t && !t.transforms().isEmpty()
        ? new Property(
            new PropertyType.Text(t.maxLength(), null, t.transforms(), t.reason()),
            p.what(),
            p.required(),
            p.when(),
            p.sensitivity(),
            p.example(),
            p.since(),
            p.expires())
        : p;
  }
}
