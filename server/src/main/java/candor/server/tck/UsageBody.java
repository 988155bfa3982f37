package candor.server.tck;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Plan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the usage dialect: one document per session, its fields below {@code metrics}. */
final class UsageBody {

  private static final UUID ANY = new UUID(0, 0);

  private UsageBody() {}

  static boolean isOne(Letter letter) {
    return letter.line().equals("POST /v1/usage");
  }

  /** Returns the document as a message, or null when it is none. */
  static @Nullable Message read(byte[] body, Plan plan) {
    try {
      if (JsonReader.read(body) instanceof Json.Dictionary root
          && root.get("metrics") instanceof Json.Dictionary metrics) {
        return summary(root, metrics, plan);
      }
      return null;
    } catch (JsonException e) {
      return null;
    }
  }

  private static Message summary(Json.Dictionary root, Json.Dictionary metrics, Plan plan) {
    var head = new LinkedHashMap<>(root.members());
    head.remove("metrics");
    head.remove("timestamp");
    String wireName = plan.identity().wireName();
    Json install = head.remove(wireName == null ? "install" : wireName);
    String id = install instanceof Json.Text text ? text.value() : null;
    var sender = new Sender(id, null, false, head);
    return new Message.Summary(ANY, Instant.EPOCH, sender, metrics.members());
  }
}
