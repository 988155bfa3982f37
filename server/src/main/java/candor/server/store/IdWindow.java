package candor.server.store;

import java.util.UUID;

/**
 * Remembers the ids of the last messages exactly, in two generations. For one thread.
 *
 * <p>When the younger generation is full the older one is forgotten, so between one and two
 * generations are remembered at any time.
 */
final class IdWindow {

  private final long seed;
  private final int capacity;
  private KeyTable younger;
  private KeyTable older;

  IdWindow(long seed, int capacity) {
    this.seed = seed;
    this.capacity = capacity;
    this.younger = new KeyTable(seed);
    this.older = new KeyTable(seed);
  }

  /** Returns the high half of the key under which an id is kept; it differs for every app. */
  static long high(UUID id, int app) {
    return id.getMostSignificantBits() ^ Mixing.mix(app + 1L);
  }

  /** Adds a key and says whether it was new. */
  boolean add(long high, long low) {
    return older.get(high, low) < 0 && younger.add(high, low, 0);
  }

  /** Puts back a key of the older generation. */
  void restoreOlder(long high, long low) {
    older.add(high, low, 0);
  }

  boolean full() {
    return younger.size() >= capacity;
  }

  /** Forgets the older generation and begins a new one. */
  void turn() {
    older = younger;
    younger = new KeyTable(seed);
  }
}
