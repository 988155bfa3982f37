package candor.server.intake;

/**
 * Says how many requests are taken in before clients are asked to come again.
 *
 * @param perApp requests a second of one app; also the largest burst
 * @param perPeer requests a second of one network address; also the largest burst
 */
public record IntakeOptions(int perApp, int perPeer) {

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
    return new IntakeOptions(20_000, 5_000);
  }

  /**
   * Returns limits so high that they never act, for measurements.
   *
   * @return the limits
   */
  public static IntakeOptions unlimited() {
    return new IntakeOptions(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
