package candor.server.store;

import java.time.Instant;
import java.util.List;

/**
 * Divides time into intervals that follow each other without gaps. Immutable.
 *
 * <p>Interval {@code i} reaches from border {@code i} to border {@code i + 1}, the latter not
 * included. Their lengths may differ, as those of local days and months do.
 *
 * @param borders ascending, at least two, to the millisecond
 */
public record Cuts(List<Instant> borders) {

  /** Copies and checks the borders. */
  public Cuts {
    borders = List.copyOf(borders);
    if (borders.size() < 2) {
      throw new IllegalArgumentException("cuts need two borders, got " + borders.size());
    }
    for (int i = 1; i < borders.size(); i++) {
      if (!borders.get(i - 1).isBefore(borders.get(i))) {
        throw new IllegalArgumentException("border " + i + " is not after the one before");
      }
    }
  }

  /**
   * Makes a single interval.
   *
   * @param from the first instant that belongs to it
   * @param to the first instant that no longer does
   * @return the cuts
   */
  public static Cuts single(Instant from, Instant to) {
    return new Cuts(List.of(from, to));
  }

  /**
   * Returns how many intervals there are.
   *
   * @return at least 1
   */
  public int size() {
    return borders.size() - 1;
  }

  /**
   * Returns the first instant that belongs to the first interval.
   *
   * @return the first border
   */
  public Instant from() {
    return borders.getFirst();
  }

  /**
   * Returns the first instant behind the last interval.
   *
   * @return the last border
   */
  public Instant to() {
    return borders.getLast();
  }
}
