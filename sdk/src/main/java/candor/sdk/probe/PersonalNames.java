package candor.sdk.probe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes the names of this person and this machine out of text. Immutable.
 *
 * <p>A general rule cannot know that {@code ada} is a person; the machine does. The names stay
 * here: they are compared and never told.
 */
public final class PersonalNames {

  /** Shorter names are parts of too many words, and tell little. */
  private static final int SHORTEST = 3;

  /** Names that nobody is called. */
  private static final Set<String> NOBODY =
      Set.of("root", "user", "admin", "administrator", "guest", "localhost", "nobody");

  /** What keeps a name of the person or the machine; values are only compared. */
  private static final List<String> VARIABLES =
      List.of("USER", "USERNAME", "LOGNAME", "HOSTNAME", "COMPUTERNAME", "USERDOMAIN");

  private static final String GONE = "<redacted>";

  private final List<String> names;

  private PersonalNames(List<String> names) {
    this.names = List.copyOf(names);
  }

  /**
   * Finds the names in what a machine says of itself.
   *
   * @param variables the environment variables
   * @param home the home directory of the person
   * @return the names
   */
  public static PersonalNames of(Map<String, String> variables, Path home) {
    var names = new ArrayList<String>();
    for (String variable : VARIABLES) {
      add(names, variables.getOrDefault(variable, ""));
    }
    var last = home.getFileName();
    add(names, last == null ? "" : last.toString());
    return new PersonalNames(names);
  }

  private static void add(List<String> names, String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (plain.length() >= SHORTEST && !NOBODY.contains(plain) && !names.contains(plain)) {
      names.add(plain);
    }
  }

  /**
   * Takes the names out, as whole words, whatever their case.
   *
   * @param text any text
   * @return the text with {@code <redacted>} in their place
   */
  public String without(String text) {
    String kept = text;
    for (String name : names) {
      kept = without(kept, name);
    }
    return kept;
  }

  private static String without(String text, String name) {
    var out = new StringBuilder();
    int copied = 0;
    for (int at = find(text, name, 0); at >= 0; at = find(text, name, at + name.length())) {
      out.append(text, copied, at).append(GONE);
      copied = at + name.length();
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private static int find(String text, String name, int from) {
    for (int at = from; at <= text.length() - name.length(); at++) {
      if (text.regionMatches(true, at, name, 0, name.length())
          && !isWord(text, at - 1)
          && !isWord(text, at + name.length())) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
