package candor.server.mapping;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes the path of a source as its project knows it: without scheme, host, build directories and
 * the home of whoever built it. Stateless.
 */
final class SourcePath {

  /** A longer path is cut at its beginning: the end tells the file. */
  private static final int LONGEST = 200;

  /** One slash at most goes with it, so that what is absolute behind it is still seen to be. */
  private static final Pattern SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:(//(?![A-Za-z]:)[^/\\\\]*)?/?");

  /** A drive, or the name of another machine. */
  private static final Pattern WINDOWS =
      Pattern.compile("[\\\\/]?[A-Za-z](:|%3[Aa])[\\\\/]|[\\\\/]{2}");

  /** Hold a directory for each person or disk, wherever they are. */
  private static final Set<String> OF_PEOPLE = Set.of("home", "users", "volumes");

  /** What a path of a machine begins with; below lie names of people and of their machines. */
  private static final Set<String> MACHINE =
      Set.of(
          "root",
          "var",
          "tmp",
          "opt",
          "mnt",
          "private",
          "builds",
          "github",
          "usr",
          "runner",
          "srv",
          "workspace",
          "documents and settings",
          "~");

  private SourcePath() {}

  static String of(String root, String source) {
    boolean stands =
        root.isEmpty()
            || source.startsWith("/")
            || SCHEME.matcher(source).lookingAt()
            || WINDOWS.matcher(source).lookingAt();
    return of(stands ? source : root + '/' + source);
  }

  private static String of(String told) {
    var scheme = SCHEME.matcher(told);
    String path = scheme.lookingAt() ? told.substring(scheme.end()) : told;
    boolean isFile =
        told.regionMatches(true, 0, "file:", 0, 5) || WINDOWS.matcher(path).lookingAt();
    int end = path.indexOf('?');
    var parts = new ArrayDeque<String>();
    for (String part : (end < 0 ? path : path.substring(0, end)).split("[/\\\\]+", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (part.equals("node_modules")) {
        // Packages are named alike wherever they lie.
        parts.clear();
        parts.add(part);
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    boolean isOfMachine =
        !parts.isEmpty()
            && !parts.getFirst().equals("node_modules")
            && (isFile
                || MACHINE.contains(parts.getFirst().toLowerCase(Locale.ROOT))
                || parts.stream().anyMatch(p -> OF_PEOPLE.contains(p.toLowerCase(Locale.ROOT))));
    String whole = isOfMachine ? parts.getLast() : String.join("/", parts);
    return whole.substring(Math.max(0, whole.length() - LONGEST));
  }
}
