package candor.server.store;

import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what one transaction does to the counters and person properties of one app. For one
 * thread.
 *
 * <p>Only the winners of the transaction are appended; reading chooses among all appended rows, so
 * the order in which events arrive does not matter. Equal times are decided by the value.
 */
final class Facts {

  private final int app;
  private final List<String> counters = new ArrayList<>();
  private final Map<String, List<Integer>> raised = new HashMap<>();
  private final List<Map.Entry<String, Plan.PersonProperty>> properties;
  private final Map<Integer, Gathered> installs = new HashMap<>();

  Facts(Space space) {
    this.app = space.number();
    space
        .rules()
        .counters()
        .forEach((event, names) -> {
          for (String name : names) {
            if (!counters.contains(name)) {
              counters.add(name);
            }
            raised.computeIfAbsent(event, e -> new ArrayList<>()).add(counters.indexOf(name));
          }
        });
    this.properties = List.copyOf(space.rules().person().entrySet());
  }

  /** Is what happened to one install. */
  private record Gathered(long[] counts, long[] times, @Nullable String[] values) {}

  void note(int actor, String event, Instant at, Sender sender, Map<String, Json> props) {
    Gathered of = installs.computeIfAbsent(actor, a -> gathered());
    for (int counter : raised.getOrDefault(event, List.of())) {
      of.counts()[counter]++;
    }
    for (int i = 0; i < properties.size(); i++) {
      Plan.PersonProperty property = properties.get(i).getValue();
      if (property.by().isEmpty() || property.by().contains(event)) {
        String value = value(property.from(), at, sender, props);
        if (value != null && wins(property.once(), at.toEpochMilli(), value, of, i)) {
          of.times()[i] = at.toEpochMilli();
          of.values()[i] = value;
        }
      }
    }
  }

  void forget(int actor) {
    installs.remove(actor);
  }

  /** Appends what was gathered. */
  void append(Appending counts, Appending person) throws SQLException {
    for (var install : installs.entrySet()) {
      Gathered of = install.getValue();
      for (int i = 0; i < of.counts().length; i++) {
        if (of.counts()[i] > 0) {
          var row = counts.row().append((short) app).append((int) install.getKey());
          row.append(counters.get(i)).append(of.counts()[i]).endRow();
        }
      }
      for (int i = 0; i < of.values().length; i++) {
        String value = of.values()[i];
        if (value != null) {
          var row = person.row().append((short) app).append((int) install.getKey());
          row.append(properties.get(i).getKey()).append(properties.get(i).getValue().once());
          row.append(of.times()[i]).append(value).endRow();
        }
      }
    }
  }

  private Gathered gathered() {
    return new Gathered(
        new long[counters.size()],
        new long[properties.size()],
        new @Nullable String[properties.size()]);
  }

  private static boolean wins(boolean once, long at, String value, Gathered of, int i) {
    String known = of.values()[i];
    if (known == null) {
      return true;
    }
    int order = Long.compare(at, of.times()[i]);
    if (order == 0) {
      order = value.compareTo(known);
    }
    return once ? order < 0 : order > 0;
  }

  private static @Nullable String value(
      String from, Instant at, Sender sender, Map<String, Json> props) {
    if (from.equals("time")) {
      return at.toString();
    }
    int dot = from.indexOf('.');
    String name = from.substring(dot + 1);
    return text(from.startsWith("context.") ? sender.context().get(name) : props.get(name));
  }

  static @Nullable String text(@Nullable Json value) {
    return switch (value) {
      case null -> null;
      case Json.Nothing n -> null;
      case Json.Text t -> t.value();
      case Json.Whole w -> Long.toString(w.value());
      case Json.Decimal d -> Double.toString(d.value());
      case Json.Bool b -> Boolean.toString(b.value());
      case Json.Array a -> null;
      case Json.Dictionary d -> null;
    };
  }
}
