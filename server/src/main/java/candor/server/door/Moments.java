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

  /** {@code 2026-11-22T10:00:00.123456789Z}. */
  static final int LONGEST_PLAIN = 30;

  /** Says that a time is written in another way, or is none. */
  static final long UNUSUAL = Long.MIN_VALUE;

  /** Where the fixed characters of the plain form stand, and which they are. */
  private static final int[] MARKS = {4, 7, 10, 13, 16};

  private static final byte[] MARKED = {'-', '-', 'T', ':', ':'};

  /** Every month has these; of the days beyond, the calendar must be asked. */
  private static final int SURE_DAYS = 28;

  private static final long SECONDS_A_DAY = 86_400;

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
      return tail(text, LocalDate.of(year, month, day).toEpochDay() * SECONDS_A_DAY + second);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Reads a time in UTC that ends in {@code Z}; returns its millisecond or {@link #UNUSUAL}. */
  static long plainMillis(byte[] bytes, int from, int to) {
    if (to - from <= SECONDS_LENGTH || bytes[to - 1] != 'Z') {
      return UNUSUAL;
    }
    for (int i = 0; i < MARKS.length; i++) {
      if (bytes[from + MARKS[i]] != MARKED[i]) {
        return UNUSUAL;
      }
    }
    int year = number(bytes, from, 4);
    int month = number(bytes, from + 5, 2);
    int day = number(bytes, from + 8, 2);
    int second =
        secondOfDay(
            number(bytes, from + 11, 2), number(bytes, from + 14, 2), number(bytes, from + 17, 2));
    int millis = plainFraction(bytes, from + SECONDS_LENGTH, to - 1);
    boolean isSure = month >= 1 && month <= 12 && day >= 1 && day <= SURE_DAYS;
    if (year < 0 || second < 0 || millis < 0 || !isSure) {
      return UNUSUAL;
    }
    return (LocalDate.of(year, month, day).toEpochDay() * SECONDS_A_DAY + second) * 1000 + millis;
  }

  /** Returns the milliseconds of a fraction, or -1 when it is unusual. */
  private static int plainFraction(byte[] bytes, int from, int to) {
    int digits = to - from - 1;
    if (to == from) {
      return 0;
    }
    if (bytes[from] != '.' || digits < 3 || digits > MOST_FRACTION_DIGITS) {
      return -1;
    }
    return number(bytes, from + 4, digits - 3) < 0 ? -1 : number(bytes, from + 1, 3);
  }

  private static int number(byte[] bytes, int from, int digits) {
    int number = 0;
    int wrong = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = bytes[i] - '0';
      wrong |= digit | 9 - digit;
      number = number * 10 + digit;
    }
    return wrong < 0 ? -1 : number;
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
