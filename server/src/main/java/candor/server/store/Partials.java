package candor.server.store;

import candor.server.store.Changes.Moment;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what stretches of time said, so that a question about months reads only the rows that came
 * since it was asked last. Safe for use by many threads.
 *
 * <p>It holds nothing that the rows do not say; the least recently used goes first.
 */
final class Partials {

  private static final long ENTRY_BYTES = 160;
  private static final long LEAST_BYTES = 32L << 20;
  private static final long MOST_BYTES = 256L << 20;

  private final long mostBytes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(1024, 0.75f, true);
  private long bytes;

  Partials(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Is anything that is kept. */
  interface Kept {
    /** Returns about how much memory it takes. */
    long bytes();
  }

  /**
   * Is what some rows say.
   *
   * @param <P> the kind of it
   */
  interface Partial<P extends Partial<P>> extends Kept {
    /** Returns what these rows and others say together; no row is in both. */
    P and(List<P> others);
  }

  /**
   * Reads what slices say from rows.
   *
   * @param <P> what one slice says
   */
  interface Reader<P extends Partial<P>> {
    /**
     * Returns one part for each interval, or null if that is too much to be kept.
     *
     * @param arrived says in SQL which rows are meant besides those that the slices leave out
     */
    @Nullable List<P> read(Cuts slices, String arrived) throws IOException;
  }

  /**
   * Says whose rows are read, and what for.
   *
   * @param question equal for equal questions, whatever their time
   */
  record Subject(Space space, Store.Build build, Object question) {}

  /**
   * Says of what a stretch of time is kept.
   *
   * @param answer whether it stands for a whole answer and not for an interval
   */
  record Key(Subject subject, long from, long to, boolean answer) {}

  /**
   * Is what is known of a stretch of time.
   *
   * @param part what its rows say, or null when they say too much to be kept until some go
   * @param moment which rows it is about: all that had arrived then
   */
  record Entry(@Nullable Kept part, Moment moment) {
    private long bytes() {
      return ENTRY_BYTES + (part == null ? 0 : part.bytes());
    }

    private boolean isLaterThan(Entry other) {
      return moment.losses() == other.moment.losses() && moment.arrived() > other.moment.arrived();
    }
  }

  /** Returns what is right where nobody decides: an eighth of the heap. */
  static long usualBytes() {
    return Math.clamp(Runtime.getRuntime().maxMemory() / 8, LEAST_BYTES, MOST_BYTES);
  }

  /**
   * Returns what each interval says, or null if that is too much to be kept.
   *
   * @param none what no row says
   */
  <P extends Partial<P>> @Nullable List<P> read(
      Subject subject, Slices slices, P none, Reader<P> reader) throws IOException {
    List<Slices.Slice> all = slices.all();
    if (all.isEmpty()) {
      return Collections.nCopies(slices.intervals(), none);
    }
    var answer = new Key(subject, all.getFirst().fromMillis(), all.getLast().toMillis(), true);
    Moment now = subject.space().changes(subject.build()).now();
    Entry tooMuch = find(answer);
    if (tooMuch != null && tooMuch.moment().losses() == now.losses()) {
      return null;
    }
    List<P> parts = new Gathering<>(this, subject, now, none, reader).parts(slices);
    if (parts == null) {
      keep(answer, new Entry(null, now));
    }
    return parts;
  }

  /** Returns what one answer may be made of: several are made at a time. */
  long answerBytes() {
    return mostBytes / 2;
  }

  synchronized @Nullable Entry find(Key key) {
    return entries.get(key);
  }

  synchronized void keep(Key key, Entry entry) {
    Entry before = entries.get(key);
    if (before != null && before.isLaterThan(entry)) {
      return;
    }
    entries.put(key, entry);
    bytes += entry.bytes() - (before == null ? 0 : before.bytes());
    var oldest = entries.values().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
