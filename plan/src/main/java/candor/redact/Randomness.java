package candor.redact;

/**
 * Tells whether characters look drawn by lot. Words keep to one kind of letter for a while; a token
 * changes between small letters, capitals and digits at every second character.
 */
final class Randomness {

  /** Names of things that services hand out by lot and that open nothing. */
  private static final String[] PUBLIC_IDS =
      Letters.words(
          """
          req chatcmpl cmpl msg toolu evt cus run thread asst file call resp batch trace span job
          task event prod price step gen build
          """);

  private final int from;
  private final int end;
  private int upper;
  private int lower;
  private int digits;
  private int others;
  private int changes;
  private int longest;
  private int longestFrom;
  private boolean hex = true;

  private Randomness(View view, int from, int end) {
    this.from = from;
    this.end = end;
    int last = 0;
    int segment = from;
    for (int i = from; i < end; i++) {
      char c = view.at(i);
      int kind = Letters.isLower(c) ? 1 : Letters.isUpper(c) ? 2 : Letters.isDigit(c) ? 3 : 0;
      count(kind);
      if (kind == 0) {
        segment = i + 1;
        hex &= c == '-';
      } else {
        hex &= Letters.hex(c) >= 0;
        changes += last != 0 && kind != last ? 1 : 0;
      }
      if (i + 1 - segment > longest) {
        longest = i + 1 - segment;
        longestFrom = segment;
      }
      last = kind;
    }
  }

  /** Tells whether a run is a token even if nothing near it says so. */
  static boolean isToken(View view, int from, int end) {
    if (end - from < 20
        || isMangled(view, from)
        || isPublicId(view, from)
        || isSortableId(view, from, end)) {
      return false;
    }
    var all = new Randomness(view, from, end);
    if (all.hex || isHash(view, from, end)) {
      return false;
    }
    if (all.longest < 16 || all.longest == end - from) {
      return all.others * 10 <= end - from && all.drawn(20);
    }
    // Words and a checksum joined by strokes are the name of something.
    var part = new Randomness(view, all.longestFrom, all.longestFrom + all.longest);
    return !part.hex && (part.drawn(16) || (all.others * 10 <= end - from && all.drawn(20)));
  }

  /** Tells whether characters with plus and slash among them are a token in base 64. */
  static boolean isBase64(View view, int from, int end) {
    var all = new Randomness(view, from, end);
    return end - from >= 32
        && all.digits > 1
        && all.mixed()
        && all.others * 10 <= end - from
        && all.changes * 10 >= (end - from - all.others) * 4;
  }

  /** Tells whether a value may be a secret where its name says that it could be one. */
  static boolean isLikely(View view, int from, int end) {
    int size = end - from;
    if (size < 12 || isUuid(view, from, end)) {
      return false;
    }
    var all = new Randomness(view, from, end);
    int letters = all.upper + all.lower;
    if (all.hex && all.others == 0) {
      return letters > 0 && all.digits > 0 && size >= 16;
    }
    if (all.digits < 2) {
      return all.mixed() && size >= 20 && all.changes * 100 >= size * 42;
    }
    return letters > 0
        && all.longest >= 8
        && (all.changes >= 4 || (all.mixed() && all.changes >= 3));
  }

  /** Tells whether words and a checksum are joined by strokes, as caches name what they keep. */
  static boolean isNameOfContent(View view, int from, int end) {
    int hex = 0;
    while (end - hex > from && Letters.hex(view.at(end - hex - 1)) >= 0) {
      hex++;
    }
    return (hex == 32 || hex == 40 || hex == 64)
        && view.at(end - hex - 1) == '-'
        && Values.isWords(view, from, end - hex);
  }

  /** Tells whether something is written as a UUID. */
  static boolean isUuid(View view, int from, int end) {
    if (end - from != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = view.at(from + i);
      if (dash ? c != '-' : Letters.hex(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a run says itself that it is a checksum, as {@code sha512-...} does. */
  static boolean isHash(View view, int from, int end) {
    boolean named =
        end - from > 7
            && (view.hasAnyCase("sha", from) || view.hasAnyCase("md5", from))
            && Letters.isDigit(view.at(from + 3 - (view.hasAnyCase("md5", from) ? 1 : 0)));
    return named || view.has("h1:", from - 3);
  }

  /** An identifier that starts with the time: 26 letters and digits of one size, from 01 on. */
  private static boolean isSortableId(View view, int from, int end) {
    if (end - from != 26 || !view.has("01", from)) {
      return false;
    }
    int kinds = 0;
    for (int i = from; i < end; i++) {
      kinds |= Letters.kinds(view.at(i));
    }
    return kinds == (Letters.DIGIT | Letters.UPPER) || kinds == (Letters.DIGIT | Letters.LOWER);
  }

  /** Tells whether four groups or more of one length look like the key of a licence. */
  static boolean isLicence(View view, int from, int end) {
    int size = 0;
    while (size < 7 && view.at(from + size) != '-' && from + size < end) {
      size++;
    }
    if (size < 4 || size > 6 || (end - from + 1) % (size + 1) != 0 || end - from < 19) {
      return false;
    }
    int letters = 0;
    int digits = 0;
    for (int i = from; i < end; i++) {
      char c = view.at(i);
      letters += Letters.isUpper(c) ? 1 : 0;
      digits += Letters.isDigit(c) ? 1 : 0;
      boolean dash = (i - from) % (size + 1) == size;
      if (dash ? c != '-' : !Letters.isUpper(c) && !Letters.isDigit(c)) {
        return false;
      }
    }
    return letters > 3 && digits > 3;
  }

  private static boolean isMangled(View view, int from) {
    return view.has("_Z", from)
        || view.has("_R", from)
        || view.has("_$s", from)
        || view.has("__Z", from)
        || view.at(from - 1) == '$'
        || view.at(from - 1) == '?';
  }

  private static boolean isPublicId(View view, int from) {
    if (view.has("bafy", from) || view.has("bafk", from)) {
      // What shared file systems call a content by.
      return true;
    }
    for (String id : PUBLIC_IDS) {
      char next = view.at(from + id.length());
      if ((next == '_' || next == '-') && view.has(id, from)) {
        return true;
      }
    }
    return false;
  }

  private boolean mixed() {
    return upper > 0 && lower > 0;
  }

  private boolean drawn(int least) {
    int size = end - from - others;
    if (size < least) {
      return false;
    }
    if (mixed()) {
      // By lot, 62 of 100 neighbours differ in kind; in names with capitals, 30.
      return digits > 1 ? changes * 100 >= size * 42 : size >= 40 && changes * 100 >= size * 40;
    }
    boolean spread = digits >= 4 && digits * 4 <= size * 3 && changes * 100 >= size * 26;
    return spread && others == 0 && size >= (lower > 0 ? 24 : 32) && !hex;
  }

  private void count(int kind) {
    if (kind == 1) {
      lower++;
    } else if (kind == 2) {
      upper++;
    } else if (kind == 3) {
      digits++;
    } else {
      others++;
    }
  }
}
