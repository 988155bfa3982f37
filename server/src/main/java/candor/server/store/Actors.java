package candor.server.store;

import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * Gives every install of one app a small number. For one thread.
 *
 * <p>With a daily pseudonym, whoever was first met before yesterday is forgotten: the pseudonym is
 * dead by then, and its number must not lead back to it.
 */
final class Actors {

  private final long seed;
  private KeyTable younger;
  private KeyTable older;
  private long day = Long.MIN_VALUE;
  private int next;

  Actors(long seed) {
    this.seed = seed;
    this.younger = new KeyTable(seed);
    this.older = new KeyTable(seed);
  }

  /** Returns the number of an install, or -1. */
  int find(UUID key) {
    long high = key.getMostSignificantBits();
    long low = key.getLeastSignificantBits();
    int number = younger.get(high, low);
    return number >= 0 ? number : older.get(high, low);
  }

  /** Gives a number to an install that has none. */
  int meet(UUID key) {
    younger.add(key.getMostSignificantBits(), key.getLeastSignificantBits(), next);
    return next++;
  }

  /** Puts back a number given before, on a day given in days since 1970. */
  void restore(long high, long low, int number, long met) {
    younger.add(high, low, number);
    day = Math.max(day, met);
    skip(number + 1);
  }

  /** Makes sure that no number below one is given again. */
  void skip(int atLeast) {
    next = Math.max(next, atLeast);
  }

  void forget(IntPredicate gone) {
    younger.removeIf(gone);
    older.removeIf(gone);
  }

  /** Begins a day, forgets everybody first met before the day before, and says whether it did. */
  boolean turn(long today) {
    if (today <= day) {
      return false;
    }
    older = day == today - 1 ? younger : new KeyTable(seed);
    younger = new KeyTable(seed);
    day = today;
    return true;
  }
}
