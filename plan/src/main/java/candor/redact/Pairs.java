package candor.redact;

/** Takes the values of names that hide something: in code, settings, headers, queries, commands. */
final class Pairs {

  private static final int MAX_BLANKS = 8;
  private static final int MAX_WRAPPER = 24;
  private static final int MAX_INDENT = 40;

  /** A token shows a digit sooner than this. */
  private static final int MAX_WORD = 32;

  /** How far an element may go on behind its name, before its text. */
  private static final int MAX_ATTRIBUTES = 96;

  private final Marker marker;
  private final View view;
  private final Headers headers;
  private final Sentences sentences;
  private int publicEnd;

  Pairs(Marker marker) {
    this.marker = marker;
    this.view = marker.view;
    this.headers = new Headers(marker);
    this.sentences = new Sentences(marker, this);
  }

  /** Returns up to where the last name says that the text is meant to be seen. */
  int publicEnd() {
    return publicEnd;
  }

  /** Learns that what ends here is meant to be seen. */
  void show(int end) {
    publicEnd = Math.max(publicEnd, end);
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
    boolean serial = end - from == 1 && view.has("S/N", from - 2);
    Keys kind = serial ? Keys.NUMBER : Keys.of(view, from, end);
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
    } else if (view.at(from - 1) == '<' || (view.at(from - 1) == ':' && opensElement(from - 1))) {
      return element(kind, end);
    } else if (closed && (c == ',' || view.hasAnyCase("value", sign))) {
      return listed(kind, from, end, sign);
    } else if (view.at(from - 1) == '-' && sign > end && c != '-') {
      return accept(kind, from, end, blanks(end), '=');
    }
    return closed || blanks(end) == end ? end : sentences.take(kind, from, end, sign);
  }

  private int assigned(Keys kind, int from, int end, int sign, boolean closed) {
    char c = view.at(sign);
    int i = sign + 1;
    boolean arrow = c == '=' && view.at(i) == '>';
    i += view.at(i) == '=' || arrow ? 1 : 0;
    i += arrow && view.at(i) == '\n' ? 1 : 0;
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

  /** Tells whether only the short name of a name space parts this place from a bracket. */
  private boolean opensElement(int colon) {
    int i = colon;
    while (colon - i < MAX_BLANKS && Letters.isRun(view.at(i - 1))) {
      i--;
    }
    return view.at(i - 1) == '<';
  }

  private int element(Keys kind, int end) {
    int open = end;
    while (open - end < MAX_ATTRIBUTES && "<>\n\0".indexOf(view.at(open)) < 0) {
      open++;
    }
    if (view.at(open) != '>' || view.at(open - 1) == '/') {
      return end;
    }
    int value = open + 1;
    int close = value;
    while (close - value < 1024 && close < view.length && view.at(close) != '<') {
      close++;
    }
    boolean hides = view.at(close) == '<' && hides(kind, value, close, true, '=');
    return hides ? marker.take(value, close) : end;
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

  /** The name in a directory is followed by its branch; a number of a user by something else. */
  private boolean isUserNumber(int from, int end) {
    boolean uid = view.has("uid=", from - 4) || view.has("uid:", from - 4);
    return uid && !view.hasAnyCase(",ou=", end) && !view.hasAnyCase(",cn=", end);
  }

  int accept(Keys kind, int from, int end, int start, char sign) {
    if (kind == Keys.COOKIE) {
      return headers.cookies(start, end);
    }
    int i = wrapped(start);
    i += view.has("W/\"", i) ? 2 : 0;
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
    if (kind == Keys.PHONE || kind == Keys.PLACE) {
      int stop = kind == Keys.PHONE ? Figures.phoneEnd(view, value, 7) : Places.end(view, value);
      return stop > 0 ? marker.take(value, stop) : end;
    }
    if (view.at(value) == '/' && view.hasAnyCase("pwd", end - 3)) {
      // The folder that a shell works in.
      return end;
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

  boolean hides(Keys kind, int from, int end, boolean quoted, char sign) {
    if (Values.isEmpty(view, from, end, quoted || kind == Keys.PERSON)) {
      return false;
    } else if (kind == Keys.PERHAPS) {
      return Randomness.isLikely(view, from, Values.sampleEnd(view, from, end))
          && !Randomness.isNameOfContent(view, from, end)
          && !Values.isAddress(view, from);
    } else if (kind == Keys.PUBLIC) {
      show(end);
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
    int sample = Math.min(end, from + MAX_WORD);
    return end - from >= 6 && (sign == '=' || Values.hasDigit(view, from, sample));
  }

  /** Steps into {@code Some("x")} and its like. */
  private int wrapped(int from) {
    int i = from;
    while (i - from < MAX_WRAPPER && (Letters.isWord(view.at(i)) || view.has("::", i))) {
      i += view.at(i) == ':' ? 2 : 1;
    }
    if (view.at(i) == '(' && i > from) {
      int length = i + 1;
      while (length - i < 5 && Letters.isDigit(view.at(length))) {
        length++;
      }
      // A dump says how long a text is before it shows it.
      boolean dump = length > i + 1 && view.has(") \"", length);
      return dump ? length + 2 : Letters.isQuote(view.at(i + 1)) ? i + 1 : from;
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
