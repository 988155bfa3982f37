package candor.plan.change;

import candor.plan.PropertyType;
import candor.plan.change.Change.Kind;

/** Compares ranges and roundings. No state. */
final class NumberChanges {

  private NumberChanges() {}

  /** Compares two numbers of one type; returns false when they are none. */
  static boolean compare(Place at, PropertyType from, PropertyType to) {
    if (from instanceof PropertyType.Whole before && to instanceof PropertyType.Whole after) {
      whole(at, before, after);
      TypeChanges.unit(at, before.unit(), after.unit());
    } else if (from instanceof PropertyType.Duration before
        && to instanceof PropertyType.Duration after) {
      whole(at, whole(before), whole(after));
      TypeChanges.unit(at, before.unit(), after.unit());
    } else if (from instanceof PropertyType.Decimal before
        && to instanceof PropertyType.Decimal after) {
      decimal(at, before, after);
      TypeChanges.unit(at, before.unit(), after.unit());
    } else {
      return false;
    }
    return true;
  }

  private static PropertyType.Whole whole(PropertyType.Duration duration) {
    return new PropertyType.Whole(0, duration.max(), duration.roundTo(), "");
  }

  private static void whole(Place at, PropertyType.Whole from, PropertyType.Whole to) {
    at.least("min", from.min(), to.min(), "may be as little as %s");
    at.most("max", from.max(), to.max(), "may be as much as %s");
    long before = Math.max(1, from.roundTo());
    long after = Math.max(1, to.roundTo());
    boolean moved = from.min() != to.min() || from.max() != to.max() || before != after;
    if (moved && !holdsMultiple(to.min(), to.max(), after)) {
      at.say(Kind.WIDENS, "has a range without any rounded number, which cannot be compared");
    } else if (before != after) {
      rounding(at, after % before == 0, (double) before, (double) after);
    }
  }

  /** Without a multiple the law keeps the least value, which is no rounded number. */
  private static boolean holdsMultiple(long min, long max, long step) {
    return Math.floorMod(min, step) == 0 || Math.floorDiv(max, step) > Math.floorDiv(min, step);
  }

  private static void decimal(Place at, PropertyType.Decimal from, PropertyType.Decimal to) {
    bound(at.in("min"), to.min() < from.min(), from.min(), to.min(), "little");
    bound(at.in("max"), to.max() > from.max(), from.max(), to.max(), "much");
    double before = from.roundTo();
    double after = to.roundTo();
    boolean moved = from.min() != to.min() || from.max() != to.max() || before != after;
    if (moved && after > 0 && Math.ceil(to.min() / after) > Math.floor(to.max() / after)) {
      at.say(Kind.WIDENS, "has a range without any rounded number, which cannot be compared");
    } else if (before != after) {
      rounding(at, isCoarser(before, after), before, after);
    }
  }

  private static void bound(Place at, boolean wider, double from, double to, String amount) {
    if (from != to) {
      at.say(
          wider ? Kind.WIDENS : Kind.NARROWS,
          "may be as %s as %s, was %s".formatted(amount, Words.number(to), Words.number(from)));
    }
  }

  private static void rounding(Place at, boolean coarser, double from, double to) {
    at.in("round")
        .say(
            coarser ? Kind.NARROWS : Kind.WIDENS,
            "is rounded to %s, was to %s"
                .formatted(step(to), step(from))
                .concat(coarser || to < from ? "" : ", which is no multiple of it"));
  }

  private static String step(double step) {
    return step > 0 ? Words.number(step) : "nothing";
  }

  /** Says whether every number that the newer step gives is one that the older step keeps. */
  private static boolean isCoarser(double from, double to) {
    if (from == 0) {
      return true;
    }
    double times = Math.rint(to / from);
    return isExact(from) && isExact(to) && times >= 1 && Math.abs(to / from - times) < 1e-9 * times;
  }

  /** Whole numbers and their inverses round to the same double whatever the step they came by. */
  private static boolean isExact(double step) {
    double inverse = Math.rint(1 / step);
    return step >= 1
        ? step == Math.rint(step)
        : step > 0 && Math.abs(1 / step - inverse) < 1e-9 * inverse;
  }
}
