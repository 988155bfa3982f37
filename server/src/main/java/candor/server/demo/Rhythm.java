package candor.server.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.random.RandomGenerator;

/** Says when people use computers: by weekday and by hour of their own day. Immutable. */
final class Rhythm {

  private static final int HOURS = 24;

  /** An assistant: office hours with a second hump after supper, quieter at weekends. */
  static final Rhythm ASSISTANT = new Rhythm(0.72, new Hump(10, 3.2, 1), new Hump(20, 2.2, 0.45));

  /** Dictation: office work almost alone. */
  static final Rhythm OFFICE = new Rhythm(0.38, new Hump(11, 2.8, 1), new Hump(16, 2.4, 0.55));

  /** A developer's tool: late hours, weekends nearly as good as weekdays. */
  static final Rhythm WORKSHOP = new Rhythm(0.86, new Hump(14, 3.5, 1), new Hump(22, 2.4, 0.6));

  /** What is done at any hour, even at night. */
  private static final double ALWAYS = 0.02;

  private final double weekend;
  private final double[] upTo = new double[HOURS];

  /**
   * Is a busy time of the day.
   *
   * @param peak the busiest hour
   * @param width how many hours away it is down to 60 %
   * @param height how busy it is
   */
  private record Hump(double peak, double width, double height) {

    double at(int hour) {
      double distance = Math.abs(hour - peak);
      double around = Math.min(distance, HOURS - distance) / width;
      return height * Math.exp(-around * around / 2);
    }
  }

  private Rhythm(double weekend, Hump first, Hump second) {
    this.weekend = weekend;
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      sum += ALWAYS + first.at(hour) + second.at(hour);
      upTo[hour] = sum;
    }
  }

  /** Returns by what the usual activity is multiplied on a day. */
  double on(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case SATURDAY, SUNDAY -> weekend;
      case MONDAY -> 1.0;
      case FRIDAY -> 0.93;
      case TUESDAY, WEDNESDAY, THURSDAY -> date.getDayOfWeek() == DayOfWeek.TUESDAY ? 1.08 : 1.04;
    };
  }

  /** Draws the second of the UTC day at which somebody in a zone does something. */
  int secondOfDay(RandomGenerator random, int zoneHours) {
    double draw = random.nextDouble() * upTo[HOURS - 1];
    int hour = 0;
    while (upTo[hour] < draw) {
      hour++;
    }
    int utc = Math.floorMod(hour - zoneHours, HOURS);
    return utc * 3600 + random.nextInt(3600);
  }
}
