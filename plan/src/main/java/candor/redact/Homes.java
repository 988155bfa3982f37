package candor.redact;

import java.util.Locale;
import java.util.Set;

/** Takes the names of users out of the paths of their homes, and leaves the rest of the path. */
final class Homes {

  /** Folders beside those of people, and accounts of machines. */
  private static final Set<String> NOBODY =
      Set.of(
          "shared",
          "public",
          "default",
          "all users",
          "runner",
          "root",
          "user",
          "username",
          "admin",
          "administrator",
          "ubuntu",
          "app",
          "www",
          "default user",
          "guest",
          "runneradmin",
          "me",
          "name",
          "localhost",
          "node",
          "vscode",
          "linuxbrew",
          "git",
          "postgres",
          "nobody",
          "cdrom",
          "cdrom0",
          "dvd",
          "usb",
          "floppy",
          "disk",
          "system",
          "ec2-user");

  private static final String[] ROOTS = {
    "users", "home", "documents and settings", "export/home", "media", "homes"
  };

  private static final String[] PAGES = {
    ".html", ".htm", ".php", ".js", ".css", ".json", ".txt", ".png"
  };

  /** A name of a user with blanks is no longer than this. */
  private static final int MAX_NAME = 48;

  private Homes() {}

  /** Takes the name of a user behind this slash. Returns where to go on. */
  static int take(Marker marker, int i) {
    View view = marker.view;
    for (String root : ROOTS) {
      int from = i + 1 + root.length();
      // A share that is not shown has a sign behind its name.
      from += view.at(from) == '$' ? 1 : 0;
      if (view.hasAnyCase(root, i + 1) && Letters.isSlash(view.at(from))) {
        if (root.charAt(0) == 'e' || !isHome(view, i, root)) {
          continue;
        }
        int start = from + 1;
        while (Letters.isSlash(view.at(start)) && start - from < 3) {
          start++;
        }
        int end = nameEnd(view, start);
        boolean file = !Letters.isSlash(view.at(end)) && hasDotBeforeLetters(view, start, end);
        return end == start || file || isNobody(view, start, end) ? i + 1 : marker.take(start, end);
      }
    }
    return i + 1;
  }

  /** Takes the name behind a tilde. */
  static int takeTilde(Marker marker, int i) {
    View view = marker.view;
    int end = i + 1;
    while (Letters.isRun(view.at(end))
        || (view.at(end) == '.' && Letters.isAlnum(view.at(end + 1)))) {
      end++;
    }
    // Behind a slash it is a page about somebody.
    boolean fresh = !Letters.isWord(view.at(i - 1)) && view.at(i - 1) != '/';
    boolean path = fresh && Letters.isSlash(view.at(end));
    boolean named = path && end > i + 1 && Letters.isLetter(view.at(i + 1));
    return named && !isNobody(view, i + 1, end) ? marker.take(i + 1, end) : i + 1;
  }

  /** Tells whether a name is one that every machine has. */
  static boolean isNobody(View view, int from, int end) {
    return end - from <= 16 && NOBODY.contains(view.part(from, end).toLowerCase(Locale.ROOT));
  }

  private static boolean isHome(View view, int i, String root) {
    if (root.equals("users")) {
      boolean exact = view.at(i + 1) == 'U' && (view.at(i + 2) == 's' || view.at(i + 2) == 'S');
      boolean drive = view.at(i - 1) == ':' || view.at(i) == '\\' || view.at(i - 2) == '/';
      return (exact && !inPage(view, i)) || (drive && view.at(i - 1) != '/');
    }
    return !inPage(view, i)
        && (!root.equals("media") || !Letters.isWord(view.at(i - 1)) || view.has("/run", i - 4));
  }

  /** Tells whether the slash belongs to the address of a page: a host stands before it. */
  private static boolean inPage(View view, int i) {
    int k = i;
    while (i - k < 128 && !Letters.isBreak(view.at(k - 1))) {
      k--;
      if (view.at(k) == ':' && view.has("://", k)) {
        return !view.hasAnyCase("file", k - 4) && k + 3 < i;
      }
    }
    return Letters.isWord(view.at(i - 1))
        && (view.at(i + 1) != 'U' || hasDot(view, k, i))
        && view.at(k) != '/'
        && view.at(k + 1) != ':'
        && view.at(k) != '\\';
  }

  private static boolean hasDot(View view, int from, int end) {
    for (int i = from; i < end; i++) {
      if (view.at(i) == '.') {
        return true;
      }
    }
    return false;
  }

  /** Finds the end of a name, past single blanks when a slash follows soon or capitals say so. */
  private static int nameEnd(View view, int from) {
    int plain = from;
    while (isName(view, plain)) {
      plain++;
    }
    int end = plain;
    while (view.at(end) == ' ' && isName(view, end + 1) && end - from < MAX_NAME) {
      int word = end + 1;
      while (isName(view, word) && word - from < MAX_NAME) {
        word++;
      }
      end = word;
      if (Letters.isSlash(view.at(end))
          || (Letters.isQuote(view.at(end)) && view.at(end) == view.at(quoteBefore(view, from)))) {
        return end;
      }
    }
    return plain + second(view, from, plain);
  }

  private static int quoteBefore(View view, int from) {
    int i = from;
    while (from - i < 64 && i > 0 && !Letters.isQuote(view.at(i))) {
      i--;
    }
    return i;
  }

  /** The length of a second name, when both begin with a capital and nothing else follows. */
  private static int second(View view, int from, int plain) {
    if (view.at(plain) != ' '
        || !Character.isUpperCase(view.at(from))
        || !Character.isUpperCase(view.at(plain + 1))) {
      return 0;
    }
    int end = plain + 1;
    while (Character.isLetter(view.at(end)) && end - plain < MAX_NAME) {
      end++;
    }
    char next = view.at(end);
    return next == 0 || next == ':' || next == '\n' || next == ')' || next == ',' ? end - plain : 0;
  }

  private static boolean isName(View view, int i) {
    char c = view.at(i);
    if (c == '\'') {
      return Character.isLetter(view.at(i - 1)) && Character.isLetter(view.at(i + 1));
    }
    return c > ' '
        && !Letters.isSlash(c)
        && !Letters.isMark(c)
        && "\"'`<>|,;:()[]{}*?=&#\u0001".indexOf(c) < 0;
  }

  /** Tells whether it looks like a file: index.html, and not like a name: anna.keller. */
  private static boolean hasDotBeforeLetters(View view, int from, int end) {
    for (String type : PAGES) {
      if (end - from > type.length() && view.hasAnyCase(type, end - type.length())) {
        return true;
      }
    }
    return false;
  }
}
