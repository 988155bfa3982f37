package candor.server.store;

import java.util.TreeMap;

/**
 * Knows which UTC days got rows, and the last of them, for one app and one kind of build. Safe for
 * use by many threads.
 *
 * <p>Rows are numbered as they arrive. What is told here follows a commit, so that every row up to
 * a number that was told can be read.
 */
final class Changes {

  private final TreeMap<Integer, Long> days = new TreeMap<>();
  private long arrived;
  private long losses;
  private int first = Integer.MAX_VALUE;
  private int last = Integer.MIN_VALUE;

  /**
   * Is a moment between two transactions.
   *
   * @param arrived the last row that arrived
   * @param losses how often rows went
   */
  record Moment(long arrived, long losses) {}

  /** Notes that rows of a day, in days since 1970, came, none of them beyond a number. */
  synchronized void touch(int day, long arrival) {
    days.merge(day, arrival, Math::max);
    reach(day, day);
  }

  /** Notes that every row up to a number came, after the days of all of them are noted. */
  synchronized void arrived(long arrival) {
    arrived = arrival;
  }

  /** Notes that rows of any day may have gone. */
  synchronized void lost() {
    losses++;
  }

  /** Notes the first and the last day that have rows, at the start. */
  synchronized void reach(int from, int to) {
    first = Math.min(first, from);
    last = Math.max(last, to);
  }

  /** Returns a day before which there are no rows, of any build, or {@link Integer#MAX_VALUE}. */
  synchronized int first() {
    return first;
  }

  /** Returns a day after which there are no rows, of any build, or {@link Integer#MIN_VALUE}. */
  synchronized int last() {
    return last;
  }

  synchronized Moment now() {
    return new Moment(arrived, losses);
  }

  /** Returns a number that no row which came since the start, between two times, is beyond. */
  synchronized long last(long fromMillis, long toMillis) {
    long latest = 0;
    int from = Slices.day(fromMillis);
    int to = Slices.day(toMillis - 1);
    for (long arrival : days.subMap(from, true, to, true).values()) {
      latest = Math.max(latest, arrival);
    }
    return latest;
  }
}
