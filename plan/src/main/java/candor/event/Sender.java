package candor.event;

import candor.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in what setting messages arose. Immutable; shared by all messages of one batch.
 *
 * @param install who sent them, as far as the plan's identity model allows: the install UUID, or
 *     the daily pseudonym that the server derived; null with identity {@code none}
 * @param session the session they belong to, or null
 * @param debug whether a developer's build sent them
 * @param context the properties that ride on every event
 */
public record Sender(
    @Nullable String install, @Nullable String session, boolean debug, Map<String, Json> context) {

  /** Copies the context and keeps its order. */
  public Sender {
    context = Json.members(context);
  }
}
