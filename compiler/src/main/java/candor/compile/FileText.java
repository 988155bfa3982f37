package candor.compile;

import candor.plan.text.Rule;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a file into text, or tells where they stop being text. */
final class FileText {

  private static final char BYTE_ORDER_MARK = 0xfeff;

  private FileText() {}

  static String of(byte[] utf8) throws BadFile {
    if (utf8.length > PlanFile.MOST_BYTES) {
      throw new BadFile(
          Rule.TOO_LARGE, 1, 1, "the file is larger than 1 MB", "Check that it is a plan.");
    }
    var text = decode(utf8);
    if (text.isBlank()) {
      throw new BadFile(Rule.EMPTY, 1, 1, "the file is empty", "Start with candor: 1.");
    }
    int odd = oddCharacter(text);
    if (odd >= 0) {
      throw notText(text.substring(0, odd), "a character stands here that cannot be seen");
    }
    return text;
  }

  private static String decode(byte[] utf8) throws BadFile {
    var in = ByteBuffer.wrap(utf8);
    var out = CharBuffer.allocate(utf8.length);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      throw notText(out.toString(), "the file is not UTF-8 from here on");
    }
    return out.toString();
  }

  /**
   * Returns where the first character stands that a plan cannot hold, or -1: what YAML does not
   * allow, halves of characters, and signs that show text in another order than it has.
   */
  static int oddCharacter(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t';
      boolean half = c >= 0xd800 && c < 0xe000;
      boolean reorders = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
      if (control || half || reorders || isOdd(c)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOdd(int c) {
    return c == 0x7f || (c >= 0x80 && c < 0xa0 && c != 0x85) || c == 0xfffe || c == 0xffff;
  }

  /** Counts lines and columns as the YAML reader does: by code points, without byte order marks. */
  private static BadFile notText(String before, String message) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < before.length(); i += Character.charCount(before.codePointAt(i))) {
      char c = before.charAt(i);
      boolean windows = c == '\r' && before.startsWith("\n", i + 1);
      if (c == '\n' || (c == '\r' && !windows)) {
        line++;
        column = 1;
      } else if (c != BYTE_ORDER_MARK) {
        column++;
      }
    }
    return new BadFile(Rule.NOT_TEXT, line, column, message, "Save it as plain text in UTF-8.");
  }
}
