package candor.redact;

import java.util.Locale;
import java.util.Set;

/** Takes the names of users out of the paths of their homes, and leaves the rest of the path. */
final class Homes {

  /** Folders beside those of people, and accounts of machines. */
  private static final Set<String> NOBODY =
      Set.of(
          """
          shared,public,default,all users,default user,runner,root,user,username,admin,administrator,
          ubuntu,app,www,guest,runneradmin,me,name,localhost,node,vscode,linuxbrew,git,postgres,nobody,
          cdrom,cdrom0,dvd,usb,floppy,disk,system,ec2-user\
          """
              .replace("\n", "")
              .split(","));

  private static final String[] ROOTS = {
    "users", "home", "homes", "documents and settings", "media", "profiles", "mail"
  };

  /** Ends of schemes whose addresses lead to files, not to pages. */
  private static final String[] FILES = {"file", "smb", "ftp", "nfs", "afp", "remote"};

  private static final String[] PAGES = {
    ".html", ".htm", ".php", ".js", ".css", ".json", ".txt", ".png", ".ts", ".tsx", ".jsx", ".vue",
    ".md"
  };

  /** A name of a user with blanks is no longer than this. */
  private static final int MAX_NAME = 48;

  /** The longest name of a domain, and of an account in it. */
  private static final int MAX_DOMAIN = 20;

  private final Marker marker;
  private final View view;

  /** How far the text was read for what stands before a slash, and what was found there. */
  private int read;

  private int stretch;
  private int scheme = -1;
  private int dot = -1;

  Homes(Marker marker) {
    this.marker = marker;
    this.view = marker.view;
  }

  /** Takes the name of a user behind this slash. Returns where to go on. */
  int take(int i) {
    for (String root : ROOTS) {
      int from = i + 1 + root.length();
      if (!view.hasAnyCase(root, i + 1)) {
        continue;
      }
      // A share that is not shown has a sign behind its name.
      from += view.at(from) == '$' ? 1 : 0;
      if (Letters.isSlash(view.at(from))) {
        return isHome(i, root) ? takeName(i, from) : i + 1;
      }
    }
    return view.at(i) == '\\' ? takeAccount(i) : i + 1;
  }

  private int takeName(int i, int slash) {
    int start = slash + 1;
    while (Letters.isSlash(view.at(start)) && start - slash < 3) {
      start++;
    }
    int end = nameEnd(view, start);
    boolean file = !Letters.isSlash(view.at(end)) && hasDotBeforeLetters(view, start, end);
    return end == start || file || isNobody(view, start, end) ? i + 1 : marker.take(start, end);
  }

  /** Takes the name in {@code 'CORP\anna'}: between quotes, behind a domain in capitals. */
  private int takeAccount(int i) {
    int from = i;
    while (i - from < MAX_DOMAIN && isOfDomain(view.at(from - 1))) {
      from--;
    }
    int end = i + 1;
    while (end - i < MAX_DOMAIN && (Letters.isRun(view.at(end)) || view.at(end) == '.')) {
      end++;
    }
    char quote = view.at(from - 1);
    boolean account =
        i - from > 1
            && end - i > 2
            && Letters.isQuote(quote)
            && view.at(end) == quote
            && !view.has("HK", from);
    return account && !isNobody(view, i + 1, end) ? marker.take(i + 1, end) : i + 1;
  }

  private static boolean isOfDomain(char c) {
    return Letters.isUpper(c) || Letters.isDigit(c) || c == '-';
  }

  /** Takes the name behind a tilde. */
  int takeTilde(int i) {
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

  private boolean isHome(int i, String root) {
    readTo(i);
    return switch (root.charAt(0)) {
      case 'u' -> {
        boolean exact = view.at(i + 1) == 'U' && (view.at(i + 2) == 's' || view.at(i + 2) == 'S');
        boolean drive = view.at(i - 1) == ':' || view.at(i) == '\\' || view.at(i - 2) == '/';
        yield (exact && !inPage(i)) || (drive && view.at(i - 1) != '/');
      }
      case 'p' -> view.at(i) == '\\';
      case 'm' ->
          root.equals("mail")
              ? view.has("/var", i - 4)
              : !inPage(i) && (!Letters.isWord(view.at(i - 1)) || view.has("/run", i - 4));
      default -> !inPage(i);
    };
  }

  /** Reads on to a slash: where the stretch before it starts, its last scheme, its last dot. */
  private void readTo(int slash) {
    for (; read < slash; read++) {
      char c = view.at(read);
      if (Letters.isBreak(c)) {
        stretch = read + 1;
      } else if (c == ':' && view.has("://", read)) {
        scheme = read;
      } else if (c == '.') {
        dot = read;
      }
    }
  }

  /** Tells whether the slash belongs to the address of a page: a host stands before it. */
  private boolean inPage(int i) {
    if (scheme >= stretch) {
      for (String file : FILES) {
        if (view.hasAnyCase(file, scheme - file.length())) {
          return false;
        }
      }
      return scheme + 3 < i;
    }
    char first = view.at(stretch);
    return Letters.isWord(view.at(i - 1))
        && (view.at(i + 1) != 'U' || dot >= stretch)
        && !Letters.isSlash(first)
        && view.at(stretch + 1) != ':';
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
