package candor.server.door;

import candor.event.Message;
import candor.plan.Plan;
import candor.plan.Refusal;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Is what one request brings, in the words of the plan and not yet judged, but for what could be
 * judged while it was read.
 *
 * @param plan the plan that the sender follows
 * @param hash that plan's hash
 * @param messages what could be read, in order
 * @param judged the places of messages that the firewall has admitted whole
 * @param refused messages that are no messages, such as an event without a time, by reason
 * @param dropped fields of the envelope that were left out, by reason
 * @param uninvited fields that the client attached by itself and the plan does not hold
 */
public record Parcel(
    Plan plan,
    String hash,
    List<Message> messages,
    BitSet judged,
    Map<Refusal, Long> refused,
    Map<Refusal, Long> dropped,
    long uninvited) {
  /** Copies the collections. */
  public Parcel {
    messages = List.copyOf(messages);
    judged = (BitSet) judged.clone();
    refused = Map.copyOf(refused);
    dropped = Map.copyOf(dropped);
  }
}
