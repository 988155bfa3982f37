package candor.server.demo;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Is one made-up install of an app: when it came, how faithful it is, where it is.
 *
 * @param seed from which everything random about it is drawn
 * @param birth the day of the first use
 * @param habit the chance of use on an ordinary day at first
 * @param fading after how many days that chance is down to a third
 * @param zoneHours how far its clock is from UTC
 * @param patience how many days it takes to install an update
 * @param rhythm when its owner uses computers
 */
record Install(
    long seed,
    LocalDate birth,
    double habit,
    double fading,
    int zoneHours,
    double patience,
    Rhythm rhythm) {

  /** Returns what is random about it as a whole: the same draws each time. */
  RandomGenerator traits() {
    return new SplittableRandom(seed);
  }

  /** Returns what is random about one of its days: the same draws each time. */
  RandomGenerator dice(Window window) {
    return new SplittableRandom(mix(seed ^ window.salt(), window.day().toEpochDay()));
  }

  boolean activeOn(LocalDate day) {
    long age = day.toEpochDay() - birth.toEpochDay();
    if (age <= 0) {
      return age == 0;
    }
    double chance = habit * rhythm.on(day) * Math.exp(-age / fading);
    return new SplittableRandom(mix(~seed, day.toEpochDay())).nextDouble() < chance;
  }

  /** Says whether it is used on a day and was not since another one. */
  boolean firstUseSince(LocalDate start, LocalDate day) {
    for (LocalDate before = start; before.isBefore(day); before = before.plusDays(1)) {
      if (activeOn(before)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the ISO week of its first use. */
  String cohort() {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        birth.get(IsoFields.WEEK_BASED_YEAR),
        birth.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  UUID id() {
    return randomId(new SplittableRandom(mix(seed, 0x1d)));
  }

  /** Returns the address it is seen under on a day; carriers hand out a new one now and then. */
  String address(LocalDate day) {
    long draw = mix(seed, day.toEpochDay() / 7);
    return "10.%d.%d.%d"
        .formatted((draw >>> 8) & 255, (draw >>> 16) & 255, 1 + (draw >>> 24) % 254);
  }

  static UUID randomId(RandomGenerator random) {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** Mixes two numbers into one that shows no trace of either (the finish of SplitMix64). */
  static long mix(long one, long other) {
    long z = one + 0x9e37_79b9_7f4a_7c15L * (other + 1);
    z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return z ^ (z >>> 31);
  }
}
