package candor.server.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Is a bag of numbers: each value once, in order, with how often it is there. Never changed. */
final class Numbers {

  private static final int BINS = 20;

  private final double[] values;
  private final int[] counts;
  private final long size;

  private Numbers(double[] values, int[] counts, int length) {
    this.values = Arrays.copyOf(values, length);
    this.counts = Arrays.copyOf(counts, length);
    this.size = Arrays.stream(this.counts).asLongStream().sum();
  }

  /** Takes numbers in any order; the array is sorted. */
  static Numbers of(double[] all) {
    Arrays.sort(all);
    double[] values = new double[all.length];
    int[] counts = new int[all.length];
    int length = 0;
    for (double number : all) {
      if (length == 0 || values[length - 1] != number) {
        values[length++] = number;
      }
      counts[length - 1]++;
    }
    return new Numbers(values, counts, length);
  }

  /** Takes values in order, each once. */
  static Numbers of(double[] ordered, int[] counts, int length) {
    return new Numbers(ordered, counts, length);
  }

  /** Puts bags together. */
  static Numbers sum(List<Numbers> all) {
    List<Numbers> bags = all;
    while (bags.size() > 1) {
      var next = new ArrayList<Numbers>((bags.size() + 1) / 2);
      for (int i = 0; i < bags.size(); i += 2) {
        next.add(i + 1 < bags.size() ? merge(bags.get(i), bags.get(i + 1)) : bags.get(i));
      }
      bags = next;
    }
    return bags.isEmpty() ? of(new double[0]) : bags.getFirst();
  }

  private static Numbers merge(Numbers one, Numbers other) {
    double[] values = new double[one.values.length + other.values.length];
    int[] counts = new int[values.length];
    int length = 0;
    int a = 0;
    int b = 0;
    while (a < one.values.length || b < other.values.length) {
      boolean left = b == other.values.length;
      boolean right = a == one.values.length;
      int order = left ? -1 : right ? 1 : Double.compare(one.values[a], other.values[b]);
      values[length] = order <= 0 ? one.values[a] : other.values[b];
      counts[length] += order <= 0 ? one.counts[a++] : 0;
      counts[length] += order >= 0 ? other.counts[b++] : 0;
      length++;
    }
    return new Numbers(values, counts, length);
  }

  long size() {
    return size;
  }

  long bytes() {
    return 12L * values.length + 64;
  }

  double sum() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * counts[i];
    }
    return sum;
  }

  /** Returns quantiles between neighbours, as SQL's {@code percentile_cont} does. */
  List<Double> quantiles(List<Double> shares) {
    return shares.stream().map(this::quantile).toList();
  }

  private double quantile(double share) {
    double place = share * (size - 1);
    double low = at((long) Math.floor(place));
    double high = at((long) Math.ceil(place));
    return low + (high - low) * (place - Math.floor(place));
  }

  private double at(long rank) {
    long before = 0;
    int i = 0;
    while (before + counts[i] <= rank) {
      before += counts[i++];
    }
    return values[i];
  }

  /**
   * Says how the numbers are spread; there is at least one.
   *
   * @param widest the share of the numbers that the bins but the last hold
   * @param whole whether a bin is a whole number wide
   */
  Findings.Spread spread(List<Double> shares, double widest, boolean whole) {
    double least = values[0];
    double exact = (quantile(widest) - least) / (BINS - 1);
    double width = whole ? Math.ceil(exact) : exact;
    long[] bins = new long[BINS];
    int last = 0;
    for (int i = 0; i < values.length; i++) {
      double place = width > 0 ? Math.floor((values[i] - least) / width) : 0;
      last = (int) Math.min(BINS - 1, place);
      bins[last] += counts[i];
    }
    return new Findings.Spread(
        size,
        least,
        values[values.length - 1],
        sum(),
        quantiles(shares),
        width,
        Arrays.stream(bins, 0, last + 1).boxed().toList());
  }
}
