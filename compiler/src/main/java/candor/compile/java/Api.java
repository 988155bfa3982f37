package candor.compile.java;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.text.JavaNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Is what the files of one generated package share: the plan, and the names of everything. For use
 * by one thread.
 *
 * <p>Names are given out in the order of the plan's sorted names, never in the order of its file,
 * so that plans with the same hash give the same code.
 */
final class Api {

  static final String CONTEXT = "TelemetryContext";
  static final String COUNTER = "TelemetryCounter";
  static final String PERSON = "TelemetryPerson";
  static final String KIND = "FeedbackKind";

  private final Plan plan;
  private final Origin origin;
  private final TypeNames names = new TypeNames();
  private final Map<String, String> events = new TreeMap<>();
  private final Map<String, List<Variant>> variants = new HashMap<>();
  private final Map<String, TypeNames> insides = new HashMap<>();
  private final Map<PropertyType.Hash, String> hashes = new LinkedHashMap<>();
  private final ClosedLists lists;
  private final @Nullable String summary;

  Api(Plan plan, String javaPackage) {
    this.plan = plan;
    this.origin = Origin.of(plan, javaPackage);
    for (String own : List.of("Telemetry", "TelemetryEvent", CONTEXT, COUNTER, PERSON, KIND)) {
      names.take(own, "");
    }
    for (String name : new TreeMap<>(plan.events()).keySet()) {
      events.put(name, names.take(JavaNames.upperCamel(name), "Event"));
    }
    var planned = plan.summary();
    summary = planned == null ? null : names.take(JavaNames.upperCamel(planned.name()), "Summary");
    lists = new ClosedLists(plan, names);
    owners().forEach(lists::note);
    owners().values().forEach(lists::nameShared);
    owners().values().forEach(this::nameHashes);
    owners().forEach(this::nameInside);
  }

  /** Returns whatever has properties, by the name of its type. */
  private Map<String, Map<String, Property>> owners() {
    var all = new LinkedHashMap<String, Map<String, Property>>();
    all.put(CONTEXT, plan.context());
    events.forEach((name, type) -> all.put(type, event(name).properties()));
    if (summary != null) {
      all.put(summary, Objects.requireNonNull(plan.summary()).properties());
    }
    return all;
  }

  private void nameHashes(Map<String, Property> properties) {
    new TreeMap<>(properties)
        .forEach((name, property) -> {
          if (property.type() instanceof PropertyType.Hash hash && !hashes.containsKey(hash)) {
            var wanted = JavaNames.upperCamel(name);
            hashes.put(hash, names.take(wanted.endsWith("Hash") ? wanted : wanted + "Hash", ""));
          }
        });
  }

  private void nameInside(String owner, Map<String, Property> properties) {
    var inside = new TypeNames(names);
    inside.take(SummaryFile.SNAPSHOT, "");
    insides.put(owner, inside);
    var named = variantsOf(owner, properties);
    variants.put(
        owner,
        named.stream()
            .map(v -> v.name().isEmpty() ? v : new Variant(inside.take(v.name(), "Form"), v.view()))
            .toList());
    lists.nameInner(owner, inside, properties);
  }

  private List<Variant> variantsOf(String owner, Map<String, Property> properties) {
    for (var entry : events.entrySet()) {
      if (entry.getValue().equals(owner)) {
        return Variant.of(properties, event(entry.getKey()).checks());
      }
    }
    return List.of(Variant.plain(properties));
  }

  Plan plan() {
    return plan;
  }

  Plan.Event event(String name) {
    return Objects.requireNonNull(plan.events().get(name));
  }

  Origin origin() {
    return origin;
  }

  Source source() {
    return new Source(origin);
  }

  /** Returns the types of the events by the names of the events, sorted. */
  Map<String, String> events() {
    return events;
  }

  @Nullable String summary() {
    return summary;
  }

  List<Variant> variants(String owner) {
    return Objects.requireNonNull(variants.get(owner));
  }

  TypeNames inside(String owner) {
    return Objects.requireNonNull(insides.get(owner));
  }

  ClosedLists lists() {
    return lists;
  }

  Map<PropertyType.Hash, String> hashes() {
    return hashes;
  }

  String hash(PropertyType.Hash hash) {
    return Objects.requireNonNull(hashes.get(hash));
  }

  /** Says whether anything can be recorded. */
  boolean records() {
    return summary != null || !events.isEmpty();
  }
}
