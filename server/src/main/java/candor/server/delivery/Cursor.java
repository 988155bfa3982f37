package candor.server.delivery;

import java.nio.charset.StandardCharsets;

/** Walks over part of an array and notices where it ends too early. For one thread. */
final class Cursor {

  private final byte[] bytes;
  private final int end;
  private int at;

  Cursor(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  boolean atEnd() {
    return at == end;
  }

  int one() {
    need(1);
    return bytes[at++] & 0xff;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = one();
      value |= (b & 0x7fL) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new DamagedDelivery("a number of the record does not end");
  }

  long signed() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Reads a number of things of which each takes at least one byte. */
  int count() {
    long count = varint();
    if (count < 0 || count > end - at) {
      throw new DamagedDelivery("a count of the record is larger than the record");
    }
    return (int) count;
  }

  int fixed32() {
    need(4);
    int value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (bytes[at++] & 0xff) << shift;
    }
    return value;
  }

  long fixed64() {
    return (fixed32() & 0xffffffffL) | (long) fixed32() << 32;
  }

  String text() {
    int length = count();
    var text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  private void need(int count) {
    if (count > end - at) {
      throw new DamagedDelivery("the record ends too early");
    }
  }
}
