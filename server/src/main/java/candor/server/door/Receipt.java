package candor.server.door;

import candor.plan.Refusal;
import java.util.Map;

/**
 * Says what became of one request.
 *
 * @param received how many messages it held
 * @param admitted how many of them are kept
 * @param keptOut how often each thing was kept out: whole messages and single fields
 */
public record Receipt(long received, long admitted, Map<Refusal, Long> keptOut) {
  /** Copies the map. */
  public Receipt {
    keptOut = Map.copyOf(keptOut);
  }
}
