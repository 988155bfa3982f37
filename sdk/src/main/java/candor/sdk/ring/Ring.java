package candor.sdk.ring;

import candor.sdk.typed.Event;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from many threads without lock or allocation and hands them to one, in order.
 *
 * <p>A slot says by its turn whose it is: position {@code p} may be written when the turn is {@code
 * p}, read when it is {@code p + 1} (D. Vyukov's bounded queue, with one consumer). When the reader
 * is a whole round behind, an event is not taken; nobody waits.
 */
final class Ring {

  private final Slot[] slots;
  private final int mask;
  private final AtomicLong tail = new AtomicLong();
  private long head;

  /**
   * Makes a ring.
   *
   * @param capacity a power of two
   * @param mostValues the most values of one event
   */
  Ring(int capacity, int mostValues) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two, was " + capacity);
    }
    this.slots = new Slot[capacity];
    this.mask = capacity - 1;
    for (int i = 0; i < capacity; i++) {
      slots[i] = new Slot(mostValues, i);
    }
  }

  /** Takes an event, or returns false when the ring is full. Safe for use by many threads. */
  boolean offer(Event event, int place, long atMillis) {
    long position = tail.get();
    while (true) {
      Slot slot = slots[(int) position & mask];
      long turn = slot.turn();
      if (turn == position) {
        if (tail.compareAndSet(position, position + 1)) {
          fill(slot, position, event, place, atMillis);
          return true;
        }
        position = tail.get();
      } else if (turn < position) {
        return false;
      } else {
        position = tail.get();
      }
    }
  }

  /** Passes the slot on whatever happens: it is claimed, and those behind it wait for it. */
  private static void fill(Slot slot, long position, Event event, int place, long atMillis) {
    slot.begin(place, atMillis);
    boolean whole = false;
    try {
      event.write(slot);
      whole = true;
    } finally {
      if (!whole) {
        slot.clear();
      }
      slot.pass(position + 1);
    }
  }

  /** Returns the oldest event, or null when there is none. For the one reading thread. */
  @Nullable Slot peek() {
    Slot slot = slots[(int) head & mask];
    return slot.turn() == head + 1 ? slot : null;
  }

  /** Gives the slot of {@link #peek} back. For the one reading thread. */
  void take() {
    Slot slot = slots[(int) head & mask];
    slot.clear();
    slot.pass(head + slots.length);
    head++;
  }

  /** Tells whether much waits, so that the reader should not sleep on. */
  boolean isFillingUp() {
    return tail.get() - head > slots.length / 4;
  }
}
