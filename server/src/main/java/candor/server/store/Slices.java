package candor.server.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Is a stretch of time in slices that belong to intervals: each slice lies in one interval, and an
 * interval longer than a day has a slice for each UTC day, so that other intervals can use it too.
 *
 * @param all the slices, each beginning where the one before ends
 */
record Slices(List<Slice> all) {

  static final long DAY_MILLIS = 86_400_000;

  /** Longer than any local day. */
  private static final long LONG_MILLIS = 26 * 3_600_000L;

  Slices {
    all = List.copyOf(all);
  }

  /**
   * Is one slice.
   *
   * @param interval the interval's place
   */
  record Slice(int interval, long fromMillis, long toMillis) {}

  /** Returns the day of a time, in days since 1970. */
  static int day(long millis) {
    return (int) Math.floorDiv(millis, DAY_MILLIS);
  }

  /** Cuts what a selection means, from the first day that has rows. */
  static Slices of(Selection selection, Cuts cuts, int firstDay) {
    long start = Math.max(selection.from().toEpochMilli(), firstDay * DAY_MILLIS);
    long end = selection.to().toEpochMilli();
    var slices = new ArrayList<Slice>();
    List<Instant> borders = cuts.borders();
    for (int i = 0; i < cuts.size(); i++) {
      long from = Math.max(start, borders.get(i).toEpochMilli());
      long to = Math.min(end, borders.get(i + 1).toEpochMilli());
      boolean whole = to - from <= LONG_MILLIS;
      while (from < to) {
        long midnight = (day(from) + 1L) * DAY_MILLIS;
        long next = whole ? to : Math.min(to, midnight);
        slices.add(new Slice(i, from, next));
        from = next;
      }
    }
    return new Slices(slices);
  }

  /** Returns the parts that belong to each interval. */
  <P> List<List<P>> byInterval(List<P> parts, int intervals) {
    var byInterval = new ArrayList<List<P>>(intervals);
    for (int i = 0; i < intervals; i++) {
      byInterval.add(new ArrayList<>());
    }
    for (int i = 0; i < parts.size(); i++) {
      byInterval.get(all.get(i).interval()).add(parts.get(i));
    }
    return byInterval;
  }

  /** Returns the borders of some of the slices, as intervals of their own. */
  Cuts cuts(int first, int end) {
    var borders = new ArrayList<Instant>(end - first + 1);
    borders.add(Instant.ofEpochMilli(all.get(first).fromMillis()));
    for (Slice slice : all.subList(first, end)) {
      borders.add(Instant.ofEpochMilli(slice.toMillis()));
    }
    return new Cuts(borders);
  }
}
