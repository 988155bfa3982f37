package candor.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a request for logs in protobuf, as far as the benchmark needs it. */
final class OtlpBytes {

  private static final int FIXED = 1;
  private static final int BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  OtlpBytes bytes(int field, byte[] value) {
    varint((long) field << 3 | BYTES);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  OtlpBytes message(int field, OtlpBytes value) {
    return bytes(field, value.toBytes());
  }

  OtlpBytes text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  OtlpBytes fixed(int field, long value) {
    varint((long) field << 3 | FIXED);
    out.writeBytes(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    return this;
  }

  /** Adds a text as one attribute of a record or a resource. */
  OtlpBytes attribute(int field, String key, String value) {
    var any = new OtlpBytes().text(1, value);
    return message(field, new OtlpBytes().text(1, key).message(2, any));
  }

  /** Adds a number as one attribute. */
  OtlpBytes attribute(int field, String key, double value) {
    var any = new OtlpBytes().fixed(4, Double.doubleToRawLongBits(value));
    return message(field, new OtlpBytes().text(1, key).message(2, any));
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
