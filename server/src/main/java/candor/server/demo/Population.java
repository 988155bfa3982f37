package candor.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes the installs of one app: how the audience grew, who stays, where they live. */
final class Population {

  /** Whole hours from UTC, weighted by how often they stand here. */
  private static final int[] ZONES = {
    -8, -8, -7, -6, -6, -5, -5, -5, -5, -3, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3, 5, 8, 8, 8, 9, 9, 10
  };

  /** The part of the audience that was there before the history begins. */
  private static final double SETTLED = 0.3;

  /** How many more come on the last day than on the first, as a multiple. */
  private static final double GROWTH = 1.8;

  private Population() {}

  /**
   * Makes the installs.
   *
   * @param span the days of history
   * @param seed from which everything is drawn
   * @param count how many there are on the last day
   * @param rhythm when they use computers
   */
  static List<Install> make(Span span, long seed, int count, Rhythm rhythm) {
    var random = new SplittableRandom(seed);
    var all = new ArrayList<Install>(count);
    int settled = (int) (count * SETTLED);
    for (int i = 0; i < count; i++) {
      all.add(
          i < settled
              ? faithful(random, span.first().minusDays(1 + random.nextInt(200)), rhythm)
              : anyone(random, birth(random, span), rhythm));
    }
    return List.copyOf(all);
  }

  /** Draws a day of a steadily growing stream of newcomers. */
  private static LocalDate birth(RandomGenerator random, Span span) {
    double draw = random.nextDouble();
    double slope = GROWTH - 1;
    // The inverse of the area under a line that rises from 1 to GROWTH.
    double part = (Math.sqrt(1 + draw * (slope * slope + 2 * slope)) - 1) / slope;
    return span.first().plusDays((long) (part * span.days()));
  }

  private static Install anyone(RandomGenerator random, LocalDate birth, Rhythm rhythm) {
    double draw = random.nextDouble();
    if (draw < 0.34) {
      // Tries it once, perhaps looks again within the week.
      return install(random, birth, 0.35, 2.5, rhythm);
    }
    if (draw < 0.72) {
      return install(random, birth, 0.2 + 0.25 * random.nextDouble(), 55, rhythm);
    }
    return faithful(random, birth, rhythm);
  }

  private static Install faithful(RandomGenerator random, LocalDate birth, Rhythm rhythm) {
    return install(random, birth, 0.45 + 0.4 * random.nextDouble(), 420, rhythm);
  }

  private static Install install(
      RandomGenerator random, LocalDate birth, double habit, double fading, Rhythm rhythm) {
    int zone = ZONES[random.nextInt(ZONES.length)];
    boolean slow = random.nextDouble() < 0.12;
    double patience = -Math.log(1 - random.nextDouble()) * (slow ? 35 : 3.5);
    return new Install(random.nextLong(), birth, habit, fading, zone, patience, rhythm);
  }
}
