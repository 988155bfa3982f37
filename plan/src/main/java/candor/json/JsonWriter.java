package candor.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON in its compact form. For one thread at a time.
 *
 * <p>Use a static method for a value at hand, or build a document piece by piece: commas and colons
 * are set by the writer. Reading back what was written gives an equal value.
 */
public final class JsonWriter {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private byte[] bytes = new byte[256];
  private int length;

  /** Creates a writer of one document. */
  public JsonWriter() {}

  /**
   * Writes one value as text.
   *
   * @param json the value
   * @return compact JSON
   */
  public static String write(Json json) {
    JsonWriter writer = new JsonWriter().value(json);
    return new String(writer.bytes, 0, writer.length, StandardCharsets.UTF_8);
  }

  /**
   * Writes one value as bytes.
   *
   * @param json the value
   * @return compact JSON in UTF-8
   */
  public static byte[] bytes(Json json) {
    return new JsonWriter().value(json).bytes();
  }

  /**
   * Writes one value in the one form that all equal values share (RFC 8785): members sorted by
   * UTF-16 code units, numbers as ECMAScript prints them, so that {@code 3.0} is {@code 3}.
   *
   * <p>One deliberate difference: an integer beyond 2 to the 53 keeps all its digits, where RFC
   * 8785 would round it, so that different plans never share a form.
   *
   * @param json the value
   * @return canonical JSON in UTF-8
   * @throws IllegalArgumentException when a string holds a lone surrogate
   */
  public static byte[] canonical(Json json) {
    JsonWriter writer = new JsonWriter();
    Canonical.write(json, writer);
    return writer.bytes();
  }

  /**
   * Returns what was written so far.
   *
   * @return a copy, in UTF-8
   */
  public byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /**
   * Opens an object.
   *
   * @return this writer
   */
  public JsonWriter open() {
    comma();
    return put('{');
  }

  /**
   * Closes an object.
   *
   * @return this writer
   */
  public JsonWriter close() {
    return put('}');
  }

  /**
   * Opens an array.
   *
   * @return this writer
   */
  public JsonWriter openArray() {
    comma();
    return put('[');
  }

  /**
   * Closes an array.
   *
   * @return this writer
   */
  public JsonWriter closeArray() {
    return put(']');
  }

  /**
   * Writes the name of the member that comes next.
   *
   * @param name the name
   * @return this writer
   */
  public JsonWriter name(String name) {
    return text(name).put(':');
  }

  /**
   * Writes a string. A lone surrogate, which JSON in UTF-8 cannot say, becomes U+FFFD.
   *
   * @param text the string
   * @return this writer
   */
  public JsonWriter text(String text) {
    comma();
    put('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        put('\\').put(c);
      } else if (c < ' ') {
        control(c);
      } else if (c < 0x80) {
        put(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        multibyte(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        multibyte(Character.isSurrogate(c) ? 0xfffd : c);
      }
    }
    return put('"');
  }

  /**
   * Writes an integer.
   *
   * @param value the integer
   * @return this writer
   */
  public JsonWriter number(long value) {
    comma();
    return ascii(Long.toString(value));
  }

  /**
   * Writes a number so that it reads back as a {@link Json.Decimal} with the same value.
   *
   * @param value the number, finite
   * @return this writer
   */
  public JsonWriter number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a JSON number must be finite");
    }
    comma();
    return ascii(Double.toString(value));
  }

  /**
   * Writes any value.
   *
   * @param json the value; its nesting must fit the thread's stack, as all read values do
   * @return this writer
   */
  public JsonWriter value(Json json) {
    if (json instanceof Json.Text text) {
      return text(text.value());
    }
    if (json instanceof Json.Whole whole) {
      return number(whole.value());
    }
    if (json instanceof Json.Decimal decimal) {
      return number(decimal.value());
    }
    if (json instanceof Json.Dictionary dictionary) {
      return object(dictionary.members());
    }
    if (json instanceof Json.Array array) {
      return array(array.items());
    }
    comma();
    if (json instanceof Json.Bool bool) {
      return ascii(bool.value() ? "true" : "false");
    }
    return ascii("null");
  }

  /**
   * Writes an object with these members.
   *
   * @param members the members by name
   * @return this writer
   */
  public JsonWriter object(Map<String, Json> members) {
    open();
    for (Map.Entry<String, Json> member : members.entrySet()) {
      name(member.getKey()).value(member.getValue());
    }
    return close();
  }

  /** Writes a value that is JSON already. */
  void raw(String json) {
    comma();
    ascii(json);
  }

  private JsonWriter array(List<Json> items) {
    openArray();
    for (Json item : items) {
      value(item);
    }
    return closeArray();
  }

  /** Sets a comma unless the value is the first of its kind; strings never end in these bytes. */
  private void comma() {
    if (length > 0) {
      byte last = bytes[length - 1];
      if (last != '{' && last != '[' && last != ':') {
        put(',');
      }
    }
  }

  private void control(char c) {
    put('\\');
    switch (c) {
      case '\b' -> put('b');
      case '\t' -> put('t');
      case '\n' -> put('n');
      case '\f' -> put('f');
      case '\r' -> put('r');
      default -> ascii("u00").put(HEX[c >> 4]).put(HEX[c & 15]);
    }
  }

  private void multibyte(int code) {
    if (code < 0x800) {
      put(0xc0 | code >> 6);
    } else if (code < 0x10000) {
      put(0xe0 | code >> 12).tail(code >> 6);
    } else {
      put(0xf0 | code >> 18).tail(code >> 12).tail(code >> 6);
    }
    tail(code);
  }

  private JsonWriter tail(int bits) {
    return put(0x80 | (bits & 0x3f));
  }

  private JsonWriter ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
    return this;
  }

  private JsonWriter put(int b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) b;
    return this;
  }
}
