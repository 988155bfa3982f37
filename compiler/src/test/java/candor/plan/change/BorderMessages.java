package candor.plan.change;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes messages that lie near the borders of two plans. */
final class BorderMessages {

  private static final UUID ID = new UUID(1, 2);
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Plan from;
  private final Plan to;
  private final RandomGenerator random;

  BorderMessages(Plan from, Plan to, RandomGenerator random) {
    this.from = from;
    this.to = to;
    this.random = random;
  }

  Message next() {
    String install = random.nextBoolean() ? ID.toString() : null;
    var sender = new Sender(install, "s", false, values(from.context(), to.context()));
    int kind = random.nextInt(10);
    if (kind == 0) {
      return new Message.Marks(ID, NOW, sender, true, false, false, "2026-W40");
    }
    if (kind == 1) {
      return new Message.Erase(ID, NOW, sender);
    }
    if (kind < 4) {
      return new Message.Summary(ID, NOW, sender, values(fields(from), fields(to)));
    }
    Set<String> names = new LinkedHashSet<>(to.events().keySet());
    names.addAll(from.events().keySet());
    String name = names.isEmpty() ? "e" : any(List.copyOf(names));
    return new Message.Track(
        ID, name, NOW, sender, values(properties(from, name), properties(to, name)));
  }

  static Map<String, Property> properties(Plan plan, String name) {
    Plan.Event event = plan.events().get(name);
    return event == null ? Map.of() : event.properties();
  }

  static Map<String, Property> fields(Plan plan) {
    return plan.summary() == null ? Map.of() : plan.summary().properties();
  }

  private Map<String, Json> values(Map<String, Property> before, Map<String, Property> after) {
    Map<String, Json> values = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    for (String name : names) {
      var samples = new ArrayList<Json>(samples(before.get(name)));
      samples.addAll(samples(after.get(name)));
      if (random.nextInt(12) > 0 && !samples.isEmpty()) {
        values.put(name, any(samples));
      }
    }
    return values;
  }

  private static List<Json> samples(@Nullable Property property) {
    return property == null ? List.of() : Samples.of(property);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
