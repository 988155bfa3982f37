package candor.server.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what slices of time said, for as long as none of their rows changes, so that a question
 * about months reads the rows of today alone. Safe for use by many threads.
 *
 * <p>It holds nothing that the rows do not say; the least recently used goes first.
 */
final class Partials {

  /** Reading a few stretches apart costs less than reading all between them. */
  private static final int MOST_READINGS = 4;

  /** What is read at a time, so that neither an answer nor the work of the engine is too large. */
  private static final long MOST_MILLIS = 8 * Slices.DAY_MILLIS;

  private static final long ENTRY_BYTES = 160;

  /** What one answer may be made of: several are made at a time. */
  private static final long ANSWER_BYTES = 16L << 20;

  private final long mostBytes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(1024, 0.75f, true);
  private long bytes;

  Partials(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Is what the rows of one slice say. */
  interface Partial {
    /** Returns about how much memory it takes. */
    long bytes();
  }

  /**
   * Reads what slices say from rows.
   *
   * @param <P> what one slice says
   */
  interface Reader<P extends Partial> {
    /** Returns one part for each interval, or null if that is too much to be kept. */
    @Nullable List<P> read(Cuts slices) throws IOException;
  }

  /**
   * Says whose rows are read, and what for.
   *
   * @param question equal for equal questions, whatever their time
   */
  record Subject(Space space, Store.Build build, Object question) {}

  private record Key(Subject subject, long from, long to, boolean answer) {}

  private record Entry(long version, Partial part, long bytes) {}

  /** Says that an answer has too many or too large parts, whatever changes. */
  private record TooMuch() implements Partial {
    @Override
    public long bytes() {
      return 0;
    }
  }

  /** Returns what each slice says, or null if that is too much to be kept. */
  <P extends Partial> @Nullable List<P> read(
      Subject subject, Slices slices, Class<P> kind, Reader<P> reader) throws IOException {
    List<Slices.Slice> all = slices.all();
    if (all.isEmpty()) {
      return List.of();
    }
    var answer = new Key(subject, all.getFirst().fromMillis(), all.getLast().toMillis(), true);
    if (kept(answer, 0) != null) {
      return null;
    }
    Changes changes = subject.space().changes(subject.build());
    long[] versions = new long[all.size()];
    var found = new ArrayList<@Nullable P>(all.size());
    for (int i = 0; i < versions.length; i++) {
      Slices.Slice slice = all.get(i);
      versions[i] = changes.version(slice.fromMillis(), slice.toMillis());
      found.add(kind.cast(kept(key(subject, slice), versions[i])));
    }
    long size = 0;
    for (int[] stretch : pieces(missing(found), all)) {
      List<P> parts = reader.read(slices.cuts(stretch[0], stretch[1]));
      if (parts != null) {
        for (int i = stretch[0]; i < stretch[1]; i++) {
          P part = parts.get(i - stretch[0]);
          size += part.bytes();
          found.set(i, part);
          keep(key(subject, all.get(i)), versions[i], part);
        }
      }
      if (parts == null || size > Math.min(mostBytes, ANSWER_BYTES)) {
        keep(answer, 0, new TooMuch());
        return null;
      }
    }
    return found.stream().map(Objects::requireNonNull).toList();
  }

  private static Key key(Subject subject, Slices.Slice slice) {
    return new Key(subject, slice.fromMillis(), slice.toMillis(), false);
  }

  /** Returns stretches that hold every missing part, as first and end. */
  private static List<int[]> missing(List<? extends @Nullable Partial> found) {
    var stretches = new ArrayList<int[]>();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) == null) {
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

  private static List<int[]> pieces(List<int[]> stretches, List<Slices.Slice> all) {
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

  private synchronized @Nullable Partial kept(Key key, long version) {
    Entry entry = entries.get(key);
    return entry != null && entry.version() == version ? entry.part() : null;
  }

  private synchronized void keep(Key key, long version, Partial part) {
    var entry = new Entry(version, part, part.bytes() + ENTRY_BYTES);
    Entry before = entries.put(key, entry);
    bytes += entry.bytes() - (before == null ? 0 : before.bytes());
    var oldest = entries.values().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
