package candor.redact;

/** Replaces file paths. A marker inside a path goes with it. */
final class Paths {

  /** How far a path with spaces is looked for: the length of a long folder name. */
  private static final int SPACED_NAME = 48;

  private final View view;
  private final Marker marker;

  private Paths(View view) {
    this.view = view;
    this.marker = new Marker(view, Redaction.PATH);
  }

  static String replace(String text) {
    return replace(new View(text, false));
  }

  static String replace(View view) {
    var paths = new Paths(view);
    int i = 0;
    while (i < paths.view.length) {
      i = paths.step(i);
    }
    return paths.marker.result();
  }

  private int step(int i) {
    if (starts(i)) {
      return Math.max(marker.take(i, end(i)), i + 1);
    }
    // The address of a page is not a path.
    return view.has("://", i) ? runEnd(i) : i + 1;
  }

  private boolean starts(int i) {
    char c = view.at(i);
    char next = view.at(i + 1);
    char before = view.at(i - 1);
    boolean fresh = !isWord(before);
    if (c == '/' || c == '~' || c == '.') {
      boolean named = c == '/' ? isName(next) : next == '/' || (c == '.' && view.has("./", i + 1));
      return fresh && (named || (c == '~' && namesUser(i))) && "/<.~%".indexOf(before) < 0;
    } else if (c == '\\') {
      return next == '\\' && (isName(view.at(i + 2)) || view.at(i + 2) == '?');
    } else if (fresh && (c == 'f' || c == 'F')) {
      return view.hasAnyCase("file://", i);
    }
    return fresh && Letters.isLetter(c) && next == ':' && Letters.isSlash(view.at(i + 2));
  }

  private boolean namesUser(int i) {
    int end = i + 1;
    while (end - i < SPACED_NAME && (Letters.isRun(view.at(end)) || Letters.isMark(view.at(end)))) {
      end++;
    }
    return end > i + 1 && view.at(end) == '/';
  }

  /** Finds the end of a path, past single spaces as long as a slash follows close behind. */
  private int end(int from) {
    int end = runEnd(from + 2);
    int slash = spacedSlash(end);
    while (slash > 0) {
      end = runEnd(slash);
      slash = spacedSlash(end);
    }
    return end;
  }

  private int spacedSlash(int from) {
    if (view.at(from) != ' ') {
      return -1;
    }
    int limit = Math.min(view.length, from + SPACED_NAME);
    for (int i = from + 1; i < limit; i++) {
      char c = view.at(i);
      if (Letters.isSlash(c)) {
        return view.at(i - 1) == ' ' ? -1 : i;
      }
      boolean opensWord = view.at(i - 1) == ' ';
      if ((c != ' ' && endsRun(c)) || (opensWord && (c == '.' || c == '~'))) {
        return -1;
      }
    }
    return -1;
  }

  private int runEnd(int from) {
    int i = Math.min(from, view.length);
    // The colon of file:/// and of C:\ stands inside; one before a line number ends the path.
    while (i < view.length && (!endsRun(view.at(i)) || view.has(":/", i) || view.has(":\\", i))) {
      i++;
    }
    return i;
  }

  private static boolean endsRun(char c) {
    return c <= ' ' || "\"'`<>|,;:)]}".indexOf(c) >= 0;
  }

  private static boolean isName(char c) {
    return c > ' ' && c != '/' && !endsRun(c);
  }

  private static boolean isWord(char c) {
    return Letters.isWord(c) || (c >= 0x80 && Character.isLetterOrDigit(c));
  }
}
