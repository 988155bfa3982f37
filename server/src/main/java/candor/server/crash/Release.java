package candor.server.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows releases by their version. Stateless.
 *
 * <p>Versions are ordered by their numbers, part by part, so that 1.10 follows 1.9 and 1.0 equals
 * 1.0.0. What follows a hyphen, or a letter behind a number, makes it earlier than the release that
 * it leads to; what follows a plus sign says nothing about the order.
 */
public final class Release {

  /** The names of the property that tells the version, the first that a plan has. */
  private static final List<String> PROPERTIES = List.of("app_version", "version");

  /** Orders versions from the earliest to the latest; equal ones by their text. */
  public static final Comparator<String> ORDER =
      Comparator.<String, Parsed>comparing(Parsed::of).thenComparing(Comparator.naturalOrder());

  private Release() {}

  /**
   * Tells which property of a context is the version of the app.
   *
   * @param names the names of a context
   * @return one of them, or null when none is
   */
  public static @Nullable String property(Set<String> names) {
    return PROPERTIES.stream().filter(names::contains).findFirst().orElse(null);
  }

  /**
   * Finds the version in a context.
   *
   * @param <V> what the values are
   * @param context the values by name
   * @return the value, or null when there is none
   */
  public static <V> @Nullable V in(Map<String, V> context) {
    String name = property(context.keySet());
    return name == null ? null : context.get(name);
  }

  /**
   * Tells whether a version comes after another.
   *
   * @param version the version
   * @param other the other one
   * @return whether it is later; equal versions are not, however they are written
   */
  public static boolean isLater(String version, String other) {
    return Parsed.of(version).compareTo(Parsed.of(other)) > 0;
  }

  /**
   * Is a version taken apart.
   *
   * @param numbers the parts before any sign of a pre-release, without zeros at the end
   * @param before what makes it a pre-release; empty for a release
   */
  private record Parsed(List<Part> numbers, List<Part> before) implements Comparable<Parsed> {

    static Parsed of(String version) {
      int plus = version.indexOf('+');
      String text = plus < 0 ? version : version.substring(0, plus);
      int from = text.startsWith("v") && text.length() > 1 && isDigit(text.charAt(1)) ? 1 : 0;
      int end = from;
      while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      var numbers = parts(text.substring(from, end));
      while (!numbers.isEmpty() && numbers.getLast().text().isEmpty()) {
        numbers.removeLast();
      }
      return new Parsed(numbers, parts(text.substring(end)));
    }

    /** Parts are runs of digits and runs of letters; all else only separates them. */
    private static List<Part> parts(String text) {
      var parts = new ArrayList<Part>();
      int at = 0;
      while (at < text.length()) {
        int from = at;
        boolean digits = isDigit(text.charAt(at));
        while (at < text.length()
            && Character.isLetterOrDigit(text.charAt(at))
            && isDigit(text.charAt(at)) == digits) {
          at++;
        }
        if (at == from) {
          at++;
        } else {
          parts.add(Part.of(text.substring(from, at), digits));
        }
      }
      return parts;
    }

    @Override
    public int compareTo(Parsed other) {
      int order = compare(numbers, other.numbers, Part.ZERO);
      if (order != 0 || before.isEmpty() || other.before.isEmpty()) {
        // A release comes after its pre-releases.
        return order != 0 ? order : Boolean.compare(before.isEmpty(), other.before.isEmpty());
      }
      return compare(before, other.before, null);
    }

    private static int compare(List<Part> one, List<Part> other, @Nullable Part missing) {
      for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
        Part left = i < one.size() ? one.get(i) : missing;
        Part right = i < other.size() ? other.get(i) : missing;
        if (left == null || right == null) {
          return left == null ? -1 : 1;
        }
        int order = left.compareTo(right);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  /**
   * Is one part of a version.
   *
   * @param number whether it is a number; numbers come before words
   * @param text the word in lower case, or the digits without zeros in front
   */
  private record Part(boolean number, String text) implements Comparable<Part> {

    static final Part ZERO = new Part(true, "");

    static Part of(String text, boolean number) {
      return new Part(
          number, number ? text.replaceFirst("^0+", "") : text.toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(Part other) {
      if (number != other.number) {
        return number ? -1 : 1;
      }
      // Of two numbers the one with more digits is greater, however long both are.
      int length = number ? Integer.compare(text.length(), other.text.length()) : 0;
      return length != 0 ? length : text.compareTo(other.text);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
