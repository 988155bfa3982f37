package candor.server.demo;

/**
 * Says how large the demo is.
 *
 * @param days how many days of history
 * @param installs how many installs there are on the last day, over all apps
 * @param seed from which everything random is drawn; the same seed tells the same story
 */
public record DemoOptions(int days, int installs, long seed) {

  /** A quarter: enough for weekly retention and a comparison with the month before. */
  public static final int DEFAULT_DAYS = 90;

  /** As many as a machine with two cores takes through the doors in about ten seconds. */
  public static final int DEFAULT_INSTALLS = 640;

  /** Beyond these the history takes minutes. */
  private static final int MOST_DAYS = 400;

  private static final int MOST_INSTALLS = 100_000;

  /** Refuses sizes that make no history. */
  public DemoOptions {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("days must be from 1 to " + MOST_DAYS + ", was " + days);
    }
    if (installs < 10 || installs > MOST_INSTALLS) {
      throw new IllegalArgumentException(
          "installs must be from 10 to " + MOST_INSTALLS + ", was " + installs);
    }
  }
}
