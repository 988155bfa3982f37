package candor.server.door;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes null of the words NaN, Infinity and -Infinity outside of strings, which JSON does not have
 * and Python writes for numbers. Whatever else is wrong stays wrong. No state.
 */
final class BareNumbers {

  /** The longer one first, of which the other is a part. */
  private static final byte[][] WORDS = {
    "-Infinity".getBytes(StandardCharsets.US_ASCII),
    "Infinity".getBytes(StandardCharsets.US_ASCII),
    "NaN".getBytes(StandardCharsets.US_ASCII)
  };

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private BareNumbers() {}

  /** Returns the document with null in their places. */
  static byte[] replaced(byte[] document) {
    var out = new ByteArrayOutputStream(document.length + 16);
    boolean inText = false;
    for (int at = 0; at < document.length; ) {
      byte b = document[at];
      int word = inText ? 0 : word(document, at);
      if (word > 0) {
        out.writeBytes(NULL);
        at += word;
      } else {
        boolean isEscape = inText && b == '\\' && at + 1 < document.length;
        inText ^= b == '"';
        int taken = isEscape ? 2 : 1;
        out.write(document, at, taken);
        at += taken;
      }
    }
    return out.toByteArray();
  }

  /** Returns how long the word is that stands here, or 0. */
  private static int word(byte[] document, int at) {
    for (byte[] word : WORDS) {
      int end = at + word.length;
      boolean fits = document[at] == word[0] && end <= document.length;
      for (int i = 1; fits && i < word.length; i++) {
        fits = document[at + i] == word[i];
      }
      if (fits) {
        return word.length;
      }
    }
    return 0;
  }
}
