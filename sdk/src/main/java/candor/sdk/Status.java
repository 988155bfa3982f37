package candor.sdk;

import candor.sdk.consent.Standing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Is what the client does and why, and what became of what it recorded. Immutable.
 *
 * @param channels what holds for each channel, and because of what
 * @param refused messages and fields that the plan does not allow
 * @param lost messages that were given up: no room, too old, or turned away by the server
 * @param sent messages that the server took
 * @param waiting messages that wait for an answer or for the server
 * @param unbooked requests that left and that the ledger could not take
 */
public record Status(
    Map<String, Standing> channels,
    long refused,
    long lost,
    long sent,
    long waiting,
    long unbooked) {

  /** Copies the map and keeps its order. */
  public Status {
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
  }
}
