package candor.server.door;

import candor.event.Message;
import candor.plan.Refusal;
import java.util.List;
import java.util.Map;

/**
 * Says what became of one request.
 *
 * @param received how many messages it held
 * @param kept those of them that are kept; immutable by agreement, not copied
 * @param keptOut how often each thing was kept out: whole messages and single fields
 */
public record Receipt(long received, List<Message> kept, Map<Refusal, Long> keptOut) {
  /** Copies the map. */
  public Receipt {
    keptOut = Map.copyOf(keptOut);
  }

  /**
   * Returns how many messages are kept.
   *
   * @return the number
   */
  public long admitted() {
    return kept.size();
  }
}
