package candor.server.desk;

import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says numbers of one unit as people read them.
 *
 * @param unit the planned unit, or empty for a plain number
 */
record Quantity(String unit) {

  /** Seconds, minutes, hours and days are not counted by tens. */
  private static final double[] CLOCK = {
    2e3,
    5e3,
    10e3,
    15e3,
    30e3,
    60e3,
    120e3,
    300e3,
    600e3,
    900e3,
    1_800e3,
    3_600e3,
    7_200e3,
    10_800e3,
    21_600e3,
    43_200e3,
    86_400e3,
    172_800e3,
    604_800e3,
    1_209_600e3
  };

  static final Quantity MILLIS = new Quantity("ms");

  static Quantity of(@Nullable Property property) {
    if (property == null) {
      return new Quantity("");
    }
    return new Quantity(
        switch (property.type()) {
          case PropertyType.Whole whole -> whole.unit();
          case PropertyType.Decimal decimal -> decimal.unit();
          case PropertyType.Duration duration -> duration.unit();
          default -> "";
        });
  }

  /** Returns the height of an axis: four even steps of a size that the unit is counted in. */
  double top(double most) {
    double size =
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "min" -> 60_000;
          default -> 0;
        };
    double step = Math.max(most, 1e-6) / 4;
    if (size > 0 && step * size > 1_000) {
      for (double round : CLOCK) {
        if (round >= step * size) {
          return 4 * round / size;
        }
      }
    }
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (double round : new double[] {1, 2, 2.5, 5}) {
      if (round * power >= step) {
        return 4 * round * power;
      }
    }
    return 40 * power;
  }

  String text(double number) {
    return switch (unit) {
      case "ms" -> time(number);
      case "s" -> time(number * 1_000);
      case "min" -> time(number * 60_000);
      case "" -> plain(number);
      default -> plain(number) + " " + unit;
    };
  }

  private static String time(double millis) {
    if (millis == 0) {
      return "0";
    }
    if (millis < 1_000) {
      return plain(millis) + " ms";
    }
    if (millis < 120_000) {
      return plain(millis / 1_000) + " s";
    }
    return millis < 7_200_000
        ? rough(millis / 60_000) + " min"
        : millis < 172_800_000
            ? rough(millis / 3_600_000) + " h"
            : rough(millis / 86_400_000) + " days";
  }

  private static String rough(double number) {
    return plain(number < 10 ? Math.rint(number * 10) / 10 : Math.rint(number));
  }

  private static String plain(double number) {
    if (number >= 1_000_000_000) {
      return String.format(Locale.ENGLISH, "%.1f bn", number / 1_000_000_000);
    }
    if (number >= 100 || number == Math.rint(number)) {
      return Words.number(Math.round(number));
    }
    String text = String.format(Locale.ENGLISH, number < 10 ? "%.2f" : "%.1f", number);
    return text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }
}
