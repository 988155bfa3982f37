package candor.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what names the objects of one document had, because the events of a batch have the same
 * ones again and again. For one thread; lives as long as one reading.
 */
final class Shapes {

  /** A batch has a handful of kinds of events; what is forgotten is only made again. */
  private static final int SLOTS = 32;

  private final @Nullable Names[] known = new @Nullable Names[SLOTS];

  /** Returns the names in part of an array; null when one stands there twice. */
  @Nullable Names of(String[] all, int from, int to) {
    int mix = (all[from].hashCode() * 31 + all[to - 1].hashCode()) * 31 + (to - from);
    int slot = (mix ^ mix >>> 16) & SLOTS - 1;
    Names names = known[slot];
    if (names == null || !names.stand(all, from, to)) {
      names = Names.taking(Arrays.copyOfRange(all, from, to));
      known[slot] = names;
    }
    return names;
  }
}
