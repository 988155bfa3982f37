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
