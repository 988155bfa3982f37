package candor.server.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** Is what rows amount to in one measure, in a form that adds up over rows without a repeat. */
sealed interface Amount {

  /** Returns the figure. */
  long count();

  /** Returns about how much memory it takes. */
  long bytes();

  /**
   * Is a number of events.
   *
   * @param count how many
   */
  record Events(long count) implements Amount {
    @Override
    public long bytes() {
      return 24;
    }
  }

  /**
   * Is a set of installs.
   *
   * @param set their numbers; never changed
   */
  record Actors(RoaringBitmap set) implements Amount {

    /** Takes numbers as the engine lists them. */
    static Actors of(Object[] list) {
      int[] numbers = new int[list.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (Integer) list[i];
      }
      Arrays.sort(numbers);
      RoaringBitmap set = RoaringBitmap.bitmapOf(numbers);
      set.runOptimize();
      return new Actors(set);
    }

    @Override
    public long count() {
      return set.getLongCardinality();
    }

    @Override
    public long bytes() {
      return set.getLongSizeInBytes() + 64;
    }
  }

  /**
   * Is a set of installs with what they did.
   *
   * @param set their numbers; never changed
   * @param events how many events are theirs
   */
  record Uses(RoaringBitmap set, long events) implements Amount {

    @Override
    public long count() {
      return set.getLongCardinality();
    }

    @Override
    public long bytes() {
      return set.getLongSizeInBytes() + 72;
    }
  }

  /** Is a set of sessions. */
  final class Sessions implements Amount {
    private final long[] sorted;

    /** Takes the keys of sessions, each once, in order. */
    private Sessions(long[] sorted) {
      this.sorted = sorted;
    }

    /** Takes keys of sessions as the engine lists them, each once. */
    static Sessions of(Object[] list) {
      long[] keys = new long[list.length];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = (Long) list[i];
      }
      Arrays.sort(keys);
      return new Sessions(keys);
    }

    @Override
    public long count() {
      return sorted.length;
    }

    @Override
    public long bytes() {
      return 8L * sorted.length + 32;
    }

    boolean contains(long key) {
      return Arrays.binarySearch(sorted, key) >= 0;
    }

    private static Sessions union(List<? extends Amount> all) {
      int size = (int) all.stream().mapToLong(Amount::count).sum();
      long[] keys = new long[size];
      int end = 0;
      for (Amount amount : all) {
        long[] more = ((Sessions) amount).sorted;
        System.arraycopy(more, 0, keys, end, more.length);
        end += more.length;
      }
      Arrays.sort(keys);
      int kept = 0;
      for (int i = 0; i < end; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
          keys[kept++] = keys[i];
        }
      }
      return new Sessions(Arrays.copyOf(keys, kept));
    }
  }

  private static RoaringBitmap union(Stream<RoaringBitmap> sets) {
    return FastAggregation.or(sets.toArray(RoaringBitmap[]::new));
  }

  /** Adds amounts of the same measure; there is at least one. */
  static Amount sum(List<? extends Amount> all) {
    if (all.size() == 1) {
      return all.getFirst();
    }
    return switch (all.getFirst()) {
      case Events e -> new Events(all.stream().mapToLong(Amount::count).sum());
      case Actors a -> new Actors(union(all.stream().map(s -> ((Actors) s).set())));
      case Uses u ->
          new Uses(
              union(all.stream().map(s -> ((Uses) s).set())),
              all.stream().mapToLong(s -> ((Uses) s).events()).sum());
      case Sessions s -> Sessions.union(all);
    };
  }
}
