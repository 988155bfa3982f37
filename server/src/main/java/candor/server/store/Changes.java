package candor.server.store;

import java.util.TreeMap;

/**
 * Counts how often the rows of each UTC day changed, for one app and one kind of build. Safe for
 * use by many threads.
 *
 * <p>Counts go up after a commit, so that whoever reads a count before rows never takes older rows
 * for newer ones.
 */
final class Changes {

  private final TreeMap<Integer, Long> days = new TreeMap<>();
  private long always;
  private int first = Integer.MAX_VALUE;
  private int last = Integer.MIN_VALUE;

  /** Notes that rows of a day, given in days since 1970, came. */
  synchronized void touch(int day) {
    days.merge(day, 1L, Long::sum);
    reach(day, day);
  }

  /** Notes that rows of any day may have gone. */
  synchronized void touchAll() {
    always++;
  }

  /** Notes the first and the last day that have rows, at the start. */
  synchronized void reach(int from, int to) {
    first = Math.min(first, from);
    last = Math.max(last, to);
  }

  /** Returns the first day that ever had rows, or {@link Integer#MAX_VALUE}. */
  synchronized int first() {
    return first;
  }

  /** Returns the last day that ever had rows, or {@link Integer#MIN_VALUE}. */
  synchronized int last() {
    return last;
  }

  /** Returns a number that is another one after every change between two times. */
  synchronized long version(long fromMillis, long toMillis) {
    long version = always;
    int from = Slices.day(fromMillis);
    int to = Slices.day(toMillis - 1);
    for (long changes : days.subMap(from, true, to, true).values()) {
      version += changes;
    }
    return version;
  }
}
