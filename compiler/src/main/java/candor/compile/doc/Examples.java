package candor.compile.doc;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import candor.plan.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds examples that the firewall lets pass as they are. The same plan gives the same examples.
 */
final class Examples {

  /** Combinations of values that are tried to satisfy the checks of one event. */
  private static final int MOST_TRIES = 2_000;

  /** More shapes of one event are not read any more. */
  private static final int MOST_SHAPES = 3;

  private final Plan plan;

  Examples(Plan plan) {
    this.plan = plan;
  }

  /**
   * Is one message that passes.
   *
   * @param context what rides along
   * @param props what it carries itself
   */
  record Example(Map<String, Json> context, Map<String, Json> props) {}

  /** How far the plan's own examples and optional properties are used; the fullest come first. */
  private enum Way {
    FULL,
    MADE,
    NEEDED
  }

  /** Returns examples of an event that differ in which properties they have; empty if none can. */
  List<Example> event(String name) {
    var event = plan.events().get(name);
    if (event == null) {
      return List.of();
    }
    var all = new ArrayList<Example>();
    var shapes = new HashSet<Set<String>>();
    for (Map<String, String> forced : variants(event.properties())) {
      var found =
          search(
              event.properties(),
              event.checks(),
              forced,
              (sender, props) ->
                  new Message.Track(id(), name, Instant.parse(Sample.MOMENT), sender, props));
      if (found != null && all.size() < MOST_SHAPES && shapes.add(found.props().keySet())) {
        all.add(found);
      }
    }
    return all;
  }

  /** Returns an example of the summary, or null when there is none that passes. */
  @Nullable Example summary() {
    var summary = plan.summary();
    return summary == null
        ? null
        : search(
            summary.properties(),
            List.of(),
            Map.of(),
            (sender, props) ->
                new Message.Summary(id(), Instant.parse(Sample.MOMENT), sender, props));
  }

  private static UUID id() {
    return UUID.fromString(Sample.MESSAGE);
  }

  Sender sender(Map<String, Json> context) {
    boolean install = plan.identity().model() == Identity.Model.INSTALL;
    return new Sender(install ? Sample.INSTALL : null, Sample.SESSION, false, context);
  }

  /** A condition's first value is the one its author thought of first. */
  private static List<Map<String, String>> variants(Map<String, Property> properties) {
    var all = new LinkedHashSet<Map<String, String>>();
    all.add(Map.of());
    for (Property property : properties.values()) {
      var when = property.when();
      if (when != null && !when.values().isEmpty()) {
        all.add(Map.of(when.property(), when.values().get(0)));
      }
    }
    return List.copyOf(all);
  }

  private @Nullable Example search(
      Map<String, Property> properties,
      List<Plan.Check> checks,
      Map<String, String> forced,
      BiFunction<Sender, Map<String, Json>, Message> message) {
    Example partly = null;
    var open = open(properties, checks, forced);
    for (Way way : Way.values()) {
      for (int tried = 0; tried < MOST_TRIES; tried++) {
        var chosen = chosen(open, tried);
        if (chosen == null) {
          break;
        }
        chosen.putAll(forced);
        var sender = sender(values(plan.context(), Map.of(), way));
        var verdict = Firewall.judge(plan, message.apply(sender, values(properties, chosen, way)));
        if (verdict instanceof Verdict.Admit admit) {
          var example = example(admit.message());
          if (admit.dropped().isEmpty()) {
            return example;
          }
          partly = partly == null ? example : partly;
        }
      }
    }
    return partly;
  }

  private static Example example(Message message) {
    var props =
        message instanceof Message.Track track
            ? track.props()
            : ((Message.Summary) message).props();
    return new Example(message.sender().context(), props);
  }

  /** Lists what may be tried for the properties that checks and conditions speak of. */
  private static Map<String, List<String>> open(
      Map<String, Property> properties, List<Plan.Check> checks, Map<String, String> forced) {
    var names = new LinkedHashSet<String>();
    for (Plan.Check check : checks) {
      names.add(check.given().property());
      names.add(check.then().property());
    }
    properties
        .values()
        .forEach(property -> {
          if (property.when() != null) {
            names.add(property.when().property());
          }
        });
    var open = new LinkedHashMap<String, List<String>>();
    names.forEach(name -> {
      var property = properties.get(name);
      if (property != null && !forced.containsKey(name)) {
        open.put(name, domain(property));
      }
    });
    return open;
  }

  /** Starts with the value of the plan's own example. */
  private static List<String> domain(Property property) {
    var all = new LinkedHashSet<String>();
    var given = Sample.given(property);
    all.add(given instanceof Json.Text text ? text.value() : word(given));
    if (property.type() instanceof PropertyType.Enumeration one) {
      all.addAll(one.vocabulary().values());
    } else if (property.type() instanceof PropertyType.Tier tier) {
      all.addAll(tier.vocabulary().values());
    } else if (property.type() instanceof PropertyType.Bool) {
      all.addAll(List.of("true", "false"));
    }
    all.remove("");
    return List.copyOf(all);
  }

  private static String word(@Nullable Json given) {
    return given instanceof Json.Bool bool ? Boolean.toString(bool.value()) : "";
  }

  /** Counts through all combinations, the first value of each first; null behind the last. */
  private static @Nullable Map<String, String> chosen(Map<String, List<String>> open, int number) {
    var chosen = new LinkedHashMap<String, String>();
    int rest = number;
    for (Map.Entry<String, List<String>> each : open.entrySet()) {
      var domain = each.getValue();
      if (!domain.isEmpty()) {
        chosen.put(each.getKey(), domain.get(rest % domain.size()));
        rest /= domain.size();
      }
    }
    return rest > 0 ? null : chosen;
  }

  private static Map<String, Json> values(
      Map<String, Property> properties, Map<String, String> chosen, Way way) {
    var values = new LinkedHashMap<String, Json>();
    properties.forEach((name, property) -> {
      var given = way == Way.FULL ? Sample.given(property) : null;
      var word = chosen.get(name);
      if (word != null) {
        values.put(name, value(property.type(), word));
      } else if (way != Way.NEEDED || property.required()) {
        values.put(name, given == null ? Sample.of(property.type()) : given);
      }
    });
    while (values.keySet().removeIf(name -> !applies(properties, name, values))) {
      // What was taken out may have been the condition of another one, so look again.
    }
    return values;
  }

  private static Json value(PropertyType type, String word) {
    return type instanceof PropertyType.Bool
        ? new Json.Bool(Boolean.parseBoolean(word))
        : new Json.Text(word);
  }

  private static boolean applies(
      Map<String, Property> properties, String name, Map<String, Json> values) {
    var property = properties.get(name);
    Condition when = property == null ? null : property.when();
    if (when == null) {
      return true;
    }
    var other = values.get(when.property());
    var word = other instanceof Json.Text text ? text.value() : word(other);
    return when.values().contains(word);
  }
}
