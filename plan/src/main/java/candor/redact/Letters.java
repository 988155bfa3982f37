package candor.redact;

/** Tells what a character is: only ASCII counts, as in keys, hosts and tokens. */
final class Letters {

  /** What a character is, as bits: {@link #kinds}. */
  static final int UPPER = 1;

  static final int LOWER = 2;
  static final int DIGIT = 4;
  static final int STROKE = 8;
  static final int DASH = 16;
  private static final int BREAK = 32;
  private static final int LETTER = UPPER | LOWER;
  private static final int ALNUM = LETTER | DIGIT;
  private static final int WORD = ALNUM | STROKE;
  private static final int RUN = WORD | DASH;
  private static final byte[] KINDS = new byte[128];

  static {
    for (char c = 0; c < 128; c++) {
      int kind = isUpper(c) ? UPPER : isLower(c) ? LOWER : isDigit(c) ? DIGIT : 0;
      kind |= c == '_' ? STROKE : c == '-' ? DASH : 0;
      kind |= c <= ' ' || "\"'`<>".indexOf(c) >= 0 ? BREAK : 0;
      KINDS[c] = (byte) kind;
    }
  }

  private Letters() {}

  /** Splits a list of words: one constant takes less room in a class than many. */
  static String[] words(String list) {
    return list.trim().split("\\s+");
  }

  /** Says what a character of a run is; zero for all others. */
  static int kinds(char c) {
    return c < 128 ? KINDS[c] & RUN : 0;
  }

  /** Tells whether all characters of a run are letters. */
  static boolean areLetters(int kinds) {
    return (kinds & ~LETTER) == 0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(char c) {
    return isLower(c) || isUpper(c);
  }

  static boolean isAlnum(char c) {
    return c < 128 && (KINDS[c] & ALNUM) != 0;
  }

  /** Tells whether a character belongs to a word: behind one, no other word can start. */
  static boolean isWord(char c) {
    return c < 128 && (KINDS[c] & WORD) != 0;
  }

  /** Tells whether a character belongs to a run: a word with dashes. */
  static boolean isRun(char c) {
    return c < 128 && (KINDS[c] & RUN) != 0;
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  /** Tells whether a character ends what has no quotes: a blank, a quote, a bracket. */
  static boolean isBreak(char c) {
    return c < 128 ? (KINDS[c] & BREAK) != 0 : c == 0xa0 || isWide(c);
  }

  /** Tells whether a character comes from a script without blanks, or is one of its marks. */
  static boolean isWide(char c) {
    return (c >= 0x2018 && c <= 0x201f)
        || (c >= 0x2e80 && c < 0xe000)
        || c == 0x2028
        || c == 0x2029
        || c == 0x2026
        || c == 0xab
        || c == 0xbb;
  }

  static boolean isMark(char c) {
    return c == View.SECRET || c == View.PATH;
  }

  static char small(char c) {
    return isUpper(c) ? (char) (c + 32) : c;
  }

  static int hex(char c) {
    if (isDigit(c)) {
      return c - '0';
    }
    char small = small(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
  }
}
