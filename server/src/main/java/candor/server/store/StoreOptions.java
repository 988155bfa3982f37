package candor.server.store;

import java.time.Duration;

/**
 * Holds the limits of an embedded store. Immutable.
 *
 * @param memoryMegabytes the most memory of the engine
 * @param threads how many threads the engine works with
 * @param readers the most questions answered at the same time; more wait
 * @param questionLimit how long one question may run
 * @param rememberedIds how many event ids each of the two generations of the window holds
 */
public record StoreOptions(
    int memoryMegabytes, int threads, int readers, Duration questionLimit, int rememberedIds) {

  /** Fits a small machine; see the fields for the reason of each number. */
  public static final StoreOptions DEFAULT =
      new StoreOptions(
          // Between 128 MB and 2 GB the questions over 10 million events differed by under 20 %.
          256,
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          // Each question already uses every core.
          4,
          Duration.ofSeconds(20),
          // 42 MB a generation; at 100 events a second the window is three to six hours.
          1_000_000);

  /** Checks the limits. */
  public StoreOptions {
    if (memoryMegabytes < 64 || threads < 1 || readers < 1 || rememberedIds < 16) {
      throw new IllegalArgumentException(
          "the store needs 64 MB, 1 thread, 1 reader and 16 ids, got %d, %d, %d and %d"
              .formatted(memoryMegabytes, threads, readers, rememberedIds));
    }
  }

  /**
   * Returns the same limits with another window of ids.
   *
   * @param ids how many ids each generation holds
   * @return the limits
   */
  public StoreOptions withRememberedIds(int ids) {
    return new StoreOptions(memoryMegabytes, threads, readers, questionLimit, ids);
  }
}
