package candor.redact;

import java.util.Set;

/** Finds where a value ends and whether it hides anything. */
final class Values {

  /** A secret is shorter than this; what is longer is looked at again behind it. */
  private static final int MAX_VALUE = 1024;

  private static final int MAX_SAMPLE = 64;
  private static final int MAX_NAME = 32;
  private static final int LEAST_PHRASE_WORDS = 12;
  private static final int PHRASE_WORDS = 24;
  private static final int MAX_BLANKS = 8;

  /** What stands in the place of a value in code, in messages and behind other redactors. */
  private static final Set<String> EMPTY =
      Set.of(
          Letters.words(
              """
              null none nil undefined true false yes no on off empty missing required optional unset
              string str bool int redacted hidden masked filtered invalid expired incorrect wrong not is
              must should cannot failed denied unknown unauthorized forbidden revoked rejected too the a
              an and or for was has expected got please unable error ok present absent secret removed
              bearer basic digest token authentication value n/a here file env provided default any
              object number unsupported malformed mismatch option options flag flags argument arguments
              parameter parameters instead falsch errata sbagliata incorrecta incorrecto incorrecte
              invalide password passwd pwd bcrypt scrypt
              """));

  /** Tags of settings files that say where to read what follows; any other word is a value. */
  private static final Set<String> TAGS =
      Set.of(
          "vault",
          "secret",
          "env",
          "ENV",
          "env_var",
          "file",
          "include",
          "reference",
          "Ref",
          "Sub",
          "GetAtt",
          "ImportValue",
          "FindInMap",
          "Join",
          "Select");

  private static final int LONGEST_TAG = 11;

  private Values() {}

  /** Finds the end of a quoted value on the same line, or returns -1. */
  static int quotedEnd(View view, int from) {
    char quote = view.at(from - 1);
    int width = width(view, from - 1);
    int limit = Math.min(view.length, from + MAX_VALUE);
    for (int i = from; i < limit; i++) {
      char c = view.at(i);
      if (c == '\n') {
        return -1;
      }
      if (c == quote && width(view, i) == width) {
        return i;
      }
    }
    return -1;
  }

  /** How many characters of the text a character takes: an escaped quote takes more. */
  private static int width(View view, int i) {
    return view.source(i + 1) - view.source(i);
  }

  /** Finds the end of a value without quotes. */
  static int bareEnd(View view, int from) {
    return bareEnd(view, from, MAX_VALUE);
  }

  static int bareEnd(View view, int from, int most) {
    int i = stretchEnd(view, from);
    if (i - from > most) {
      return from + most;
    }
    while (i > from && ".,;:".indexOf(view.at(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  /** Finds what ends a stretch without blanks; remembered, because its whole inside shares it. */
  private static int stretchEnd(View view, int from) {
    if (from < view.stretch || from > view.stretchEnd) {
      int i = from;
      while (i < view.length && !Letters.isBreak(view.at(i)) && !endsAt(view, i)) {
        i++;
      }
      view.stretch = from;
      view.stretchEnd = i;
    }
    return view.stretchEnd;
  }

  private static boolean endsAt(View view, int i) {
    char c = view.at(i);
    if (Letters.isRun(c)) {
      return false;
    }
    char next = view.at(i + 1);
    if (c == ')' || c == ']' || c == '}') {
      return !Letters.isAlnum(next);
    } else if (c == ',' || c == ';' || c == '&' || c == '|') {
      return next == 0 || Letters.isBreak(next) || startsPair(view, i + 1);
    }
    return Letters.isMark(c);
  }

  private static boolean startsPair(View view, int from) {
    int i = from;
    while (i - from < MAX_NAME && (Letters.isRun(view.at(i)) || view.at(i) == '.')) {
      i++;
    }
    return i > from && (view.at(i) == '=' || view.at(i) == ':');
  }

  /** Finds the end of what tells a token from words: some of it, and no second pair. */
  static int sampleEnd(View view, int from, int end) {
    int last = Math.min(end, from + MAX_SAMPLE);
    int i = from;
    while (i < last && (view.at(i) != '=' || !Letters.isLetter(view.at(i + 1)))) {
      i++;
    }
    return i;
  }

  /** Goes past a few blanks and colour codes. */
  static int blanks(View view, int from) {
    int i = from;
    while (i - from < MAX_BLANKS
        && (view.at(i) == ' ' || view.at(i) == '\t' || view.at(i) == View.GAP)) {
      i++;
    }
    return i;
  }

  /** Tells whether nothing is hidden: a variable, a mask, a word for "no value", an expression. */
  static boolean isEmpty(View view, int from, int end, boolean quoted) {
    char first = view.at(from);
    char second = view.at(from + 1);
    if (end <= from || Letters.isMark(first) || first == '{' || first == '[') {
      return true;
    } else if (first == '$' && (second == '{' || second == '(' || isName(view, from + 1, end))) {
      return true;
    } else if (quoted ? first == ' ' : first == '$' && end - from == 2) {
      return true;
    } else if (first == '%' && (second == '(' || isVariable(view, from + 1, end))) {
      return true;
    } else if (!quoted && (isTag(view, from, end) || isReference(view, from))) {
      return true;
    } else if (first == '<' && view.at(end - 1) == '>') {
      return true;
    } else if (isMask(view, from, end) || view.hasAnyCase("your", from)) {
      return true;
    }
    // A type that may be absent has a sign behind it.
    int last = view.at(end - 1) == '?' ? end - 1 : end;
    boolean word = last - from <= 16 && EMPTY.contains(small(view, from, last));
    return word || (!quoted && (first == '&' || first == '(' || isExpression(view, from, end)));
  }

  private static boolean isVariable(View view, int from, int end) {
    return isLetters(view, from, end)
        || (view.at(end - 1) == '%' && isWords(view, from, end - 1) && end - from > 1);
  }

  /** A tag of a settings file, which says how to read what follows. */
  private static boolean isTag(View view, int from, int end) {
    return view.at(from) == '!'
        && end - from <= LONGEST_TAG + 1
        && TAGS.contains(view.part(from + 1, end));
  }

  /** A place where the value is kept. */
  private static boolean isReference(View view, int from) {
    return view.has("@Microsoft.KeyVault(", from);
  }

  /** Tells whether only letters stand there. */
  static boolean isLetters(View view, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Letters.isLetter(view.at(i))) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether only letters and strokes stand there. */
  static boolean isWords(View view, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Letters.isRun(view.at(i)) || Letters.isDigit(view.at(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigits(View view, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Letters.isDigit(view.at(i)) && view.at(i) != '.') {
        return false;
      }
    }
    return true;
  }

  static boolean hasDigit(View view, int from, int end) {
    for (int i = from; i < end; i++) {
      if (Letters.isDigit(view.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static String small(View view, int from, int end) {
    return view.part(from, end).toLowerCase(java.util.Locale.ROOT);
  }

  static boolean isName(View view, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = view.at(i);
      if (!Letters.isUpper(c) && c != '_' && (i == from || !Letters.isDigit(c))) {
        return false;
      }
    }
    return end > from;
  }

  /** The end of twelve words or more that restore a wallet; the start when there are fewer. */
  static int phraseEnd(View view, int from) {
    int i = from;
    int words = 0;
    while (words < PHRASE_WORDS && Letters.isLower(view.at(i))) {
      int word = i;
      while (i - word < 9 && Letters.isLower(view.at(i))) {
        i++;
      }
      words++;
      if (i - word < 3 || i - word > 8 || view.at(i) != ' ' || !Letters.isLower(view.at(i + 1))) {
        break;
      }
      i++;
    }
    return words < LEAST_PHRASE_WORDS ? from : i;
  }

  /** An address of a page hides nothing as a whole; its parts speak for themselves. */
  static boolean isAddress(View view, int from) {
    int i = from;
    while (i - from < 8 && Letters.isLetter(view.at(i))) {
      i++;
    }
    return view.has("://", i);
  }

  private static boolean isMask(View view, int from, int end) {
    for (int i = from; i < end; i++) {
      if ("*xX.#-_\u2022?\u25cf".indexOf(view.at(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Finds {@code process.env.KEY}, {@code config.token} and calls: names, a dot, names. */
  private static boolean isExpression(View view, int from, int end) {
    boolean dot = false;
    for (int i = from; i < end; i++) {
      char c = view.at(i);
      if ((c == '(' || c == '[') && i > from) {
        return true;
      }
      dot |= c == '.';
      if (!Letters.isLetter(c) && c != '_' && c != '.') {
        return false;
      }
    }
    return dot;
  }
}
