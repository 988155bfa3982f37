package candor.sdk;

import candor.sdk.typed.Event;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what would come to nothing out of the ring, in the thread that records. Safe for use by
 * many threads.
 */
final class Sieve {

  private final Lanes lanes;

  /** The channel of each event, by its place. */
  private final List<String> channels;

  private final LongAdder lost = new LongAdder();

  /** Which events are recorded, by place; null when none is. */
  private volatile boolean @Nullable [] open;

  /**
   * Which events would only fall at a gate that holds as much as it may, by place; null when none
   * would. Known for a moment only: another process may have said yes.
   */
  private volatile boolean @Nullable [] full;

  Sieve(Lanes lanes, List<String> channels) {
    this.lanes = lanes;
    this.channels = channels;
  }

  /** Tells whether any event is recorded. */
  boolean isOpen() {
    return open != null;
  }

  /** Tells whether an event is worth taking; the summary, with a place below 0, always is. */
  boolean takes(Event event) {
    boolean[] places = open;
    int place = places == null ? -1 : event.place();
    if (places == null || place >= places.length) {
      return false;
    }
    boolean[] held = full;
    if (held != null && place >= 0 && held[place]) {
      lost.increment();
      return false;
    }
    return place < 0 || places[place];
  }

  /** Counts an event for which there was no room. */
  void lose() {
    lost.increment();
  }

  /** Takes nothing from now on. */
  void shut() {
    open = null;
  }

  /** Follows the decisions that hold now. */
  void follow() {
    full = null;
    open =
        lanes.all().stream().anyMatch(Lane::records)
            ? places(channel -> lanes.of(channel).records())
            : null;
  }

  /** Looks which gates are full. */
  void look() {
    full =
        lanes.all().stream().anyMatch(Lane::isFull)
            ? places(channel -> lanes.of(channel).isFull())
            : null;
  }

  /** Lets the next event of a full gate pass, so that somebody looks again. */
  void forget() {
    full = null;
  }

  boolean knowsOfFull() {
    return full != null;
  }

  private boolean[] places(Predicate<String> holds) {
    var places = new boolean[channels.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = holds.test(channels.get(i));
    }
    return places;
  }

  /** Returns how many events fell or were lost on their way in. */
  long lost() {
    return lost.sum();
  }
}
