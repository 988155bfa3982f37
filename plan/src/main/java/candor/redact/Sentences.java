package candor.redact;

/** Takes secrets that a sentence tells: "password is x", "token x", "password 'x'". */
final class Sentences {

  private static final int MIN_TOKEN = 12;
  private static final int MIN_PASSWORD = 8;
  private static final int MIN_NUMBER_DIGITS = 4;

  private static final String[] SAYS = {
    " is ", " was ", " provided: ", " provided ", " set to ", " = "
  };

  private final Marker marker;
  private final View view;
  private final Pairs pairs;

  Sentences(Marker marker, Pairs pairs) {
    this.marker = marker;
    this.view = marker.view;
    this.pairs = pairs;
  }

  /** Takes what stands behind a name and a blank. Returns where to go on. */
  int take(Keys kind, int from, int end, int sign) {
    char c = view.at(sign);
    if (Letters.isQuote(c)) {
      return quoted(kind, from, end, sign + 1);
    }
    int stop =
        kind == Keys.PHONE ? phoneEnd(sign) : kind == Keys.PLACE ? Places.end(view, sign) : -1;
    if (stop > 0) {
      return marker.take(sign, stop);
    }
    int close = Values.bareEnd(view, sign, MIN_TOKEN + 4);
    close = close - sign < MIN_TOKEN ? close : Values.bareEnd(view, sign);
    if (kind == Keys.PUBLIC) {
      pairs.show(close);
      return end;
    } else if (hides(kind, sign, close)) {
      return marker.take(sign, close);
    }
    for (String says : SAYS) {
      if (c == says.charAt(1) && view.has(says, end)) {
        boolean hides = kind == Keys.SECRET || kind == Keys.TOKEN;
        int value = Values.blanks(view, end + says.length());
        return hides ? pairs.accept(kind, from, end, value, ':') : end;
      }
    }
    return end;
  }

  private int quoted(Keys kind, int from, int end, int value) {
    int close = Values.quotedEnd(view, value);
    if (close < 0) {
      return end;
    }
    // A secret with a name is a thing of some systems; its name is not what it hides.
    boolean named = view.hasAnyCase("secret", from) && !Values.hasDigit(view, value, close);
    boolean told = kind == Keys.SECRET && !named && pairs.hides(kind, value, close, true, '=');
    boolean token = kind == Keys.TOKEN && hides(kind, value, close);
    return told || token ? marker.take(value, close) : end;
  }

  private int phoneEnd(int from) {
    char c = view.at(from);
    boolean opens = c == '+' || c == '(' || Letters.isDigit(c);
    int end = opens ? Figures.phoneEnd(view, from, 7) : -1;
    // A short number without any sign in it counts something.
    return end - from < 8 ? -1 : end;
  }

  private boolean hides(Keys kind, int from, int end) {
    if (Randomness.isUuid(view, from, end)) {
      return kind == Keys.NUMBER || kind == Keys.TOKEN;
    } else if (Randomness.isHash(view, from, end)) {
      return false;
    }
    boolean likely = end - from >= MIN_TOKEN && Randomness.isLikely(view, from, end);
    return switch (kind) {
      case SECRET -> likely || isPassword(from, end);
      case TOKEN -> likely;
      case NUMBER -> likely || isNumber(from, end);
      case PERHAPS -> likely && Randomness.isToken(view, from, end);
      default -> false;
    };
  }

  /** Tells whether letters, digits and a sign that words do not have stand together. */
  private boolean isPassword(int from, int end) {
    boolean letter = false;
    boolean digit = false;
    boolean sign = false;
    for (int i = from; i < end; i++) {
      char c = view.at(i);
      letter |= Letters.isLetter(c);
      digit |= Letters.isDigit(c);
      sign |= "!#$%*+&^~?".indexOf(c) >= 0;
      if (!Letters.isRun(c) && "!#$%*+&^~?@.".indexOf(c) < 0) {
        return false;
      }
    }
    return end - from >= MIN_PASSWORD && letter && digit && sign;
  }

  private boolean isNumber(int from, int end) {
    int digits = 0;
    boolean small = false;
    for (int i = from; i < end; i++) {
      digits += Letters.isDigit(view.at(i)) ? 1 : 0;
      small |= Letters.isLower(view.at(i));
      if (!Letters.isAlnum(view.at(i))) {
        return false;
      }
    }
    return end - from > 9 && end - from < 24 && digits >= (small ? MIN_NUMBER_DIGITS : 1);
  }
}
