package candor.server.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each install the way that leads furthest, and of those the earliest. For one thread.
 *
 * <p>A way begins at any first step; each next step is the nearest after the one before, within the
 * window since the beginning.
 */
final class Walk {

  private static final long NONE = -1;

  private final int steps;
  private final long windowMillis;
  private final Growing[] took;
  private long installs;

  /** For each row and step, the place of the nearest later row with it, or -1. */
  private int[] next = new int[0];

  Walk(int steps, long windowMillis) {
    this.steps = steps;
    this.windowMillis = windowMillis;
    this.took = new Growing[steps];
    Arrays.setAll(took, i -> new Growing());
  }

  /** Walks the rows of one install: times with the bits of their steps, in the order of time. */
  void actor(long[] rows, int start, int end) {
    findNext(rows, start, end);
    long[] best = {};
    int furthest = -1;
    for (int i = start; i < end; i++) {
      if ((rows[i] & 1) != 0) {
        long[] way = way(rows, start, i);
        int reached = reached(way);
        if (reached > furthest) {
          furthest = reached;
          best = way;
        }
      }
      if (furthest == steps - 1) {
        break;
      }
    }
    if (furthest >= 0) {
      installs++;
      for (int step = 1; step <= furthest; step++) {
        took[step].add(best[step] - best[step - 1]);
      }
    }
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

  private int reached(long[] way) {
    int reached = 0;
    while (reached + 1 < steps && way[reached + 1] != NONE) {
      reached++;
    }
    return reached;
  }

  private static long time(long row) {
    return row >> Walking.TIME_SHIFT;
  }

  List<Findings.Step> steps() {
    var all = new ArrayList<Findings.Step>();
    for (int step = 0; step < steps; step++) {
      long count = step == 0 ? installs : took[step].size;
      boolean last = step == steps - 1;
      all.add(new Findings.Step(count, last ? null : took[step + 1].median()));
    }
    return all;
  }

  /** Is a list of durations in the making. */
  private static final class Growing {
    private long[] values = {};
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.max(64, size * 2));
      }
      values[size++] = value;
    }

    @Nullable Double median() {
      if (size == 0) {
        return null;
      }
      Arrays.sort(values, 0, size);
      long low = values[(size - 1) / 2];
      long high = values[size / 2];
      return low + (high - low) / 2.0;
    }
  }
}
