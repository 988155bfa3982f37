package candor.server.store;

import java.util.Arrays;

/**
 * Finds the way of an install that leads furthest, and of those the earliest. For one thread.
 *
 * <p>A way begins at any first step; each next step is the nearest after the one before, within the
 * window since the beginning.
 */
final class Walk {

  private static final long NONE = -1;

  private final int steps;
  private final long windowMillis;

  /** For each row and step, the place of the nearest later row with it, or -1. */
  private int[] next = new int[0];

  private long[] best = {};
  private int reached;
  private long beginning;

  Walk(int steps, long windowMillis) {
    this.steps = steps;
    this.windowMillis = windowMillis;
  }

  /**
   * Walks the rows of one install: times with the bits of their steps, in the order of time.
   *
   * @return whether it took the first step
   */
  boolean follow(long[] rows, int start, int end) {
    findNext(rows, start, end);
    reached = -1;
    for (int i = start; i < end && reached < steps - 1; i++) {
      if ((rows[i] & 1) != 0) {
        long[] way = way(rows, start, i);
        int far = length(way) - 1;
        if (far > reached) {
          reached = far;
          best = way;
          beginning = rows[i];
        }
      }
    }
    return reached >= 0;
  }

  /** Returns how many steps came behind the first on the way that was found last. */
  int reached() {
    return reached;
  }

  /** Returns the milliseconds to a step from the one before. */
  long took(int step) {
    return best[step] - best[step - 1];
  }

  /** Returns the row of the first step. */
  long beginning() {
    return beginning;
  }

  private void findNext(long[] rows, int start, int end) {
    int size = end - start;
    if (next.length < size * steps) {
      next = new int[Math.max(size * steps, next.length * 2)];
    }
    int[] nearest = new int[steps];
    Arrays.fill(nearest, -1);
    int i = end - 1;
    while (i >= start) {
      int first = i;
      while (first > start && time(rows[first - 1]) == time(rows[i])) {
        first--;
      }
      for (int row = first; row <= i; row++) {
        System.arraycopy(nearest, 0, next, (row - start) * steps, steps);
      }
      for (int row = first; row <= i; row++) {
        for (int step = 1; step < steps; step++) {
          nearest[step] = ((rows[row] >> step) & 1) == 0 ? nearest[step] : row;
        }
      }
      i = first - 1;
    }
  }

  private long[] way(long[] rows, int start, int from) {
    long[] way = new long[steps];
    Arrays.fill(way, NONE);
    way[0] = time(rows[from]);
    int row = from;
    for (int step = 1; step < steps; step++) {
      row = next[(row - start) * steps + step];
      if (row < 0 || time(rows[row]) - way[0] > windowMillis) {
        break;
      }
      way[step] = time(rows[row]);
    }
    return way;
  }

  private static int length(long[] way) {
    int length = 0;
    while (length < way.length && way[length] != NONE) {
      length++;
    }
    return length;
  }

  /** Returns a time that may be compared with others of the same install. */
  private static long time(long row) {
    return row >> Walking.TIME_SHIFT;
  }
}
