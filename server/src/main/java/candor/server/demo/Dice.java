package candor.server.demo;

import java.util.random.RandomGenerator;

/**
 * Draws what demos need.
 *
 * @param random where chance comes from
 */
record Dice(RandomGenerator random) {

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Draws one of several; earlier ones are likelier, each by a third more than the next. */
  <T> T favouring(T[] choices) {
    double draw = random.nextDouble();
    int index = (int) (choices.length * Math.pow(draw, 1.9));
    return choices[Math.min(index, choices.length - 1)];
  }

  <T> T one(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Draws a whole number around a middle, with the long tail that durations have. */
  int around(double middle, double spread) {
    return (int) Math.round(middle * Math.exp(random.nextGaussian() * spread));
  }

  /** Draws how often something happens that is done again with some chance. */
  int times(double again, int atMost) {
    int times = 0;
    while (times < atMost && chance(again)) {
      times++;
    }
    return times;
  }
}
