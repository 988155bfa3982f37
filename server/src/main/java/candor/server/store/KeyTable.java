package candor.server.store;

import java.util.function.IntPredicate;

/**
 * Maps 128-bit keys to numbers of at least 0, without an object per key. For one thread.
 *
 * <p>Open addressing with linear probing; the seed is a secret of the process, so that nobody who
 * chooses keys can make them collide.
 */
final class KeyTable {

  /** Above this share of full slots probing gets long; below it memory is wasted. */
  private static final double FULLEST = 0.8;

  private final long seed;
  private long[] high;
  private long[] low;
  private int[] numbers;
  private int size;

  KeyTable(long seed) {
    this(seed, 1024);
  }

  private KeyTable(long seed, int slots) {
    this.seed = seed;
    this.high = new long[slots];
    this.low = new long[slots];
    this.numbers = new int[slots];
  }

  int size() {
    return size;
  }

  /** Returns the number of a key, or -1. */
  int get(long h, long l) {
    return numbers[slot(h, l)] - 1;
  }

  /** Adds a key unless it is there, and says whether it was added. */
  boolean add(long h, long l, int number) {
    int slot = slot(h, l);
    if (numbers[slot] != 0) {
      return false;
    }
    high[slot] = h;
    low[slot] = l;
    numbers[slot] = number + 1;
    size++;
    if (size > numbers.length * FULLEST) {
      grow();
    }
    return true;
  }

  /** Removes all keys whose number matches; slow, for rare occasions. */
  void removeIf(IntPredicate gone) {
    var kept = new KeyTable(seed, numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0 && !gone.test(numbers[i] - 1)) {
        kept.add(high[i], low[i], numbers[i] - 1);
      }
    }
    take(kept);
  }

  private void grow() {
    var larger = new KeyTable(seed, numbers.length * 2);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0) {
        larger.add(high[i], low[i], numbers[i] - 1);
      }
    }
    take(larger);
  }

  private void take(KeyTable other) {
    high = other.high;
    low = other.low;
    numbers = other.numbers;
    size = other.size;
  }

  private int slot(long h, long l) {
    int mask = numbers.length - 1;
    int slot = (int) Mixing.mix(Mixing.mix(h ^ seed) ^ l) & mask;
    while (numbers[slot] != 0 && (high[slot] != h || low[slot] != l)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
