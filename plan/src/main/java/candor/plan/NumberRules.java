package candor.plan;

import candor.json.Json;
import candor.plan.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** Judges truth values and numbers. No state. */
final class NumberRules {

  /** Doubles from here on have no fraction, so rounding to a part of 1 changes nothing. */
  private static final double WITHOUT_FRACTION = 0x1p52;

  private NumberRules() {}

  /** Judges truth values; the words true and false count, as some clients only send strings. */
  record Truth(PropertyType.Bool type) implements TypeRule {
    @Override
    public Ruling judge(Json value) {
      Json.Bool bool = truth(value);
      if (bool == null) {
        return Ruling.drop(Reason.WRONG_TYPE);
      }
      Boolean always = type.always();
      return always == null || always == bool.value()
          ? new Ruling.Keep(bool)
          : Ruling.drop(Reason.NOT_IN_VOCABULARY);
    }

    private static Json.@Nullable Bool truth(Json value) {
      if (value instanceof Json.Bool bool) {
        return bool;
      }
      if (value instanceof Json.Text text && text.value().equals("true")) {
        return new Json.Bool(true);
      }
      if (value instanceof Json.Text text && text.value().equals("false")) {
        return new Json.Bool(false);
      }
      return null;
    }
  }

  /** Judges whole numbers; 3.0 is one, because JavaScript knows no other kind. */
  record Whole(long min, long max, long step) implements TypeRule {
    @Override
    public Ruling judge(Json value) {
      if (value instanceof Json.Whole whole) {
        return judge(whole, whole.value());
      }
      if (value instanceof Json.Decimal decimal && decimal.value() == Math.rint(decimal.value())) {
        // The cast stops at the ends of a long; there the number was beyond them.
        long number = (long) decimal.value();
        return number == Long.MAX_VALUE || number != decimal.value()
            ? Ruling.drop(Reason.OUT_OF_RANGE)
            : judge(new Json.Whole(number), number);
      }
      return Ruling.drop(Reason.WRONG_TYPE);
    }

    private Ruling judge(Json.Whole value, long number) {
      if (number < min || number > max) {
        return Ruling.drop(Reason.OUT_OF_RANGE);
      }
      long rounded = step <= 1 ? number : round(number);
      return new Ruling.Keep(rounded == number ? value : new Json.Whole(rounded));
    }

    /**
     * Finds the nearest multiple of the step inside the range (halves go up), or the least value
     * when the range holds none. Differences are compared unsigned, because they may exceed a long.
     */
    private long round(long number) {
      long rest = Math.floorMod(number, step);
      long gap = step - rest;
      boolean down = Long.compareUnsigned(rest, number - min) <= 0;
      boolean up = Long.compareUnsigned(gap, max - number) <= 0;
      if (rest == 0) {
        return number;
      }
      if (up && (rest >= gap || !down)) {
        return number + gap;
      }
      return down ? number - rest : min;
    }
  }

  /** Judges finite numbers. */
  record Decimal(PropertyType.Decimal type) implements TypeRule {
    @Override
    public Ruling judge(Json value) {
      double number;
      if (value instanceof Json.Decimal decimal) {
        number = decimal.value();
      } else if (value instanceof Json.Whole whole) {
        number = whole.value();
      } else {
        return Ruling.drop(Reason.WRONG_TYPE);
      }
      if (number < type.min() || number > type.max()) {
        return Ruling.drop(Reason.OUT_OF_RANGE);
      }
      // Adding 0 turns -0.0 into 0.0: one number, one form.
      return new Ruling.Keep(new Json.Decimal((type.roundTo() > 0 ? round(number) : number) + 0.0));
    }

    private double round(double number) {
      double rounded = nearest(number, type.roundTo());
      if (rounded > type.max()) {
        rounded = nearest(rounded - type.roundTo(), type.roundTo());
      } else if (rounded < type.min()) {
        rounded = nearest(rounded + type.roundTo(), type.roundTo());
      }
      return rounded < type.min() || rounded > type.max() ? type.min() : rounded;
    }

    /** Divides by the inverse of steps like 0.1, whose own double is not exact. */
    private static double nearest(double number, double step) {
      double inverse = Math.rint(1 / step);
      if (step < 1 && Math.abs(1 / step - inverse) < 1e-9 * inverse) {
        double count = number * inverse;
        return Math.abs(count) < WITHOUT_FRACTION ? Math.rint(count) / inverse : number;
      }
      double count = number / step;
      return Math.abs(count) < WITHOUT_FRACTION ? Math.rint(count) * step : number;
    }
  }
}
