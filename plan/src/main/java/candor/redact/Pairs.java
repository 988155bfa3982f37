package candor.redact;

/** Takes the values of names that hide something: in code, settings, headers, queries, commands. */
final class Pairs {

  private static final int MAX_BLANKS = 8;
  private static final int MAX_WRAPPER = 24;
  private static final int MAX_INDENT = 40;
  private static final int MIN_TOKEN = 12;
  private static final int MAX_TOKEN = 64;

  private static final String[] SAYS = {
    " is ", " was ", " provided: ", " provided ", " set to ", " = "
  };

  private final Marker marker;
  private final View view;
  private final Headers headers;
  private int publicEnd;

  Pairs(Marker marker) {
    this.marker = marker;
    this.view = marker.view;
    this.headers = new Headers(marker);
  }

  /** Returns up to where the last name says that the text is meant to be seen. */
  int publicEnd() {
    return publicEnd;
  }

  /**
   * Takes the value behind a run. Returns where to go on; the end of the run when none is there.
   */
  int take(int from, int end) {
    char next = view.at(end);
    if (next != ' '
        && next != '='
        && next != ':'
        && next != '>'
        && next != ']'
        && next != '\t'
        && !Letters.isQuote(next)
        && next != '\n'
        && next != View.GAP) {
      return end;
    }
    Keys kind = Keys.of(view, from, end);
    if (kind == Keys.NONE) {
      return end;
    }
    int i = end;
    boolean closed = Letters.isQuote(view.at(i));
    i += closed ? 1 : 0;
    i += view.at(i) == ']' || (closed && view.at(i) == ')') ? 1 : 0;
    int sign = blanks(i);
    char c = view.at(sign);
    if (c == '=' || (c == ':' && view.at(sign + 1) != ':' && !view.has("://", sign))) {
      return assigned(kind, from, end, sign, closed);
    } else if (closed && (c == '\n' || c == '\r') && view.has("name=", from - 6)) {
      return formField(kind, from, end, sign);
    } else if (c == '\n' && isNamed(from)) {
      return valueLine(kind, from, end, sign);
    } else if (c == '>' && view.at(from - 1) == '<' && sign == end) {
      return element(kind, end);
    } else if (closed && (c == ',' || view.hasAnyCase("value", sign))) {
      return listed(kind, from, end, sign);
    } else if (view.at(from - 1) == '-' && sign > end && c != '-') {
      return accept(kind, from, end, blanks(end), '=');
    }
    return closed || blanks(end) == end ? end : told(kind, from, end, sign);
  }

  private int assigned(Keys kind, int from, int end, int sign, boolean closed) {
    char c = view.at(sign);
    int i = sign + 1;
    i += view.at(i) == '=' || (c == '=' && view.at(i) == '>') ? 1 : 0;
    // Two signs of equality compare; a word on the other side is no value.
    boolean firm = closed || (c == '=' && view.at(sign + 1) != '=') || view.at(sign + 1) == '=';
    boolean loose = c == ':' && !closed && view.at(i) != '"' && view.at(i) != '\'';
    return accept(kind, from, end, blanks(i), firm && !loose ? '=' : ':');
  }

  /** A field of a form: its name in the head, an empty line, its value. */
  private int formField(Keys kind, int from, int end, int sign) {
    int i = sign;
    while (i - sign < 4 && (view.at(i) == '\n' || view.at(i) == '\r')) {
      i++;
    }
    return i - sign < 2 ? end : accept(kind, from, end, i, '=');
  }

  private boolean isNamed(int from) {
    int i = Letters.isQuote(view.at(from - 1)) ? from - 1 : from;
    return view.has("name: ", i - 6) || view.has("key: ", i - 5);
  }

  /** Two lines of a setting: its name on one, its value on the next. */
  private int valueLine(Keys kind, int from, int end, int line) {
    int i = line + 1;
    while (i - line < MAX_INDENT && view.at(i) == ' ') {
      i++;
    }
    return view.has("value: ", i) ? accept(kind, from, end, i + 7, '=') : end;
  }

  private int element(Keys kind, int end) {
    int close = end + 1;
    while (close - end < 1024 && close < view.length && view.at(close) != '<') {
      close++;
    }
    boolean hides = view.at(close) == '<' && hides(kind, end + 1, close, true, '=');
    return hides ? marker.take(end + 1, close) : end;
  }

  /** A name and its value as neighbours in a list, or as two attributes of one element. */
  private int listed(Keys kind, int from, int end, int sign) {
    int i = blanks(view.at(sign) == ',' ? sign + 1 : sign);
    i += Letters.isQuote(view.at(i)) && view.hasAnyCase("value", i + 1) ? 1 : 0;
    if (view.hasAnyCase("value", i)) {
      i += 5;
      i += Letters.isQuote(view.at(i)) ? 1 : 0;
      i = blanks(i);
      i = view.at(i) == ':' || view.at(i) == '=' ? blanks(i + 1) : view.length;
    }
    int close = Letters.isQuote(view.at(i)) ? Values.quotedEnd(view, i + 1) : -1;
    // A name that a colon follows is a key of its own.
    boolean value = close > 0 && view.at(close + 1) != ':';
    return value ? accept(kind, from, end, i, '=') : end;
  }

  /** A secret in a sentence: "password is x", "token x", "password 'x'", "call 555 1234". */
  private int told(Keys kind, int from, int end, int sign) {
    char c = view.at(sign);
    if (Letters.isQuote(c)) {
      int close = Values.quotedEnd(view, sign + 1);
      // A secret with a name is a thing of some systems; its name is not what it hides.
      boolean named = view.hasAnyCase("secret", from) && !Values.hasDigit(view, sign + 1, close);
      boolean told = close > 0 && kind == Keys.SECRET && !named;
      return told && hides(Keys.SECRET, sign + 1, close, true, '=')
          ? marker.take(sign + 1, close)
          : end;
    }
    int close = Values.bareEnd(view, sign, MIN_TOKEN + 4);
    close = close - sign < MIN_TOKEN ? sign : Values.bareEnd(view, sign);
    if (kind == Keys.PUBLIC) {
      publicEnd = Math.max(publicEnd, close);
      return end;
    } else if (Randomness.isUuid(view, sign, close)) {
      return kind == Keys.NUMBER || kind == Keys.TOKEN ? marker.take(sign, close) : end;
    } else if (close > sign
        && Randomness.isLikely(view, sign, close)
        && !isUuidOrHash(sign, close)) {
      boolean hides = kind == Keys.SECRET || kind == Keys.TOKEN || kind == Keys.NUMBER;
      hides |= kind == Keys.PERHAPS && Randomness.isToken(view, sign, close);
      return hides ? marker.take(sign, close) : end;
    } else if (c == '+' || c == '(' || Letters.isDigit(c)) {
      int stop = Figures.phoneEnd(view, sign, 7);
      // A short number without any sign in it counts something.
      stop = stop - sign < 8 ? -1 : stop;
      return stop > 0 && kind == Keys.PHONE ? marker.take(sign, stop) : end;
    }
    for (String says : SAYS) {
      if (c == says.charAt(1) && view.has(says, end)) {
        boolean hides = kind == Keys.SECRET || kind == Keys.TOKEN;
        return hides ? accept(kind, from, end, blanks(end + says.length()), ':') : end;
      }
    }
    return end;
  }

  /** The name in a directory is followed by its branch; a number of a user by something else. */
  private boolean isUserNumber(int from, int end) {
    boolean uid = view.has("uid=", from - 4) || view.has("uid:", from - 4);
    return uid && !view.hasAnyCase(",ou=", end) && !view.hasAnyCase(",cn=", end);
  }

  private boolean isUuidOrHash(int from, int end) {
    return Randomness.isUuid(view, from, end) || Randomness.isHash(view, from, end);
  }

  private int accept(Keys kind, int from, int end, int start, char sign) {
    if (kind == Keys.COOKIE) {
      return headers.cookies(start, end);
    }
    int i = wrapped(start);
    boolean quoted = Letters.isQuote(view.at(i));
    int value = quoted ? i + 1 : i;
    int close = quoted ? Values.quotedEnd(view, value) : -1;
    quoted = close >= 0;
    if (view.has("-----BEGIN", value)) {
      return end;
    } else if (kind == Keys.AUTHORIZATION) {
      return headers.authorization(value, close, end);
    }
    if (view.at(value) == '{' || view.at(value) == '[') {
      return end;
    }
    close = quoted ? close : Values.bareEnd(view, value);
    if (kind == Keys.PHONE) {
      int stop = Figures.phoneEnd(view, value, 7);
      return stop > 0 ? marker.take(value, stop) : end;
    }
    if (!quoted
        && view.at(from - 1) == '-'
        && Values.isName(view, value, close)
        && !Values.hasDigit(view, value, close)) {
      // A usage text: --password=PASSWORD.
      return end;
    }
    int words = Values.phraseEnd(view, value);
    if (kind == Keys.SECRET && words > close) {
      return marker.take(value, words);
    }
    boolean set = sign == '=' || quoted || (opensLine(from) && endsLine(close));
    return hides(kind, value, close, quoted, set ? '=' : ':') ? marker.take(value, close) : end;
  }

  private boolean hides(Keys kind, int from, int end, boolean quoted, char sign) {
    if (Values.isEmpty(view, from, end, quoted || kind == Keys.PERSON)) {
      return false;
    } else if (kind == Keys.PERHAPS) {
      int sample = Math.min(end, from + MAX_TOKEN);
      return Randomness.isLikely(view, from, sample)
          && !Randomness.isNameOfContent(view, from, end)
          && !Values.isAddress(view, from);
    } else if (kind == Keys.PUBLIC) {
      publicEnd = Math.max(publicEnd, end);
      return false;
    } else if (kind == Keys.NUMBER) {
      return end - from >= 8 && Values.hasDigit(view, from, end);
    } else if (kind == Keys.PERSON) {
      return sign == '=' && !Homes.isNobody(view, from, end) && !isUserNumber(from, end);
    }
    boolean letters = Values.isLetters(view, from, end);
    if (kind == Keys.SECRET) {
      return sign == '=' || !letters || end - from >= 16;
    }
    if (letters) {
      return end - from >= 16;
    } else if (Values.isDigits(view, from, end)) {
      return end - from >= 10;
    }
    int sample = Math.min(end, from + MAX_TOKEN);
    return end - from >= 6 && (sign == '=' || Values.hasDigit(view, from, sample));
  }

  /** Steps into {@code Some("x")} and its like. */
  private int wrapped(int from) {
    int i = from;
    while (i - from < MAX_WRAPPER && (Letters.isWord(view.at(i)) || view.at(i) == ':')) {
      i++;
    }
    if (view.at(i) == '(' && i > from && Letters.isQuote(view.at(i + 1))) {
      return i + 1;
    }
    return i == from + 1 && Letters.isQuote(view.at(i)) && "brfuL".indexOf(view.at(from)) >= 0
        ? i
        : from;
  }

  private boolean opensLine(int from) {
    int i = from;
    while (from - i < MAX_BLANKS
        && (view.at(i - 1) == ' ' || view.at(i - 1) == '-' || view.at(i - 1) == '\t')) {
      i--;
    }
    return i == 0 || view.at(i - 1) == '\n';
  }

  private boolean endsLine(int end) {
    char c = view.at(blanks(end));
    return c == 0 || c == '\n' || c == '\r';
  }

  private int blanks(int from) {
    return Values.blanks(view, from);
  }
}
