package candor.server.store;

import candor.server.store.Changes.Moment;
import candor.server.store.Partials.Partial;
import candor.server.store.Partials.Reader;
import candor.server.store.Partials.Subject;
import candor.server.store.Slices.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what intervals say at one moment: from what is known of them, from rows that came since,
 * and from all rows of those of which nothing is known. For one thread; used once.
 *
 * @param <P> what an interval says
 */
final class Gathering<P extends Partial<P>> {

  /** Reading a few stretches apart costs less than reading all between them. */
  private static final int MOST_READINGS = 4;

  /** What is read at a time where nothing is known, so that the work of the engine is bounded. */
  private static final long MOST_MILLIS = 8 * Slices.DAY_MILLIS;

  /** Behind more rows than this, all are read anew, in pieces. */
  private static final long MOST_LATER = 500_000;

  private final Partials partials;
  private final Subject subject;
  private final Moment now;
  private final P none;
  private final Reader<P> reader;

  /** Bytes that were read. */
  private long size;

  /** Whether something was known of rows that came after this moment; it is of no one moment. */
  private boolean ahead;

  Gathering(Partials partials, Subject subject, Moment now, P none, Reader<P> reader) {
    this.partials = partials;
    this.subject = subject;
    this.now = now;
    this.none = none;
    this.reader = reader;
  }

  /** Returns what each interval says, or null if that is too much to be kept. */
  @Nullable List<P> parts(Slices slices) throws IOException {
    List<Slice> wholes = slices.wholes();
    List<@Nullable P> known = known(wholes);
    int first = known.indexOf(null);
    if (first >= 0) {
      int end = known.lastIndexOf(null) + 1;
      List<Slice> pieces = slices.between(wholes.get(first), wholes.get(end - 1));
      List<P> read = all(pieces);
      if (read == null) {
        return null;
      }
      sum(wholes, known, pieces, read);
    }
    var parts = new ArrayList<P>(slices.intervals());
    for (int i = 0; i < slices.intervals(); i++) {
      parts.add(none);
    }
    long bytes = 0;
    for (int i = 0; i < wholes.size(); i++) {
      P part = Objects.requireNonNull(known.get(i));
      bytes += part.bytes();
      parts.set(wholes.get(i).interval(), part);
    }
    return bytes <= partials.answerBytes() ? parts : null;
  }

  /** Fills in the intervals of which nothing was known. */
  private void sum(List<Slice> wholes, List<@Nullable P> known, List<Slice> pieces, List<P> read) {
    int next = 0;
    for (int i = 0; i < wholes.size(); i++) {
      Slice whole = wholes.get(i);
      var parts = new ArrayList<P>();
      while (next < pieces.size() && pieces.get(next).interval() == whole.interval()) {
        parts.add(read.get(next++));
      }
      if (known.get(i) == null) {
        P sum = parts.getFirst();
        if (parts.size() > 1) {
          sum = sum.and(parts.subList(1, parts.size()));
          keep(whole, sum);
        }
        known.set(i, sum);
      }
    }
  }

  /** Returns what is known of each piece, brought up to now; null where that is nothing. */
  @SuppressWarnings("unchecked")
  private List<@Nullable P> known(List<Slice> pieces) throws IOException {
    Changes changes = subject.space().changes(subject.build());
    var known = new ArrayList<@Nullable P>(pieces.size());
    var behind = new TreeMap<Long, List<Integer>>();
    for (int i = 0; i < pieces.size(); i++) {
      Slice piece = pieces.get(i);
      Partials.Entry entry = partials.find(key(piece));
      if (entry == null || entry.moment().losses() != now.losses()) {
        known.add(null);
      } else {
        known.add((P) entry.part());
        long arrived = entry.moment().arrived();
        if (arrived > now.arrived()) {
          ahead = true;
        } else if (changes.last(piece.fromMillis(), piece.toMillis()) > arrived) {
          behind.computeIfAbsent(arrived, a -> new ArrayList<>()).add(i);
        } else if (arrived < now.arrived()) {
          partials.keep(key(piece), new Partials.Entry(entry.part(), now));
        }
      }
    }
    for (var those : behind.entrySet()) {
      update(pieces, known, those.getKey(), those.getValue());
    }
    return known;
  }

  /** Adds the rows that came after one, or forgets what was known when those are too many. */
  private void update(
      List<Slice> pieces, List<@Nullable P> known, long arrived, List<Integer> those)
      throws IOException {
    int first = those.getFirst();
    List<P> later =
        now.arrived() - arrived > MOST_LATER
            ? null
            : reader.read(Slices.cuts(pieces, first, those.getLast() + 1), rowsAfter(arrived));
    for (int i : those) {
      P before = Objects.requireNonNull(known.get(i));
      P sum = later == null ? null : before.and(List.of(later.get(i - first)));
      if (sum != null) {
        keep(pieces.get(i), sum);
      }
      known.set(i, sum);
    }
  }

  /** Returns what each piece says, or null if that is too much to be kept. */
  private @Nullable List<P> all(List<Slice> pieces) throws IOException {
    List<@Nullable P> known = known(pieces);
    for (int[] stretch : limited(missing(known), pieces)) {
      int first = stretch[0];
      List<P> parts = reader.read(Slices.cuts(pieces, first, stretch[1]), rowsAfter(0));
      for (int i = first; i < stretch[1]; i++) {
        size += parts == null ? 0 : parts.get(i - first).bytes();
        if (parts == null || size > partials.answerBytes()) {
          return null;
        }
        keep(pieces.get(i), parts.get(i - first));
        known.set(i, parts.get(i - first));
      }
    }
    return known.stream().map(Objects::requireNonNull).toList();
  }

  private String rowsAfter(long arrival) {
    String after = arrival == 0 ? "" : "arrival > " + arrival + " AND ";
    return after + "arrival <= " + now.arrived();
  }

  private Partials.Key key(Slice slice) {
    return new Partials.Key(subject, slice.fromMillis(), slice.toMillis(), false);
  }

  /** Keeps what is about all rows up to this moment and none beyond it. */
  private void keep(Slice slice, P part) {
    if (!ahead) {
      partials.keep(key(slice), new Partials.Entry(part, now));
    }
  }

  /** Returns stretches that hold every missing part, as first and end. */
  private static List<int[]> missing(List<? extends @Nullable Partial<?>> known) {
    var stretches = new ArrayList<int[]>();
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i) == null) {
        int[] last = stretches.isEmpty() ? new int[] {-1, -1} : stretches.getLast();
        if (last[1] == i) {
          last[1]++;
        } else {
          stretches.add(new int[] {i, i + 1});
        }
      }
    }
    return stretches.size() > MOST_READINGS
        ? List.of(new int[] {stretches.getFirst()[0], stretches.getLast()[1]})
        : stretches;
  }

  private static List<int[]> limited(List<int[]> stretches, List<Slice> all) {
    var pieces = new ArrayList<int[]>();
    for (int[] stretch : stretches) {
      int start = stretch[0];
      for (int i = start + 1; i <= stretch[1]; i++) {
        boolean full =
            i < stretch[1] && all.get(i).toMillis() - all.get(start).fromMillis() > MOST_MILLIS;
        if (full || i == stretch[1]) {
          pieces.add(new int[] {start, i});
          start = i;
        }
      }
    }
    return pieces;
  }
}
