package candor.server.store;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Gathers what the rows of one transaction change in the sets of one app. For one thread. */
final class Sightings {

  /** Quarter of an hour, actor and build of each, three numbers. */
  private int[] seen = new int[3 * 256];

  private int size;
  private final Set<Integer> releasedDays = new HashSet<>();
  private final Set<Integer> developedDays = new HashSet<>();
  private int lastDay = Integer.MIN_VALUE;
  private boolean lastDebug;
  private final Set<Integer> erased = new HashSet<>();

  /** Notes an event; actors below zero are nobody. */
  void saw(long atMillis, int actor, boolean debug) {
    int day = Slices.day(atMillis);
    if (day != lastDay || debug != lastDebug) {
      (debug ? developedDays : releasedDays).add(day);
      lastDay = day;
      lastDebug = debug;
    }
    if (actor >= 0) {
      saw((int) Math.floorDiv(atMillis, Presence.QUARTER_MILLIS), actor, debug ? 1 : 0);
    }
  }

  private void saw(int quarter, int actor, int build) {
    boolean again =
        size > 0 && seen[size - 3] == quarter && seen[size - 2] == actor && seen[size - 1] == build;
    if (!again) {
      if (size == seen.length) {
        seen = Arrays.copyOf(seen, seen.length * 2);
      }
      seen[size] = quarter;
      seen[size + 1] = actor;
      seen[size + 2] = build;
      size += 3;
    }
  }

  /** Notes that every row of an actor went. */
  void erased(int actor) {
    erased.add(actor);
  }

  /** Takes it all over into the sets, after the commit. */
  void publish(Space space) {
    for (int i = 0; i < size; i += 3) {
      if (!erased.contains(seen[i + 1])) {
        space.presence(build(seen[i + 2] == 1)).saw(seen[i], seen[i + 1]);
      }
    }
    long last = space.arrivals();
    releasedDays.forEach(day -> space.changes(Store.Build.RELEASE).touch(day, last));
    developedDays.forEach(day -> space.changes(Store.Build.DEBUG).touch(day, last));
    for (Store.Build build : Store.Build.values()) {
      erased.forEach(space.presence(build)::erase);
      if (!erased.isEmpty()) {
        space.changes(build).lost();
      }
      space.changes(build).arrived(last);
    }
  }

  private static Store.Build build(boolean debug) {
    return debug ? Store.Build.DEBUG : Store.Build.RELEASE;
  }
}
