package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads marks, which this project's own clients send as an event where they speak the dialect of
 * Aptabase. No plan can have an event of that name. No state.
 */
final class AptabaseMarks {

  static final String NAME = "$marks";

  private static final Set<String> OWN = Set.of("day", "week", "month", "cohort");

  private AptabaseMarks() {}

  /** Makes marks of an event's properties; what stands beside them is context. */
  static Message.Marks read(UUID id, Instant at, Sender sender, Map<String, Json> props) {
    var context = new LinkedHashMap<>(sender.context());
    props.forEach((name, value) -> {
      if (!OWN.contains(name)) {
        context.putIfAbsent(name, value);
      }
    });
    return new Message.Marks(
        id,
        at,
        new Sender(sender.install(), sender.session(), sender.debug(), context),
        isTrue(props, "day"),
        isTrue(props, "week"),
        isTrue(props, "month"),
        props.get("cohort") instanceof Json.Text cohort ? cohort.value() : null);
  }

  private static boolean isTrue(Map<String, Json> props, String name) {
    return Json.TRUE.equals(props.get(name));
  }
}
