package candor.server.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Is how far installs came along a path, in the order of their numbers. Never changed. */
final class Ways implements Partials.Kept {

  private static final int WITHOUT = -1;

  private final int steps;
  private final boolean divided;
  private final int[] actors;

  /** How many steps came behind the first. */
  private final byte[] reached;

  /** The place of the value by which an install is told apart; nothing where that is not asked. */
  private final int[] places;

  /** Milliseconds from step to step, of one install after the other. */
  private final long[] took;

  /** The values; what is made of these ways knows them at the same places. */
  private final List<String> values;

  private Ways(Growing growing) {
    this.steps = growing.steps;
    this.divided = growing.divided;
    this.actors = Arrays.copyOf(growing.actors, growing.size);
    this.reached = Arrays.copyOf(growing.reached, growing.size);
    this.places = divided ? Arrays.copyOf(growing.places, growing.size) : new int[0];
    this.took = Arrays.copyOf(growing.took, growing.tookSize);
    this.values = List.copyOf(growing.values);
  }

  /** Is ways in the making. For one thread. */
  static final class Growing {
    private final int steps;
    private final boolean divided;
    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private int[] actors = {};
    private byte[] reached = {};
    private int[] places = {};
    private long[] took = {};
    private int size;
    private int tookSize;

    Growing(int steps, boolean divided) {
      this.steps = steps;
      this.divided = divided;
    }

    private int place(String value) {
      return known.computeIfAbsent(
          value,
          v -> {
            values.add(v);
            return values.size() - 1;
          });
    }

    /** Adds the way of an install with a larger number than those before. */
    void add(int actor, @Nullable String value, Walk walk) {
      begin(actor, walk.reached(), value == null ? WITHOUT : place(value));
      for (int step = 1; step <= walk.reached(); step++) {
        took[tookSize++] = walk.took(step);
      }
    }

    private void copy(Ways from, int i, int start) {
      begin(from.actors[i], from.reached[i], divided ? from.places[i] : WITHOUT);
      System.arraycopy(from.took, start, took, tookSize, from.reached[i]);
      tookSize += from.reached[i];
    }

    private void begin(int actor, int steps, int place) {
      if (size == actors.length) {
        int length = Math.max(64, size * 2);
        actors = Arrays.copyOf(actors, length);
        reached = Arrays.copyOf(reached, length);
        places = divided ? Arrays.copyOf(places, length) : places;
      }
      if (tookSize + steps > took.length) {
        took = Arrays.copyOf(took, Math.max(64, (tookSize + steps) * 2));
      }
      actors[size] = actor;
      reached[size] = (byte) steps;
      if (divided) {
        places[size] = place;
      }
      size++;
    }

    Ways all() {
      return new Ways(this);
    }
  }

  /** Begins ways that know the values of these. */
  Growing others() {
    var growing = new Growing(steps, divided);
    values.forEach(growing::place);
    return growing;
  }

  /** Returns these ways with others in the place of those of the same installs. */
  Ways with(Ways later) {
    var all = later.others();
    int a = 0;
    int aTook = 0;
    int b = 0;
    int bTook = 0;
    while (a < actors.length || b < later.actors.length) {
      boolean left = b == later.actors.length;
      boolean right = a == actors.length;
      int order = left ? -1 : right ? 1 : Integer.compare(actors[a], later.actors[b]);
      if (order < 0) {
        all.copy(this, a, aTook);
      } else {
        all.copy(later, b, bTook);
      }
      if (order <= 0) {
        aTook += reached[a++];
      }
      if (order >= 0) {
        bTook += later.reached[b++];
      }
    }
    return all.all();
  }

  @Override
  public long bytes() {
    return 128
        + 5L * actors.length
        + 4L * places.length
        + 8L * took.length
        + values.stream().mapToLong(Amounts::nameBytes).sum();
  }

  /** Returns how far all of them came. */
  Findings.Walk together() {
    var tally = new Tally(steps);
    int start = 0;
    for (byte more : reached) {
      tally.add(took, start, more);
      start += more;
    }
    return tally.walk("");
  }

  /** Returns how far those with each value came, the most frequent values first. */
  List<Findings.Walk> parts(int most) {
    int[] installs = new int[values.size()];
    for (int place : places) {
      if (place != WITHOUT) {
        installs[place]++;
      }
    }
    var tallies = new LinkedHashMap<Integer, Tally>();
    IntStream.range(0, installs.length)
        .filter(place -> installs[place] > 0)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(place -> -installs[place])
                .thenComparing(values::get, Amounts::byCodePoint))
        .limit(most)
        .forEachOrdered(place -> tallies.put(place, new Tally(steps)));
    int start = 0;
    for (int i = 0; i < places.length; i++) {
      Tally tally = tallies.get(places[i]);
      if (tally != null) {
        tally.add(took, start, reached[i]);
      }
      start += reached[i];
    }
    return tallies.entrySet().stream()
        .map(each -> each.getValue().walk(values.get(each.getKey())))
        .toList();
  }

  /** Counts installs and gathers how long they took for each step. */
  private static final class Tally {
    private final Durations[] took;
    private long installs;

    Tally(int steps) {
      this.took = new Durations[steps];
      Arrays.setAll(took, i -> new Durations());
    }

    void add(long[] durations, int start, int more) {
      installs++;
      for (int step = 1; step <= more; step++) {
        took[step].add(durations[start + step - 1]);
      }
    }

    Findings.Walk walk(String value) {
      var steps = new ArrayList<Findings.Step>();
      for (int i = 0; i < took.length; i++) {
        Double median = i + 1 < took.length ? took[i + 1].median() : null;
        steps.add(new Findings.Step(i == 0 ? installs : took[i].size, median));
      }
      return new Findings.Walk(value, steps);
    }
  }

  /** Is a list of durations in the making. */
  private static final class Durations {
    private long[] values = {};
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.max(16, size * 2));
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
