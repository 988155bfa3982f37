package candor.server.intake;

import candor.event.Message;
import java.util.List;

/**
 * Says how requests are taken in: how many before clients are asked to come again, and who looks at
 * those of apps without a plan.
 *
 * @param perApp requests a second of one app; also the largest burst
 * @param perPeer requests a second of one network address; also the largest burst
 * @param watcher looks at the traffic of watched apps
 */
public record IntakeOptions(int perApp, int perPeer, Watcher watcher) {

  /** Looks at the traffic of apps without a plan; nothing of it is stored. */
  @FunctionalInterface
  public interface Watcher {

    /**
     * Looks at what one request brought. Called by many threads; must not block.
     *
     * @param app the app's id
     * @param messages what it brought
     * @param sender what tells its network from others; not to be kept
     */
    void see(String app, List<Message> messages, byte[] sender);
  }

  /** Refuses limits under which nothing passes. */
  public IntakeOptions {
    if (perApp < 1 || perPeer < 1) {
      throw new IllegalArgumentException(
          "limits must be at least 1, were " + perApp + " and " + perPeer);
    }
  }

  /**
   * Returns limits that no honest app reaches.
   *
   * <ul>
   *   <li>20,000 a second and app: a million installs that each send once a minute
   *   <li>5,000 a second and address: a large office behind one address, all at once
   * </ul>
   *
   * @return the limits
   */
  public static IntakeOptions defaults() {
    return new IntakeOptions(20_000, 5_000, IntakeOptions::nobody);
  }

  /**
   * Returns limits so high that they never act, for measurements.
   *
   * @return the limits
   */
  public static IntakeOptions unlimited() {
    return new IntakeOptions(Integer.MAX_VALUE, Integer.MAX_VALUE, IntakeOptions::nobody);
  }

  private static void nobody(String app, List<Message> messages, byte[] sender) {
    // No app is watched where nobody watches.
  }

  /**
   * Returns the same limits with somebody who watches.
   *
   * @param other looks at the traffic of watched apps
   * @return the options
   */
  public IntakeOptions watchedBy(Watcher other) {
    return new IntakeOptions(perApp, perPeer, other);
  }
}
