package candor.redact;

/** Takes secrets out of the two headers with a form of their own. */
final class Headers {

  private static final int MAX_COOKIES = 64;

  private static final String[] SCHEMES = {
    "bearer", "basic ", "token ", "digest", "apikey", "negoti", "ntlm "
  };

  private final Marker marker;
  private final View view;

  Headers(Marker marker) {
    this.marker = marker;
    this.view = marker.view;
  }

  /** Takes what follows the scheme; with several pairs behind the scheme each speaks for itself. */
  int authorization(int value, int close, int end) {
    int limit = close >= 0 ? close : view.length;
    int first = Math.min(Values.bareEnd(view, value), limit);
    int second = blanks(first);
    boolean scheme =
        first - value <= 20
            && second > first
            && second < limit
            && !Letters.isQuote(view.at(second));
    while (scheme && isScheme(second) && blanks(second + 6) > second + 6) {
      second = blanks(second + 6);
    }
    if (!scheme) {
      return Values.isEmpty(view, value, first, false)
              || (first - value < 8 && Values.isLetters(view, value, first))
          ? end
          : marker.take(value, first);
    }
    int stop = Math.min(Values.bareEnd(view, second), limit);
    if (pairAt(second)) {
      return end;
    }
    boolean known = isScheme(value) || Values.hasDigit(view, second, stop);
    return !known || Values.isEmpty(view, second, stop, false) ? end : marker.take(second, stop);
  }

  private boolean isScheme(int i) {
    for (String scheme : SCHEMES) {
      if (view.hasAnyCase(scheme, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean pairAt(int from) {
    int i = from;
    while (Letters.isLetter(view.at(i))) {
      i++;
    }
    return i > from
        && view.at(i) == '='
        && (!Letters.isBreak(view.at(i + 1)) || Letters.isQuote(view.at(i + 1)))
        && view.at(i + 1) != '=';
  }

  /** Takes the values of cookies, each for itself. Returns where to go on. */
  int cookies(int start, int end) {
    int i = Letters.isQuote(view.at(start)) ? start + 1 : start;
    int last = end;
    for (int k = 0; k < MAX_COOKIES; k++) {
      int name = i;
      while (Letters.isRun(view.at(i)) || view.at(i) == '.') {
        i++;
      }
      if (i == name || view.at(i) != '=') {
        return last;
      }
      int value = i + 1;
      int stop = value;
      while (stop < view.length
          && view.at(stop) != ';'
          && !Letters.isBreak(view.at(stop))
          && view.at(stop) != ',') {
        stop++;
      }
      boolean plain =
          Values.isLetters(view, value, stop)
              || stop - value < 5
              || view.at(value) == '/'
              || view.hasAnyCase("max-age", name);
      last = plain || Values.isEmpty(view, value, stop, true) ? stop : marker.take(value, stop);
      if (view.at(stop) != ';') {
        return last;
      }
      i = blanks(stop + 1);
    }
    return last;
  }

  private int blanks(int from) {
    return Values.blanks(view, from);
  }
}
