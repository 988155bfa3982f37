package candor.server.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Is a stretch of time in slices that belong to intervals: each slice lies in one interval, and an
 * interval longer than a day has a slice for each UTC day, so that other intervals can use it too.
 *
 * @param all the slices, each beginning where the one before ends
 * @param intervals how many intervals there are; those outside the time have no slices
 */
record Slices(List<Slice> all, int intervals) {

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

  /** Cuts what a selection means, from the first to the last day that has rows. */
  static Slices of(Selection selection, Cuts cuts, Changes changes) {
    long start = Math.max(selection.from().toEpochMilli(), changes.first() * DAY_MILLIS);
    long end = Math.min(selection.to().toEpochMilli(), (changes.last() + 1L) * DAY_MILLIS);
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
    return new Slices(slices, cuts.size());
  }

  /** Returns the intervals that have slices, each as one. */
  List<Slice> wholes() {
    var wholes = new ArrayList<Slice>();
    for (Slice slice : all) {
      Slice before = wholes.isEmpty() ? null : wholes.getLast();
      if (before != null && before.interval() == slice.interval()) {
        wholes.removeLast();
        wholes.add(new Slice(slice.interval(), before.fromMillis(), slice.toMillis()));
      } else {
        wholes.add(slice);
      }
    }
    return wholes;
  }

  /** Returns the slices from the beginning of one interval to the end of another. */
  List<Slice> between(Slice first, Slice last) {
    return all.stream()
        .filter(s -> s.fromMillis() >= first.fromMillis() && s.toMillis() <= last.toMillis())
        .toList();
  }

  /** Returns the same slices, each an interval of its own. */
  Slices apart() {
    var apart = new ArrayList<Slice>(all.size());
    for (Slice slice : all) {
      apart.add(new Slice(apart.size(), slice.fromMillis(), slice.toMillis()));
    }
    return new Slices(apart, apart.size());
  }

  /** Returns the borders of some slices that follow each other. */
  static Cuts cuts(List<Slice> slices, int first, int end) {
    var borders = new ArrayList<Instant>(end - first + 1);
    borders.add(Instant.ofEpochMilli(slices.get(first).fromMillis()));
    for (Slice slice : slices.subList(first, end)) {
      borders.add(Instant.ofEpochMilli(slice.toMillis()));
    }
    return new Cuts(borders);
  }
}
