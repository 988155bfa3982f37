package candor.compile.java;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts text of a plan into Java source so that it can neither break nor change it. Pure. */
final class JavaText {

  /** What a comment would take for a tag, for its end, or for a character. */
  private static final Pattern MEANT = Pattern.compile("(^|[ {])@|\\*/|\\\\u|  ");

  private static final Pattern TAG = Pattern.compile("(^|[ {])@");

  private JavaText() {}

  /** Returns a string literal of ASCII characters. */
  static String literal(String text) {
    return text.chars()
        .mapToObj(c -> escaped((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        if (c >= 0x80) {
          yield unicode(c);
        }
        // The compiler reads \\u000a as a line break inside the literal, but an octal escape not.
        yield c < 0x20 || c == 0x7f ? String.format("\\%03o", (int) c) : String.valueOf(c);
      }
    };
  }

  private static String unicode(int c) {
    return "\\u" + String.format("%04x", c);
  }

  /** Returns names of which none is there twice: a later one gets a number. */
  static List<String> distinct(List<String> names) {
    var taken = new LinkedHashSet<String>();
    for (String wanted : names) {
      var name = wanted;
      for (int i = 2; !taken.add(name); i++) {
        name = wanted + "_" + i;
      }
    }
    return List.copyOf(taken);
  }

  /** Returns a sentence as it stands in a documentation comment. */
  static String sentence(String text) {
    var plain = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return TAG.matcher(harmless(plain)).replaceAll("$1&#64;");
  }

  /** Returns a name or value of the plan, letter by letter, as code in a documentation comment. */
  static String code(String text) {
    boolean plain =
        text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)
            && text.strip().equals(text)
            && !MEANT.matcher(text).find()
            && isBalanced(text);
    return plain ? "{@code " + text + "}" : "<code>" + entities(text) + "</code>";
  }

  private static boolean isBalanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0 && !text.isEmpty();
  }

  private static String entities(String text) {
    return text.codePoints()
        .mapToObj(c -> isPlain(c) ? Character.toString(c) : "&#" + c + ";")
        .map(c -> c.equals("&#10;") || c.equals("&#9;") || c.equals("&#13;") ? "&#32;" : c)
        .collect(Collectors.joining());
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c)
        || (c < 0x7f && " !\"#$%'()+,-./:;=?[]^_`|~".indexOf(c) >= 0);
  }

  /** Returns one line of a comment that starts with two slashes. */
  static String line(String text) {
    return harmless(visible(text));
  }

  /**
   * A comment ends at the first end mark, and the compiler replaces unicode escapes before that.
   */
  private static String harmless(String text) {
    return text.replace("*/", "*&#47;").replace("\\u", "&#92;u");
  }

  /** Leaves out what cannot be seen, such as marks that reorder text on a reader's screen. */
  private static String visible(String text) {
    return text.codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .filter(JavaText::isVisible)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .strip()
        .replaceAll(" +", " ");
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
