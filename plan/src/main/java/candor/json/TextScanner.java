package candor.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the strings of one document. For one thread; lives as long as one reading.
 *
 * <p>Batches repeat the same names and words, so short ASCII strings are remembered and handed out
 * again. The memory belongs to one document: nothing that somebody sent outlives its request.
 */
final class TextScanner {

  /** Bytes up to which a string is remembered: names and words, but not ids and times. */
  private static final int REMEMBERED_BYTES = 23;

  /** Input bytes from which the larger memory pays: about three events. */
  private static final int BATCH_BYTES = 1_024;

  private static final Json.Text EMPTY = new Json.Text("");

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final int maxBytes;
  private final Json.@Nullable Text[] remembered;
  private final int[] places;
  private char[] decoded = new char[0];
  private int length;
  private int after;

  TextScanner(byte[] bytes, int start, int end, int maxBytes) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.maxBytes = maxBytes;
    int slots = end - start < BATCH_BYTES ? 32 : 256;
    this.remembered = new Json.@Nullable Text[slots];
    this.places = new int[slots];
  }

  /** Returns the byte after the string read last. */
  int after() {
    return after;
  }

  /** Reads the string whose opening quote stands just before {@code from}. */
  Json.Text read(int from) throws JsonException {
    int i = from;
    while (i < end) {
      byte b = bytes[i];
      if (b == '"') {
        return plain(from, i);
      }
      if (b < ' ' || b == '\\') {
        return decode(from, i);
      }
      i++;
    }
    throw at("a string does not end", end);
  }

  private Json.Text plain(int from, int to) throws JsonException {
    int size = to - from;
    limit(from, to);
    after = to + 1;
    if (size > REMEMBERED_BYTES) {
      return new Json.Text(new String(bytes, from, size, StandardCharsets.ISO_8859_1));
    }
    if (size == 0) {
      return EMPTY;
    }
    int mix = bytes[from] * 31 + bytes[from + size / 2] * 7 + bytes[to - 1] * 127 + size * 13;
    int slot = (mix ^ mix >>> 5) & remembered.length - 1;
    Json.Text known = remembered[slot];
    int place = places[slot];
    if (known != null
        && known.value().length() == size
        && Arrays.equals(bytes, from, to, bytes, place, place + size)) {
      return known;
    }
    Json.Text made = new Json.Text(new String(bytes, from, size, StandardCharsets.ISO_8859_1));
    remembered[slot] = made;
    places[slot] = from;
    return made;
  }

  private Json.Text decode(int from, int special) throws JsonException {
    length = 0;
    for (int i = from; i < special; i++) {
      put((char) bytes[i]);
    }
    int i = special;
    while (i < end) {
      byte b = bytes[i];
      if (b == '"') {
        after = i + 1;
        limit(from, i);
        return new Json.Text(new String(decoded, 0, length));
      }
      i = b == '\\' ? escape(i + 1) : character(b, i);
    }
    throw at("a string does not end", end);
  }

  /** Reads the character that starts with byte {@code b} at {@code i}; returns the byte after. */
  private int character(byte b, int i) throws JsonException {
    if (b < 0) {
      return multibyte(i);
    }
    if (b < ' ') {
      throw at("a control character stands in a string", i);
    }
    put((char) b);
    return i + 1;
  }

  private void limit(int from, int to) throws JsonException {
    if (to - from > maxBytes) {
      throw at("a string is too long", from);
    }
  }

  /** Reads the escape whose letter stands at {@code i}; returns the byte after it. */
  private int escape(int i) throws JsonException {
    switch (i < end ? bytes[i] : 0) {
      case '"' -> put('"');
      case '\\' -> put('\\');
      case '/' -> put('/');
      case 'b' -> put('\b');
      case 'f' -> put('\f');
      case 'n' -> put('\n');
      case 'r' -> put('\r');
      case 't' -> put('\t');
      case 'u' -> {
        return unicode(i + 1);
      }
      default -> throw at("an escape is unknown", i);
    }
    return i + 1;
  }

  private int unicode(int i) throws JsonException {
    char high = hex(i);
    put(high);
    if (!Character.isSurrogate(high)) {
      return i + 4;
    }
    if (Character.isHighSurrogate(high)
        && i + 5 < end
        && bytes[i + 4] == '\\'
        && bytes[i + 5] == 'u') {
      char low = hex(i + 6);
      if (Character.isLowSurrogate(low)) {
        put(low);
        return i + 10;
      }
    }
    throw at("a surrogate stands alone", i);
  }

  private char hex(int i) throws JsonException {
    if (end - i < 4) {
      throw at("an escape does not end", end);
    }
    int code = 0;
    for (int k = i; k < i + 4; k++) {
      // Character.digit also knows digits of other scripts; a byte below 0 is none of ours.
      int digit = bytes[k] < 0 ? -1 : Character.digit(bytes[k], 16);
      if (digit < 0) {
        throw at("an escape has a wrong digit", k);
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  /**
   * Decodes one character of 2 to 4 bytes by RFC 3629, table 3-7 of Unicode: shortest form only.
   */
  private int multibyte(int i) throws JsonException {
    int lead = bytes[i] & 0xff;
    if (lead >= 0xc2 && lead <= 0xdf) {
      put((char) ((lead & 0x1f) << 6 | tail(i + 1, 0x80, 0xbf)));
      return i + 2;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      int second = tail(i + 1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
      put((char) ((lead & 0x0f) << 12 | second << 6 | tail(i + 2, 0x80, 0xbf)));
      return i + 3;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      int second = tail(i + 1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
      int third = tail(i + 2, 0x80, 0xbf);
      int code = (lead & 0x07) << 18 | second << 12 | third << 6 | tail(i + 3, 0x80, 0xbf);
      put(Character.highSurrogate(code));
      put(Character.lowSurrogate(code));
      return i + 4;
    }
    throw at("a string is not UTF-8", i);
  }

  private int tail(int i, int least, int most) throws JsonException {
    int b = i < end ? bytes[i] & 0xff : 0;
    if (b < least || b > most) {
      throw at("a string is not UTF-8", i);
    }
    return b & 0x3f;
  }

  private void put(char c) {
    if (length == decoded.length) {
      decoded = Arrays.copyOf(decoded, Math.max(64, length * 2));
    }
    decoded[length++] = c;
  }

  private JsonException at(String reason, int place) {
    return new JsonException(reason, place - start);
  }
}
