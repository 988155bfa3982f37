package candor.server.store;

/**
 * Is a set of 128-bit keys, without an object per key. For one thread.
 *
 * <p>Open addressing with linear probing. Both halves of a key lie side by side, because among a
 * million keys every look is a miss of the processor's caches, and one miss is enough. The seed is
 * a secret of the process, so that nobody who chooses keys can make them collide.
 */
final class IdTable {

  /** Above this share of full slots probing gets long; below it memory is wasted. */
  private static final double FULLEST = 0.8;

  private final long seed;

  /** Two numbers a slot; both are 0 where the slot is free, so the key 0 stands beside. */
  private long[] halves;

  private int size;
  private boolean hasZero;

  IdTable(long seed, int slots) {
    this.seed = seed;
    this.halves = new long[Integer.highestOneBit(Math.max(slots, 16)) * 2];
  }

  int size() {
    return size;
  }

  int slots() {
    return halves.length / 2;
  }

  boolean contains(long high, long low) {
    return (high | low) == 0 ? hasZero : isTaken(place(high, low));
  }

  /** Adds a key unless it is there, and says whether it was added. */
  boolean add(long high, long low) {
    if ((high | low) == 0) {
      boolean fresh = !hasZero;
      hasZero = true;
      size += fresh ? 1 : 0;
      return fresh;
    }
    int place = place(high, low);
    if (isTaken(place)) {
      return false;
    }
    halves[place] = high;
    halves[place + 1] = low;
    size++;
    if (size > slots() * FULLEST) {
      grow();
    }
    return true;
  }

  private boolean isTaken(int place) {
    return (halves[place] | halves[place + 1]) != 0;
  }

  private void grow() {
    long[] old = halves;
    halves = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if ((old[i] | old[i + 1]) != 0) {
        int place = place(old[i], old[i + 1]);
        halves[place] = old[i];
        halves[place + 1] = old[i + 1];
      }
    }
  }

  /** Returns where a key is, or the free place where it belongs. */
  private int place(long high, long low) {
    int mask = halves.length - 1;
    int place = (int) Mixing.mix(Mixing.mix(high ^ seed) ^ low) << 1 & mask;
    while (isTaken(place) && (halves[place] != high || halves[place + 1] != low)) {
      place = place + 2 & mask;
    }
    return place;
  }
}
