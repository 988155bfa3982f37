package candor.server.delivery;

import candor.event.Message;
import candor.plan.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Is what one log record says: what was admitted of one request, and what was kept out of it.
 *
 * @param end the log position just behind the record
 * @param app the app's id
 * @param plan the hash of the plan by which it was judged
 * @param received when the server took it
 * @param messages what was admitted, in order
 * @param refused how often each thing was kept out
 */
public record Delivery(
    long end,
    String app,
    String plan,
    Instant received,
    List<Message> messages,
    Map<Refusal, Long> refused) {
  /** Copies the collections. */
  public Delivery {
    messages = List.copyOf(messages);
    refused = Map.copyOf(refused);
  }
}
