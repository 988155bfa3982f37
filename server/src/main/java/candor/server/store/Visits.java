package candor.server.store;

import candor.server.store.Partials.Partial;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Is when sessions began and ended, in the order of their keys.
 *
 * <p>A session over midnight is in the slices of both days.
 */
final class Visits implements Partial<Visits> {

  static final Visits NONE = new Visits(0);

  private final long[] keys;
  private final long[] starts;
  private final long[] ends;
  private final boolean[] meant;

  private Visits(int size) {
    this.keys = new long[size];
    this.starts = new long[size];
    this.ends = new long[size];
    this.meant = new boolean[size];
  }

  /** Gathers rows of key, first time, last time and whether it is meant, in the order of keys. */
  static final class Gathered {
    private Visits visits = new Visits(0);
    private int size;

    void add(ResultSet row, int place) throws SQLException {
      if (size == visits.keys.length) {
        visits = visits.resized(Math.max(64, size * 2));
      }
      visits.set(
          size++,
          row.getLong(place),
          row.getLong(place + 1),
          row.getLong(place + 2),
          row.getBoolean(place + 3));
    }

    Visits all() {
      return visits.resized(size);
    }
  }

  private Visits resized(int size) {
    var other = new Visits(size);
    int kept = Math.min(size, keys.length);
    System.arraycopy(keys, 0, other.keys, 0, kept);
    System.arraycopy(starts, 0, other.starts, 0, kept);
    System.arraycopy(ends, 0, other.ends, 0, kept);
    System.arraycopy(meant, 0, other.meant, 0, kept);
    return other;
  }

  private void set(int place, long key, long first, long last, boolean isMeant) {
    keys[place] = key;
    starts[place] = first;
    ends[place] = last;
    meant[place] = isMeant;
  }

  @Override
  public long bytes() {
    return 25L * keys.length + 128;
  }

  @Override
  public Visits and(List<Visits> others) {
    List<Visits> all = new ArrayList<>(others);
    all.add(this);
    while (all.size() > 1) {
      var next = new ArrayList<Visits>((all.size() + 1) / 2);
      for (int i = 0; i < all.size(); i += 2) {
        next.add(i + 1 < all.size() ? merge(all.get(i), all.get(i + 1)) : all.get(i));
      }
      all = next;
    }
    return all.getFirst();
  }

  /** Returns the lengths in milliseconds of the sessions that are meant. */
  Numbers lengths() {
    double[] lengths = new double[keys.length];
    int size = 0;
    for (int i = 0; i < lengths.length; i++) {
      if (meant[i]) {
        lengths[size++] = ends[i] - starts[i];
      }
    }
    return Numbers.of(Arrays.copyOf(lengths, size));
  }

  private static Visits merge(Visits one, Visits other) {
    var both = new Visits(one.keys.length + other.keys.length);
    int size = 0;
    int a = 0;
    int b = 0;
    while (a < one.keys.length || b < other.keys.length) {
      boolean left = b == other.keys.length;
      boolean right = a == one.keys.length;
      int order = left ? -1 : right ? 1 : Long.compare(one.keys[a], other.keys[b]);
      if (order == 0) {
        both.set(
            size++,
            one.keys[a],
            Math.min(one.starts[a], other.starts[b]),
            Math.max(one.ends[a], other.ends[b]),
            one.meant[a] || other.meant[b]);
        a++;
        b++;
      } else if (order < 0) {
        both.set(size++, one.keys[a], one.starts[a], one.ends[a], one.meant[a++]);
      } else {
        both.set(size++, other.keys[b], other.starts[b], other.ends[b], other.meant[b++]);
      }
    }
    return both.resized(size);
  }
}
