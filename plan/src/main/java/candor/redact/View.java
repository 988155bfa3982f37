package candor.redact;

/**
 * Shows a text as a reader would take it: escapes undone, invisible characters left out,
 * look-alikes as what they look like. Knows for each of its characters where it stands in the text.
 *
 * <p>A marker that already stands in the text is one character here, so nothing matches inside it.
 * Not final, so that a test can count how often a character is looked at.
 */
class View {

  /** Stands for {@link Redaction#SECRET}; from the private use area. */
  static final char SECRET = '\ue000';

  /** Stands for {@link Redaction#PATH}. */
  static final char PATH = '\ue001';

  /** Stands for a colour code of a terminal: it separates, but belongs to nothing. */
  static final char GAP = '\u0001';

  private static final char ESCAPE = '\u001b';

  /** The places of a text that shows as it is written. */
  private static final int[] NONE = {};

  /** A sequence of colours is a few numbers; longer than this it is something else. */
  private static final int MAX_SEQUENCE = 24;

  /** The longest spelling of a character as a number, with its sign and its end. */
  private static final int MAX_ENTITY = 8;

  private static final boolean[] ODD = new boolean[0x7f];

  static {
    for (char c : new char[] {'\\', '%', '&', '<', '[', ESCAPE, 0}) {
      ODD[c] = true;
    }
  }

  private static final String[] ENTITIES = {
    "&quot;", "\"", "&apos;", "'", "&lt;", "<", "&gt;", ">", "&amp;", "&"
  };

  final String text;
  final int length;

  /** A part that {@link Values} has read and where it ends; none yet. */
  int stretch = -1;

  int stretchEnd = -1;

  /** Where {@link Addresses} has found the next at sign; none yet. */
  int nextAt = -1;

  private final char[] shown;
  private final int[] from;
  private final boolean escapes;
  private boolean inPath;

  /**
   * Looks at a text.
   *
   * @param escapes whether {@code \n} and its like mean a line end; in paths they do not
   */
  View(String text, boolean escapes) {
    this.text = text;
    this.escapes = escapes;
    this.shown = text.toCharArray();
    int same = 0;
    while (same < shown.length && (!isOdd(shown[same]) || isPlain(same))) {
      same++;
    }
    this.from = same == shown.length ? NONE : new int[shown.length + 1];
    this.length = same == shown.length ? same : show(same);
  }

  /** Shows the text from its first odd character on. Returns how many characters are seen. */
  private int show(int same) {
    for (int i = 0; i < same; i++) {
      from[i] = i;
    }
    int size = same;
    int i = same;
    while (i < text.length()) {
      char c = text.charAt(i);
      int next = i + 1;
      if (isOdd(c)) {
        long read = read(i);
        c = (char) read;
        next = (int) (read >>> 16);
      }
      if (c != 0) {
        if (inPath || c == '\\') {
          follow(c, size, next - i);
        }
        shown[size] = c;
        from[size++] = i;
      }
      i = next;
    }
    from[size] = text.length();
    return size;
  }

  char at(int i) {
    return i >= 0 && i < length ? shown[i] : '\0';
  }

  /** Returns where a character stands in the text; the end of the text for the end. */
  int source(int i) {
    return from.length == 0 ? i : from[i];
  }

  /** Reads a run: its end, and above that the kinds of its characters. */
  long run(int start) {
    int kinds = 0;
    int i = start;
    while (i < length) {
      int kind = Letters.kinds(shown[i]);
      if (kind == 0) {
        break;
      }
      kinds |= kind;
      i++;
    }
    return (long) kinds << 32 | i;
  }

  boolean has(String word, int i) {
    if (i < 0 || i + word.length() > length) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (shown[i + k] != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a word in small letters stands here, in letters of any size. */
  boolean hasAnyCase(String word, int i) {
    if (i < 0 || i + word.length() > length) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (Letters.small(shown[i + k]) != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  String part(int start, int end) {
    return new String(shown, start, end - start);
  }

  private static boolean isOdd(char c) {
    return c >= 0x7f || ODD[c];
  }

  /** Tells whether a character that could start something odd stands for itself alone. */
  private boolean isPlain(int i) {
    char c = text.charAt(i);
    return c != '\\' && read(i) == one(c, i + 1);
  }

  /** Remembers whether a Windows path runs on, in which a backslash escapes nothing. */
  private void follow(char c, int size, int width) {
    char before = size == 0 ? ' ' : shown[size - 1];
    if (c == '\\' && (before == ':' || (width > 1 && before == ' '))) {
      inPath = true;
    } else if (c < ' ' || "\"',:)]|>".indexOf(c) >= 0) {
      // A blank may stand inside a path.
      inPath = false;
    }
  }

  /** Reads one character that may be written in an odd way: it, and above it where the next is. */
  private long read(int i) {
    char c = text.charAt(i);
    if (c == '\\') {
      return escaped(i);
    } else if (c == '%') {
      return percent(i);
    } else if (c == '&') {
      return entity(i);
    } else if (c == '<') {
      return text.startsWith(Redaction.SECRET, i)
          ? one(SECRET, i + Redaction.SECRET.length())
          : text.startsWith(Redaction.PATH, i)
              ? one(PATH, i + Redaction.PATH.length())
              : one(c, i + 1);
    } else if (c == ESCAPE || c == '[') {
      return colour(c == '[' ? i : i + 1, c, i + 1);
    } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
      char plain = Glyphs.mathematical(text.codePointAt(i));
      return plain == 0 ? one(c, i + 1) : one(plain, i + 2);
    }
    return one(Glyphs.plain(c), i + 1);
  }

  private static long one(char c, int next) {
    return ((long) next << 16) | c;
  }

  private long escaped(int i) {
    char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
    int hex =
        !escapes ? -1 : next == 'u' ? hex(i + 2, 4) : next == 'x' && !inPath ? hex(i + 2, 2) : -1;
    if (hex > 0) {
      int end = i + (next == 'u' ? 6 : 4);
      return hex == ESCAPE ? colour(end, '\\', i + 1) : one(Glyphs.plain((char) hex), end);
    } else if (next == '"' || next == '\'' || next == '/') {
      return one(next, i + 2);
    } else if (next == '\\' && escapes) {
      // Two or more are one that was escaped; behind them may stand an escaped quote.
      int end = i + 2;
      while (end < text.length() && text.charAt(end) == '\\') {
        end++;
      }
      char last = end < text.length() ? text.charAt(end) : '\0';
      return last == '"' || last == '\'' ? one(last, end + 1) : one('\\', end);
    } else if (escapes && !inPath && (next == 'n' || next == 'r' || next == 't')) {
      return one(next == 't' ? '\t' : '\n', i + 2);
    }
    return one('\\', i + 1);
  }

  private long percent(int i) {
    int hex = hex(i + 1, 2);
    if (hex == '%') {
      int twice = hex(i + 3, 2);
      return twice > ' ' && twice < 0x7f ? one((char) twice, i + 5) : one('%', i + 3);
    }
    // A blank stays as it is written, because it does not part words here.
    return hex > ' ' && hex < 0x7f ? one((char) hex, i + 3) : one('%', i + 1);
  }

  private long entity(int i) {
    if (text.startsWith("&#", i)) {
      int end = i + 2;
      while (end < text.length() && end - i < MAX_ENTITY && text.charAt(end) != ';') {
        end++;
      }
      boolean closed = end < text.length() && text.charAt(end) == ';';
      int value = closed ? number(i + 2, end) : -1;
      // A blank stays as it is written, because it does not part words here.
      return value > ' ' && value < 0x7f ? one((char) value, end + 1) : one('&', i + 1);
    }
    for (int k = 0; k < ENTITIES.length; k += 2) {
      if (text.startsWith(ENTITIES[k], i)) {
        return one(ENTITIES[k + 1].charAt(0), i + ENTITIES[k].length());
      }
    }
    return one('&', i + 1);
  }

  private long colour(int i, char otherwise, int next) {
    if (i < text.length() && text.charAt(i) == '[') {
      int end = i + 1;
      while (end < text.length()
          && end - i < MAX_SEQUENCE
          && (Letters.isDigit(text.charAt(end)) || text.charAt(end) == ';')) {
        end++;
      }
      if (end > i + 1 && end < text.length() && text.charAt(end) == 'm') {
        return one(GAP, end + 1);
      }
    }
    return one(otherwise, next);
  }

  private int hex(int i, int digits) {
    return i + digits > text.length() ? -1 : number(i, i + digits, 16);
  }

  /** Reads a decimal number, or a hexadecimal one behind an x. */
  private int number(int i, int end) {
    return text.charAt(i) == 'x' ? number(i + 1, end, 16) : number(i, end, 10);
  }

  private int number(int i, int end, int base) {
    int value = i < end ? 0 : -1;
    for (int k = i; k < end; k++) {
      int digit = Letters.hex(text.charAt(k));
      if (digit < 0 || digit >= base) {
        return -1;
      }
      value = value * base + digit;
    }
    return value;
  }
}
