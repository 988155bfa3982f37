package candor.server.mapping;

import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes the {@code mappings} of one map: numbers in base 64, each relative to the one before. For
 * one thread.
 */
final class Mappings {

  private static final byte[] DIGITS = new byte[128];

  static {
    Arrays.fill(DIGITS, (byte) -1);
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < digits.length(); i++) {
      DIGITS[digits.charAt(i)] = (byte) i;
    }
  }

  /**
   * Says where the map of a section begins.
   *
   * @param line the first generated line
   * @param column the column at which that line begins
   * @param sources how many sources the sections before have
   * @param names how many names they have
   */
  record Offset(int line, int column, int sources, int names) {
    static final Offset NONE = new Offset(0, 0, 0, 0);
  }

  private final Segments segments;
  private final String field;
  private final Offset offset;
  private final long[] fields = new long[5];
  private int given;
  private long number;
  private int shift;
  private int line;
  private long column;
  private final long[] at = new long[4];
  private long highestSource = -1;
  private long highestName = -1;

  Mappings(Segments segments, String field, Offset offset) {
    this.segments = segments;
    this.field = field;
    this.offset = offset;
  }

  long highestSource() {
    return highestSource;
  }

  long highestName() {
    return highestName;
  }

  private BadMapping bad(String what) {
    return JsonText.bad(field, "%s, at generated line %d".formatted(what, line + 1L));
  }

  /** Reads the text up to its end; its first quote was taken. */
  void read(JsonText json) throws IOException {
    for (int c = json.next(field); c != '"'; c = json.next(field)) {
      // Some writers of JSON put a stroke before the slash, which is a digit here.
      int sign = c == '\\' ? json.next(field) : c;
      if (sign == ',') {
        segment();
      } else if (sign == ';') {
        segment();
        line++;
        column = 0;
      } else {
        digit(c == '\\' && sign != '/' ? -1 : sign < 128 ? DIGITS[sign] : -1);
      }
    }
    segment();
  }

  private void digit(int digit) throws BadMapping {
    if (digit < 0) {
      throw bad("has a sign that is no digit of base 64");
    }
    if (shift > 30 || given == fields.length) {
      throw bad(
          given == fields.length
              ? "has a segment of more than five numbers"
              : "has a number longer than 32 bits");
    }
    number |= (long) (digit & 31) << shift;
    if ((digit & 32) != 0) {
      shift += 5;
      return;
    }
    fields[given++] = (number & 1) == 0 ? number >>> 1 : -(number >>> 1);
    number = 0;
    shift = 0;
  }

  private void segment() throws IOException {
    if (shift > 0) {
      throw bad("ends inside a number");
    }
    if (given == 0) {
      return;
    }
    if (given != 1 && given != 4 && given != 5) {
      throw bad("has a segment of %d numbers; there are 1, 4 or 5".formatted(given));
    }
    column += fields[0];
    int[] origin = {-1, 0, 0, -1};
    if (given > 1) {
      for (int i = 0; i < given - 1; i++) {
        at[i] += fields[i + 1];
        origin[i] = (int) at[i];
      }
      check(given == 5);
      origin[0] += offset.sources();
      origin[3] = given == 5 ? origin[3] + offset.names() : -1;
    }
    long generated = line + (long) offset.line();
    long shifted = column + (line == 0 ? offset.column() : 0);
    if (shifted < 0 || shifted > Integer.MAX_VALUE || generated > Integer.MAX_VALUE) {
      throw bad("points outside of the generated file");
    }
    if (segments.isBehind((int) generated, (int) shifted)) {
      throw bad("runs backwards; sort the segments by line and column");
    }
    segments.add((int) generated, (int) shifted, origin);
    given = 0;
  }

  private void check(boolean named) throws BadMapping {
    for (int i = 0; i < (named ? 4 : 3); i++) {
      if (at[i] < 0 || at[i] > Integer.MAX_VALUE) {
        throw bad("points outside of the sources");
      }
    }
    highestSource = Math.max(highestSource, at[0]);
    highestName = named ? Math.max(highestName, at[3]) : highestName;
  }
}
