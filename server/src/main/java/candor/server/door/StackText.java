package candor.server.door;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads the calls out of a stack that a client sends as text, as Java, JavaScript, .NET and Python
 * write it. For one thread and one use; linear in the length of the text.
 *
 * <p>Lines that are no calls hold messages and lines of source. They are passed over, but for the
 * causes that Java names. Of a path the last part is kept.
 */
final class StackText {

  /** A chain of causes that is longer repeats itself. */
  private static final int MOST_CAUSES = 32;

  /** Beyond this a stack is a recursion. */
  private static final int MOST_FRAMES = 512;

  /** No call has a longer line, and a message may have any. */
  private static final int MOST_LINE = 1_000;

  private static final String CAUSE = "Caused by: ";
  private static final String SUPPRESSED = "Suppressed: ";
  private static final String PYTHON = "Traceback (most recent call last)";

  private final List<Thrown> chain = new ArrayList<>();
  private List<Frame> frames = new ArrayList<>();
  private String type;
  private String message;
  private boolean innermostLast;
  private boolean beside;

  private StackText(String type, String message) {
    this.type = type;
    this.message = message;
  }

  /** Returns what was thrown, then its causes, each with its innermost call first. */
  static List<Thrown> chain(String type, String message, String stack) {
    var text = new StackText(type, message);
    for (int from = 0; from < stack.length(); ) {
      int end = stack.indexOf('\n', from);
      end = end < 0 ? stack.length() : end;
      if (end - from <= MOST_LINE) {
        text.line(stack.substring(from, end));
      }
      from = end + 1;
    }
    text.close();
    return text.chain;
  }

  private void line(String line) {
    String said = line.strip();
    if (line.startsWith(CAUSE)) {
      beside = false;
      cause(said.substring(CAUSE.length()));
    } else if (said.startsWith(SUPPRESSED)) {
      // What was thrown beside it has calls of its own, which would be taken for these.
      beside = true;
    } else if (said.startsWith(PYTHON)) {
      frames.clear();
      innermostLast = true;
    } else if (!beside && frames.size() < MOST_FRAMES) {
      call(said);
    }
  }

  private void cause(String said) {
    if (chain.size() < MOST_CAUSES) {
      close();
      frames = new ArrayList<>();
      int colon = said.indexOf(": ");
      type = colon < 0 ? said : said.substring(0, colon);
      message = colon < 0 ? "" : said.substring(colon + 2);
    }
  }

  private void close() {
    if (innermostLast) {
      Collections.reverse(frames);
    }
    chain.add(new Thrown(type, message, frames));
  }

  private void call(String said) {
    if (said.startsWith("at ")) {
      at(said.substring(3));
    } else if (innermostLast && said.startsWith("File \"")) {
      python(said);
    }
  }

  /** Reads {@code name(place)}, {@code name (place)}, {@code name(types) in place} or a place. */
  private void at(String said) {
    int in = said.lastIndexOf(") in ");
    int open = said.lastIndexOf('(');
    if (in > 0) {
      Place place = Place.of(said.substring(in + 5).replace(":line ", ":"));
      add(said.substring(0, said.indexOf('(')), place);
    } else if (open > 0 && said.endsWith(")")) {
      add(said.substring(0, open).strip(), Place.of(said.substring(open + 1, said.length() - 1)));
    } else if (Place.of(said).line() > 0) {
      add("", Place.of(said));
    }
  }

  /** Reads {@code File "place", line 12, in name}. */
  private void python(String said) {
    int quote = said.indexOf('"', 6);
    int line = said.indexOf(", line ", quote);
    int in = said.indexOf(", in ", line);
    if (quote > 0 && line > 0) {
      String digits = said.substring(line + 7, in < 0 ? said.length() : in);
      add(in < 0 ? "" : said.substring(in + 5), Place.of(said.substring(6, quote) + ':' + digits));
    }
  }

  private void add(String name, Place place) {
    // Java puts the module and the loader before the class, with a slash.
    String function = name.substring(name.lastIndexOf('/') + 1);
    if (isName(function)) {
      String file = place.file().isEmpty() ? null : place.file();
      frames.add(
          new Frame(
              function, file, place.line(), place.column(), place.isOwn() && isOwn(function)));
    }
  }

  /** What is no name is a message that happens to begin like a call. */
  private static boolean isName(String function) {
    for (int i = 0; i < function.length(); i++) {
      char c = function.charAt(i);
      if (!Character.isJavaIdentifierPart(c) && ".<>$#[] `,:".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOwn(String function) {
    for (String library :
        List.of("java.", "javax.", "jdk.", "sun.", "kotlin.", "System.", "Microsoft.")) {
      if (function.startsWith(library)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Is where a call stands.
   *
   * @param file the name of a file without its path, or empty
   * @param line counted from 1, or 0
   * @param column counted from 1, or 0
   * @param isOwn whether the path is that of no library
   */
  private record Place(String file, int line, int column, boolean isOwn) {

    /** A line or column with more digits is none. */
    private static final int MOST_DIGITS = 8;

    static Place of(String told) {
      int last = number(told);
      String rest = last < 0 ? told : told.substring(0, told.lastIndexOf(':'));
      int before = last < 0 ? -1 : number(rest);
      String path = before < 0 ? rest : rest.substring(0, rest.lastIndexOf(':'));
      boolean isFile = last >= 0;
      String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      int query = name.indexOf('?');
      return new Place(
          isFile ? query < 0 ? name : name.substring(0, query) : "",
          Math.max(0, before < 0 ? last : before),
          before < 0 ? 0 : last,
          isFile && !isLibrary(path));
    }

    private static boolean isLibrary(String path) {
      return path.startsWith("node:")
          || path.contains("node_modules")
          || path.contains("site-packages")
          || path.contains("/lib/python");
    }

    /** Returns the number behind the last colon, or -1. */
    private static int number(String told) {
      int colon = told.lastIndexOf(':');
      int digits = told.length() - colon - 1;
      if (colon < 0 || digits == 0 || digits > MOST_DIGITS) {
        return -1;
      }
      int number = 0;
      for (int i = colon + 1; i < told.length(); i++) {
        int digit = told.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return -1;
        }
        number = number * 10 + digit;
      }
      return number;
    }
  }
}
