package candor.redact;

/** Finds where on earth something is: degrees with many places, or with minutes and seconds. */
final class Places {

  /** Four places tell one house from the next; three may be any measure. */
  private static final int LEAST_PLACES = 4;

  private static final int MOST_DEGREES = 180;
  private static final int MAX_MINUTES = 16;

  private Places() {}

  /** Finds the end of one coordinate, or of two that belong together, or returns -1. */
  static int end(View view, int from) {
    int end = numberEnd(view, from);
    if (end < 0) {
      return -1;
    }
    int second = secondEnd(view, end);
    return second > 0 ? second : end;
  }

  /** Finds the end of two coordinates, or returns -1. */
  static int pairEnd(View view, int from) {
    int end = numberEnd(view, from);
    return end < 0 ? -1 : secondEnd(view, end);
  }

  private static int secondEnd(View view, int end) {
    int side = Values.blanks(view, end);
    int comma = isSide(view, side) ? side + 1 : end;
    comma += view.at(comma) == ',' ? 1 : 0;
    int second = Values.blanks(view, comma);
    boolean parted = comma > end || view.at(second) == '+' || view.at(second) == '-';
    return parted ? numberEnd(view, second) : -1;
  }

  private static int numberEnd(View view, int from) {
    int i = view.at(from) == '-' || view.at(from) == '+' ? from + 1 : from;
    int whole = i;
    int degrees = 0;
    while (i - whole < 3 && Letters.isDigit(view.at(i))) {
      degrees = degrees * 10 + view.at(i++) - '0';
    }
    if (i == whole || degrees > MOST_DEGREES || view.at(i) != '.') {
      return -1;
    }
    int point = i++;
    while (Letters.isDigit(view.at(i))) {
      i++;
    }
    return i - point > LEAST_PLACES && !Letters.isWord(view.at(i)) ? i : -1;
  }

  /** Finds the first digit before a sign of degrees. */
  static int degreesStart(View view, int sign) {
    int from = sign;
    while (sign - from < MAX_MINUTES && isOfNumber(view.at(from - 1))) {
      from--;
    }
    return from;
  }

  private static boolean isOfNumber(char c) {
    return Letters.isDigit(c) || c == '.' || c == '-';
  }

  /** Finds the end of minutes and seconds behind a sign of degrees, or returns -1. */
  static int degreesEnd(View view, int sign) {
    if (numberEnd(view, degreesStart(view, sign)) == sign) {
      return sign + 1;
    }
    int i = Values.blanks(view, sign + 1);
    int minutes = i;
    while (i - minutes < MAX_MINUTES
        && (Letters.isDigit(view.at(i))
            || " .,'\"\u2032\u2033\u2019\u201d".indexOf(view.at(i)) >= 0)) {
      i++;
    }
    return isSide(view, i) && Letters.isDigit(view.at(minutes)) ? i + 1 : -1;
  }

  private static boolean isSide(View view, int i) {
    return "NSEWO".indexOf(view.at(i)) >= 0 && !Letters.isWord(view.at(i + 1));
  }
}
