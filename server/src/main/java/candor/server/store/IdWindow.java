package candor.server.store;

import java.util.UUID;

/**
 * Remembers the ids of the last messages exactly, in two generations. For one thread.
 *
 * <p>When the younger generation is full the older one is forgotten, so between one and two
 * generations are remembered at any time.
 */
final class IdWindow {

  /** Grows by itself; most servers never see more in a day. */
  private static final int FIRST_SLOTS = 1024;

  private final long seed;
  private final int capacity;
  private IdTable younger;
  private IdTable older;

  IdWindow(long seed, int capacity) {
    this.seed = seed;
    this.capacity = capacity;
    this.younger = new IdTable(seed, FIRST_SLOTS);
    this.older = new IdTable(seed, FIRST_SLOTS);
  }

  /** Returns the high half of the key under which an id is kept; it differs for every app. */
  static long high(UUID id, int app) {
    return id.getMostSignificantBits() ^ Mixing.mix(app + 1L);
  }

  /** Adds a key and says whether it was new. */
  boolean add(long high, long low) {
    return !older.contains(high, low) && younger.add(high, low);
  }

  /** Puts back a key of the older generation. */
  void restoreOlder(long high, long low) {
    older.add(high, low);
  }

  boolean full() {
    return younger.size() >= capacity;
  }

  /** Forgets the older generation and begins a new one. */
  void turn() {
    older = younger;
    // A server that filled one generation will fill the next: growing step by step costs garbage.
    younger = new IdTable(seed, older.slots());
  }
}
