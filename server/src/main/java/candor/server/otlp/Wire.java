package candor.server.otlp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Goes through the fields of one protobuf message. For one thread and one use.
 *
 * <p>It reads no byte twice and none outside of its message. Groups, which no message of OTLP has
 * ever had, are refused.
 */
final class Wire {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  /** Seven bits a byte: 64 bits take ten bytes, the last of which holds one. */
  private static final int MOST_VARINT_BITS = 63;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int field;
  private int type;

  Wire(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private Wire(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Steps to the next field; returns false at the end of the message. */
  boolean next() throws UnreadableException {
    if (at == end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    type = (int) (tag & 7);
    if (tag >>> 32 != 0 || field == 0) {
      throw damaged();
    }
    return true;
  }

  int field() {
    return field;
  }

  /** Reads past a field that nobody asks for. */
  void skip() throws UnreadableException {
    switch (type) {
      case VARINT -> varint();
      case FIXED64 -> step(Long.BYTES);
      case BYTES -> step(length());
      case FIXED32 -> step(Integer.BYTES);
      default -> throw damaged();
    }
  }

  /** Reads the value of a field that must be a varint. */
  long number() throws UnreadableException {
    expect(VARINT);
    return varint();
  }

  /** Reads the value of a field that must have 64 bits. */
  long fixed64() throws UnreadableException {
    expect(FIXED64);
    int from = step(Long.BYTES);
    long value = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      value = value << 8 | (bytes[from + i] & 0xff);
    }
    return value;
  }

  /** Reads the value of a field that must be text. */
  String text() throws UnreadableException {
    expect(BYTES);
    int length = length();
    int from = step(length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw UnreadableException.wrong("a text is not UTF-8");
    }
  }

  /** Reads the value of a field that must be bytes. */
  byte[] bytes() throws UnreadableException {
    expect(BYTES);
    int length = length();
    int from = step(length);
    var value = new byte[length];
    System.arraycopy(bytes, from, value, 0, length);
    return value;
  }

  /** Returns the fields of a message inside this one. */
  Wire message() throws UnreadableException {
    expect(BYTES);
    int length = length();
    int from = step(length);
    return new Wire(bytes, from, from + length);
  }

  private void expect(int wanted) throws UnreadableException {
    if (type != wanted) {
      throw UnreadableException.wrong("a field is of a wrong type");
    }
  }

  private int length() throws UnreadableException {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw UnreadableException.wrong("a length is beyond the end");
    }
    return (int) length;
  }

  private int step(int count) throws UnreadableException {
    int from = at;
    if (count > end - from) {
      throw damaged();
    }
    at = from + count;
    return from;
  }

  private long varint() throws UnreadableException {
    long value = 0;
    for (int shift = 0; shift <= MOST_VARINT_BITS; shift += 7) {
      if (at == end) {
        throw damaged();
      }
      byte b = bytes[at++];
      if (shift == MOST_VARINT_BITS && (b & 0xfe) != 0) {
        throw damaged();
      }
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private static UnreadableException damaged() {
    return UnreadableException.wrong("the message is damaged");
  }
}
