package candor.bench;

/**
 * Counts durations in buckets that are at most 1.6 % wide. Used by one thread.
 *
 * <p>64 buckets for each power of two, from 1 ns to 4 minutes.
 */
final class Latencies {

  private static final int SUB_BITS = 6;
  private static final int SUBS = 1 << SUB_BITS;

  private final long[] counts = new long[(38 - SUB_BITS + 1) * SUBS];
  private long total;

  void add(long nanos) {
    counts[Math.min(bucket(Math.max(nanos, 0)), counts.length - 1)]++;
    total++;
  }

  long total() {
    return total;
  }

  /** Returns the duration that this share of all durations does not exceed. */
  long nanosAt(double share) {
    var wanted = Math.max(1, (long) Math.ceil(total * share));
    var seen = 0L;
    for (var i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return upper(i);
      }
    }
    return 0;
  }

  private static int bucket(long nanos) {
    if (nanos < SUBS) {
      return (int) nanos;
    }
    var power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
    var sub = (int) (nanos >>> (power - SUB_BITS)) - SUBS;
    return (power - SUB_BITS + 1) * SUBS + sub;
  }

  private static long upper(int bucket) {
    if (bucket < SUBS) {
      return bucket;
    }
    var shift = bucket / SUBS - 1;
    return ((long) (bucket % SUBS + SUBS + 1) << shift) - 1;
  }
}
