package candor.server.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Knows who was there on which UTC day and in which quarter of an hour each was first seen,
 * exactly: in every time zone of today a day begins with a quarter of an hour. Safe for use by many
 * threads.
 *
 * <p>One belongs to one app and one kind of build. It holds nothing that the rows do not say, and
 * is made from them at every start.
 */
final class Presence {

  static final long QUARTER_MILLIS = 900_000;

  private static final int NEVER = Integer.MAX_VALUE;
  private static final int QUARTERS = 96;

  private final TreeMap<Integer, RoaringBitmap> present = new TreeMap<>();
  private final TreeMap<Integer, RoaringBitmap> fresh = new TreeMap<>();
  private int[] first = new int[0];

  /** Notes that an actor was there in a quarter of an hour, counted since 1970. */
  synchronized void saw(int quarter, int actor) {
    int day = Math.floorDiv(quarter, QUARTERS);
    present.computeIfAbsent(day, d -> new RoaringBitmap()).add(actor);
    reserve(actor);
    int before = first[actor];
    if (quarter < before) {
      if (before != NEVER) {
        remove(fresh, Math.floorDiv(before, QUARTERS), actor);
      }
      fresh.computeIfAbsent(day, d -> new RoaringBitmap()).add(actor);
      first[actor] = quarter;
    }
  }

  /** Notes on which day an actor was first seen, though no row of that day is left. */
  synchronized void known(int actor, int day) {
    reserve(actor);
    first[actor] = Math.min(first[actor], day * QUARTERS);
  }

  /** Forgets every day before one, and everybody who was there on no other. */
  synchronized void forget(int before) {
    present.headMap(before).clear();
    fresh.headMap(before).clear();
    var left = new RoaringBitmap();
    present.values().forEach(left::or);
    for (int actor = 0; actor < first.length; actor++) {
      if (first[actor] < before * QUARTERS && !left.contains(actor)) {
        first[actor] = NEVER;
      }
    }
  }

  /** Takes an actor out of every set. */
  synchronized void erase(int actor) {
    if (actor < first.length && first[actor] != NEVER) {
      remove(fresh, Math.floorDiv(first[actor], QUARTERS), actor);
      first[actor] = NEVER;
      for (int day : List.copyOf(present.keySet())) {
        remove(present, day, actor);
      }
    }
  }

  /** Returns copies of who was there in each run of days. */
  synchronized List<RoaringBitmap> present(int[] borders) {
    return collect(present, borders);
  }

  /** Returns copies of who was new in each run of days. */
  synchronized List<RoaringBitmap> fresh(int[] borders) {
    return collect(fresh, borders);
  }

  /** Returns who was new between quarters of an hour, counted since 1970. */
  synchronized List<RoaringBitmap> freshBetween(int[] quarters) {
    var result = new ArrayList<RoaringBitmap>(quarters.length - 1);
    for (int i = 1; i < quarters.length; i++) {
      result.add(new RoaringBitmap());
    }
    int from = Math.floorDiv(quarters[0], QUARTERS);
    int to = Math.floorDiv(quarters[quarters.length - 1] - 1, QUARTERS);
    for (RoaringBitmap day : fresh.subMap(from, true, to, true).values()) {
      day.forEach(
          (IntConsumer)
              actor -> {
                int place = Arrays.binarySearch(quarters, first[actor]);
                int interval = place >= 0 ? place : -place - 2;
                if (interval >= 0 && interval < result.size()) {
                  result.get(interval).add(actor);
                }
              });
    }
    return result;
  }

  /** Returns a copy of all sets of a kind, by day. */
  synchronized NavigableMap<Integer, RoaringBitmap> days() {
    var copy = new TreeMap<Integer, RoaringBitmap>();
    present.forEach((day, set) -> copy.put(day, set.clone()));
    return copy;
  }

  private static List<RoaringBitmap> collect(
      NavigableMap<Integer, RoaringBitmap> sets, int[] borders) {
    var result = new ArrayList<RoaringBitmap>(borders.length - 1);
    for (int i = 1; i < borders.length; i++) {
      var union = new RoaringBitmap();
      sets.subMap(borders[i - 1], true, borders[i], false).values().forEach(union::or);
      result.add(union);
    }
    return result;
  }

  private static void remove(Map<Integer, RoaringBitmap> sets, int day, int actor) {
    RoaringBitmap set = sets.get(day);
    if (set != null) {
      set.remove(actor);
      if (set.isEmpty()) {
        sets.remove(day);
      }
    }
  }

  private void reserve(int actor) {
    if (actor >= first.length) {
      int old = first.length;
      first = Arrays.copyOf(first, Math.max(1024, Math.max(actor + 1, old * 2)));
      Arrays.fill(first, old, first.length, NEVER);
    }
  }
}
