package candor.plan.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives names and values of a plan the names that they have in Java. Stateless and pure: a name
 * depends on nothing but its text, so that code which an app has written against it goes on
 * compiling.
 *
 * <p>Every answer is a valid identifier of ASCII letters, digits and {@code _}. Words are split at
 * whatever is neither letter nor digit, and where a small letter meets a capital. Different texts
 * may get the same name; whoever needs them apart asks for that.
 */
public final class JavaNames {

  /** Words that cannot name a parameter, a method or a component of a record in Java 17. */
  private static final Set<String> RESERVED =
      Set.of(
          ("_ abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private"
                  + " protected public return short static strictfp super switch synchronized this"
                  + " throw throws transient true try void volatile while"
                  // Methods that every object has: a record may not have such a component.
                  + " clone finalize getClass hashCode notify notifyAll toString wait")
              .split(" "));

  /** In a name a sign that tells two values apart, such as C and C++, is spoken. */
  private static final String SIGNS = "+#%&@*<>=!";

  private static final List<String> SPOKEN =
      List.of("plus", "sharp", "percent", "and", "at", "star", "less", "greater", "equal", "not");

  private JavaNames() {}

  /**
   * Returns the name of a type.
   *
   * @param text a name or a value of a plan, such as {@code transcription.completed}
   * @return such as {@code TranscriptionCompleted}
   */
  public static String upperCamel(String text) {
    return startable(camel(words(text), 0));
  }

  /**
   * Returns the name of a method, a parameter or a component of a record.
   *
   * @param text a name of a plan, such as {@code cold_start_ms}
   * @return such as {@code coldStartMs}; a reserved word gets a {@code _} behind it
   */
  public static String lowerCamel(String text) {
    var words = words(text);
    var name = startable(lower(words.get(0)) + camel(words, 1));
    return isReserved(name) ? name + "_" : name;
  }

  /**
   * Returns the name of a constant.
   *
   * @param text a value of a plan, such as {@code azureOpenAI} or {@code 128+}
   * @return such as {@code AZURE_OPEN_AI} or {@code _128_PLUS}
   */
  public static String constant(String text) {
    return startable(
        words(text).stream()
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("_")));
  }

  /**
   * Says whether a name means something to Java itself, so that it cannot name a method.
   *
   * @param name the name of a property as it stands in the plan
   * @return whether {@link #lowerCamel} would have to change it for that reason
   */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  private static String camel(List<String> words, int from) {
    var name = new StringBuilder();
    for (String word : words.subList(from, words.size())) {
      // Between two digits a border would be lost: 1_2 is not 12.
      boolean digits = !name.isEmpty() && isDigit(name.charAt(name.length() - 1));
      if ((digits || (name.isEmpty() && from > 0)) && isDigit(word.charAt(0))) {
        name.append('_');
      }
      name.append(Character.toUpperCase(word.charAt(0))).append(lower(word.substring(1)));
    }
    return name.toString();
  }

  private static String startable(String name) {
    return isDigit(name.charAt(0)) ? "_" + name : name;
  }

  /** Returns at least one word, each of ASCII letters and digits. */
  private static List<String> words(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFD);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int at = 0; at < plain.length(); at += Character.charCount(plain.codePointAt(at))) {
      int c = plain.codePointAt(at);
      if (isWordPart(c)) {
        if (isBorder(plain, at)) {
          close(word, words);
        }
        word.append((char) c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        close(word, words);
        var spoken = spoken(plain, at, c);
        if (spoken != null) {
          words.add(spoken);
        }
      }
    }
    close(word, words);
    return words.isEmpty() ? List.of(inDigits(plain)) : words;
  }

  private static void close(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static @Nullable String spoken(String text, int at, int c) {
    if (c > 0x7f) {
      return "u" + Integer.toHexString(c);
    }
    if (c == '-' && at == 0 && text.length() > 1 && isDigit(text.charAt(1))) {
      return "minus";
    }
    return SIGNS.indexOf(c) < 0 ? null : SPOKEN.get(SIGNS.indexOf(c));
  }

  /** Names what holds neither a letter nor a digit, such as a lone slash. */
  private static String inDigits(String text) {
    return text.isEmpty()
        ? "empty"
        : text.codePoints()
            .mapToObj(c -> "u" + Integer.toHexString(c))
            .collect(Collectors.joining());
  }

  /** Finds a capital behind a small letter, and the capital that ends a run, as C in AICodex. */
  private static boolean isBorder(String text, int at) {
    if (at == 0 || !isUpper(text.charAt(at))) {
      return false;
    }
    char before = text.charAt(at - 1);
    boolean endsRun = isUpper(before) && at + 1 < text.length() && isLower(text.charAt(at + 1));
    return isLower(before) || endsRun;
  }

  private static boolean isWordPart(int c) {
    return c < 0x80 && (isUpper((char) c) || isLower((char) c) || isDigit((char) c));
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
