package candor.server.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects bytes in a buffer that is used again. For one thread. */
final class Sink {

  /** Larger buffers are not kept: one huge record must not hold its memory for ever. */
  private static final int KEPT_BYTES = 1 << 20;

  private byte[] bytes = new byte[4096];
  private int length;

  void clear() {
    length = 0;
    if (bytes.length > KEPT_BYTES) {
      bytes = new byte[4096];
    }
  }

  byte[] sealed() {
    int crc = DeliveryCodec.checksum(bytes, length);
    reserve(DeliveryCodec.CHECKSUM_BYTES);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[length++] = (byte) (crc >>> shift);
    }
    return Arrays.copyOf(bytes, length);
  }

  void one(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void signed(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  void fixed64(long value) {
    reserve(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void text(String text) {
    int chars = text.length();
    reserve(chars + 5);
    int start = length;
    varint(chars);
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // The length in bytes is not the length in characters after all: begin again.
        length = start;
        encoded(text.getBytes(StandardCharsets.UTF_8));
        return;
      }
      bytes[length++] = (byte) c;
    }
  }

  private void encoded(byte[] utf8) {
    varint(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
