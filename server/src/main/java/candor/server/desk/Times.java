package candor.server.desk;

import candor.server.query.BadQuestion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Reads moments and lengths of time as addresses write them. */
final class Times {

  private Times() {}

  static Duration window(String text) throws BadQuestion {
    if (!text.matches("[1-9]\\d{0,2}[dhm]")) {
      throw new BadQuestion("window", "must be a number of days, hours or minutes: 7d, 12h or 30m");
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'd' -> Duration.ofDays(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofMinutes(number);
    };
  }

  static Instant instant(String text, ZoneId zone, String parameter) throws BadQuestion {
    try {
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      int year = instant.atZone(zone).getYear();
      if (year >= 2000 && year <= 2100) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      throw wrongTime(parameter);
    }
    throw wrongTime(parameter);
  }

  private static BadQuestion wrongTime(String parameter) {
    return new BadQuestion(
        parameter, "must be a date such as 2026-11-01 or an instant such as 2026-11-01T12:00:00Z");
  }
}
