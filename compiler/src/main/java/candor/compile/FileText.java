package candor.compile;

import candor.compile.BadFile.Fault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a file into text, or tells where they stop being text. */
final class FileText {

  private FileText() {}

  static String of(byte[] utf8) throws BadFile {
    if (utf8.length > PlanFile.MOST_BYTES) {
      throw new BadFile(
          Fault.TOO_LARGE, 1, 1, "the file is larger than 1 MB", "Check that it is a plan.");
    }
    var text = decode(utf8);
    if (text.isBlank()) {
      throw new BadFile(Fault.EMPTY, 1, 1, "the file is empty", "Start with candor: 1.");
    }
    int odd = oddCharacter(text);
    if (odd >= 0) {
      throw notText(text.substring(0, odd), "a character stands here that no text has");
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

  /** Returns where the first character stands that YAML does not allow, or -1. */
  private static int oddCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t';
      if (control || c == 0x7f || (c >= 0x80 && c < 0xa0 && c != 0x85) || c >= 0xfffe) {
        return i;
      }
    }
    return -1;
  }

  private static BadFile notText(String before, String message) {
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return new BadFile(Fault.NOT_TEXT, line, column, message, "Save it as plain text in UTF-8.");
  }
}
