package candor.server.door;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that clients write: ISO 8601 with a date, a time to the second, up to nine
 * fraction digits, and {@code Z}, an offset or nothing (then it is UTC). Finer parts than the
 * millisecond are cut off.
 */
final class Moments {

  /** {@code 2026-11-22T10:00:00}. */
  private static final int SECONDS_LENGTH = 19;

  private static final int MOST_FRACTION_DIGITS = 9;

  private Moments() {}

  /** Returns the instant, or null when the text is none. */
  static @Nullable Instant read(String text) {
    boolean shaped =
        text.length() >= SECONDS_LENGTH
            && text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && (text.charAt(10) == 'T' || text.charAt(10) == 't' || text.charAt(10) == ' ')
            && text.charAt(13) == ':'
            && text.charAt(16) == ':';
    if (!shaped) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int second = secondOfDay(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
    if (year < 0 || month < 1 || day < 1 || second < 0) {
      return null;
    }
    try {
      return tail(text, LocalDate.of(year, month, day).toEpochDay() * 86_400 + second);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int secondOfDay(int hour, int minute, int second) {
    boolean right =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return right ? (hour * 60 + minute) * 60 + second : -1;
  }

  /** Reads what follows the seconds. */
  private static @Nullable Instant tail(String text, long epochSecond) {
    int at = SECONDS_LENGTH;
    int millis = 0;
    if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
      int from = ++at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == from || at - from > MOST_FRACTION_DIGITS) {
        return null;
      }
      for (int i = from, weight = 100; weight > 0 && i < at; i++, weight /= 10) {
        millis += (text.charAt(i) - '0') * weight;
      }
    }
    int offset = offsetSeconds(text, at);
    if (offset == Integer.MIN_VALUE) {
      return null;
    }
    return Instant.ofEpochMilli((epochSecond - offset) * 1000 + millis);
  }

  private static int offsetSeconds(String text, int at) {
    int left = text.length() - at;
    if (left == 0 || (left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z'))) {
      return 0;
    }
    char sign = text.charAt(at);
    boolean colon = left == 6 && text.charAt(at + 3) == ':';
    if ((sign != '+' && sign != '-') || !(left == 3 || left == 5 || colon)) {
      return Integer.MIN_VALUE;
    }
    int hours = number(text, at + 1, at + 3);
    int minutes = left == 3 ? 0 : number(text, text.length() - 2, text.length());
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return sign == '-' ? -seconds : seconds;
  }

  /** Returns the number that the digits make, or -1 when one is no digit. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
