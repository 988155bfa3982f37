package candor.redact;

/** Finds keys that go over many lines: the block form, whole or cut short. */
final class Blocks {

  private static final String PRIVATE = "PRIVATE KEY";

  /** What is made to be handed out. */
  private static final String[] PUBLIC = {"CERTIFICATE", "PUBLIC KEY", "SIGNATURE", "PARAMETERS"};

  private static final int MAX_TITLE = 64;
  private static final int MIN_LINE = 16;

  private Blocks() {}

  /** Takes a private key that starts with these dashes; its title stays. Returns where to go on. */
  static int take(Marker marker, int from) {
    View view = marker.view;
    int body = titleEnd(view, from);
    if (body < 0) {
      return from;
    } else if (isNamed(view, from, body, PUBLIC)) {
      return linesEnd(view, body);
    }
    int end = isNamed(view, from, body, PRIVATE) ? bodyEnd(view, body) : -1;
    return end > body ? marker.take(body, end) : from;
  }

  private static int bodyEnd(View view, int body) {
    int i = body;
    while (i < view.length && !view.has("----", i)) {
      i++;
    }
    if (view.has("-----END", i) || view.has("---- END", i)) {
      return i;
    }
    return linesEnd(view, body);
  }

  private static int titleEnd(View view, int from) {
    if (!view.has("-----BEGIN ", from) && !view.has("---- BEGIN ", from)) {
      return -1;
    }
    for (int i = from + 11; i - from < MAX_TITLE && view.at(i) != '\n'; i++) {
      if (view.has("----", i)) {
        int end = i;
        while (end - i < MAX_TITLE && view.at(end) == '-') {
          end++;
        }
        return end;
      }
    }
    return -1;
  }

  private static boolean isNamed(View view, int from, int end, String... names) {
    for (int i = from; i < end; i++) {
      for (String name : names) {
        if (view.has(name, i)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Goes over lines of base 64 as long as they are lines of a key. */
  private static int linesEnd(View view, int from) {
    int end = from;
    int i = from;
    while (i < view.length) {
      while (i < view.length && (view.at(i) <= ' ' || view.at(i) == '\\')) {
        i++;
      }
      int start = i;
      while (Letters.isAlnum(view.at(i))
          || view.at(i) == '+'
          || view.at(i) == '/'
          || view.at(i) == '=') {
        i++;
      }
      boolean last =
          view.at(i) == 0
              || view.at(i) <= ' '
              || Letters.isQuote(view.at(i))
              || view.at(i) == '.'
              || view.at(i) == '\\';
      boolean tail =
          end > from
              && i > start
              && (view.at(i) == 0 || view.at(i) == '\n' || view.at(i - 1) == '=');
      if (header(view, start, i)) {
        i = nextLine(view, i);
      } else if (last && (i - start >= MIN_LINE || tail)) {
        end = i;
      } else {
        return end;
      }
    }
    return end;
  }

  private static boolean header(View view, int from, int end) {
    boolean dashed = view.has("Proc", from) || view.has("DEK", from);
    return (dashed && view.at(end) == '-')
        || view.has("Version", from)
        || view.has("Comment", from);
  }

  private static int nextLine(View view, int from) {
    int i = from;
    while (i < view.length && view.at(i) != '\n') {
      i++;
    }
    return i;
  }
}
