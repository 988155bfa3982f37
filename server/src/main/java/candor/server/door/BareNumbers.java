package candor.server.door;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

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

  /** Returns the document with null in their places, or null when it has none of them. */
  static byte @Nullable [] replaced(byte[] document) {
    int at = find(document, 0);
    if (at < 0) {
      return null;
    }
    var out = new ByteArrayOutputStream(document.length + 16);
    int from = 0;
    while (at >= 0) {
      out.write(document, from, at - from);
      out.writeBytes(NULL);
      from = at + word(document, at);
      at = find(document, from);
    }
    out.write(document, from, document.length - from);
    return out.toByteArray();
  }

  /** Finds the next word from a place outside of strings on, or returns -1. */
  private static int find(byte[] document, int from) {
    boolean inText = false;
    for (int at = from; at < document.length; at++) {
      byte b = document[at];
      if (inText && b == '\\') {
        at++;
      } else if (b == '"') {
        inText = !inText;
      } else if (!inText && word(document, at) > 0) {
        return at;
      }
    }
    return -1;
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
