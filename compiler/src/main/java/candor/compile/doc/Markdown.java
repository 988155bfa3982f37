package candor.compile.doc;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns plain text into Markdown that shows exactly that text. No state.
 *
 * <p>What a reader cannot see, such as marks that reorder a line, is written out as {@code
 * [U+202E]}. No text becomes a link, an image, HTML, or the start of another block.
 */
final class Markdown {

  /** Starts emphasis, code, links, HTML, entities, strikethrough or formulas somewhere. */
  private static final String SPECIAL = "\\`*[]<~$";

  /** Starts a block where it is the first character of a line. */
  private static final String OPENERS = "#+-=>";

  /** What some viewers turn into a picture. */
  private static final Pattern SHORT_CODE = Pattern.compile(":[A-Za-z0-9_+-]+:");

  private static final Pattern NUMBERED = Pattern.compile("[0-9]+[.)]");

  private static final Pattern PLAIN_ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/%+-]*)?");

  /** Belong into sentences of some languages, but not into a value that is compared. */
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private Markdown() {}

  /** Writes a sentence. */
  static String text(String plain) {
    var line = SPACES.matcher(plain).replaceAll(" ").strip();
    var out = new StringBuilder();
    var numbered = NUMBERED.matcher(line);
    int escapedAt = numbered.lookingAt() ? numbered.end() - 1 : -1;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int c = line.codePointAt(i);
      if (isUnseen(c) && c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER) {
        out.append("\\[").append(name(c)).append("\\]");
      } else if (c == '|') {
        out.append("&#124;");
      } else {
        boolean escaped = i == escapedAt || isSpecial(line, i, c);
        out.append(escaped ? "\\" : "").appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isSpecial(String line, int i, int c) {
    return switch (c) {
      case '_' -> !(isWord(line, i - 1) && isWord(line, i + 1));
      case '&' -> i + 1 < line.length() && (line.charAt(i + 1) == '#' || isWord(line, i + 1));
      case '{' -> i + 1 < line.length() && "{%".indexOf(line.charAt(i + 1)) >= 0;
      case ':' ->
          line.startsWith("//", i + 1)
              || SHORT_CODE.matcher(line).region(i, line.length()).lookingAt();
      case '@' -> isWord(line, i - 1) && isWord(line, i + 1);
      case '.' -> i >= 3 && line.regionMatches(true, i - 3, "www", 0, 3);
      default -> SPECIAL.indexOf(c) >= 0 || (i == 0 && OPENERS.indexOf(c) >= 0);
    };
  }

  private static boolean isWord(String line, int i) {
    return i >= 0 && i < line.length() && Character.isLetterOrDigit(line.codePointAt(i));
  }

  /** Writes a name or a value as it is sent, in the letters of code. */
  static String code(String plain) {
    if (plain.isBlank()) {
      return "`\"" + plain.replaceAll("\\s", " ") + "\"`";
    }
    var shown = new StringBuilder();
    plain
        .codePoints()
        .forEach(c -> {
          if (isUnseen(c) || (Character.isSpaceChar(c) && c != ' ')) {
            shown.append('[').append(name(c)).append(']');
          } else {
            shown.appendCodePoint(c);
          }
        });
    var text = shown.toString();
    if (text.indexOf('|') >= 0) {
      return entities(text);
    }
    var fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    boolean padded = text.startsWith("`") || text.endsWith("`") || text.startsWith(" ");
    var space = padded ? " " : "";
    return fence + space + text + space + fence;
  }

  /** Links only what cannot end the link early, run code or hide where it leads. */
  static String link(String what, String address) {
    return PLAIN_ADDRESS.matcher(address).matches()
        ? "[" + text(what) + "](" + address + ")"
        : text(what) + " " + code(address);
  }

  /** A pipe ends a cell even inside code, and viewers disagree on how to escape it there. */
  private static String entities(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c) || c == ' ') {
            out.appendCodePoint(c);
          } else {
            out.append("&#").append(c).append(';');
          }
        });
    return out.toString();
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static String name(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }
}
