package candor.plan;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of JSON strings that stand for themselves: printable ASCII without quotes and
 * backslashes. For one thread; remembers the hash of the string found last.
 */
final class PlainText {

  private final byte[] bytes;
  private int hash;

  PlainText(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the bytes of such a text, or null when a text is none. */
  static byte @Nullable [] ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
        return null;
      }
    }
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns where the closing quote of a string stands, or -1 when it is no such string. */
  int end(int from) {
    int mixed = 0;
    for (int i = from; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '"') {
        hash = mixed;
        return i;
      }
      if (b < ' ' || b == '\\') {
        return -1;
      }
      mixed = mixed * 31 + b;
    }
    return -1;
  }

  int hash() {
    return hash;
  }

  /** Returns the byte at a place, or 0 behind the end, which no JSON has. */
  int at(int place) {
    return place < bytes.length ? bytes[place] : 0;
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
