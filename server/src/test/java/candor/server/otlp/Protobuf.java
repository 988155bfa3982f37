package candor.server.otlp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes protobuf by hand, right or wrong. */
public final class Protobuf {

  private Protobuf() {}

  public static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  public static byte[] varint(long value) {
    var out = new ByteArrayOutputStream();
    long rest = value;
    for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
      out.write((int) ((rest & 0x7f) | 0x80));
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  public static byte[] number(int field, long value) {
    return join(varint((long) field << 3), varint(value));
  }

  public static byte[] fixed64(int field, long value) {
    var bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return join(varint(field << 3 | 1), bytes);
  }

  public static byte[] bytes(int field, byte[]... parts) {
    byte[] all = join(parts);
    return join(varint(field << 3 | 2), varint(all.length), all);
  }

  public static byte[] text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes an attribute whose value is text. */
  public static byte[] attribute(int field, String key, String value) {
    return bytes(field, text(1, key), bytes(2, text(1, value)));
  }

  /** Writes a request of one resource and one scope with these records. */
  public static byte[] request(byte[] resource, byte[]... records) {
    var scope = new ByteArrayOutputStream();
    for (byte[] record : records) {
      scope.writeBytes(bytes(2, record));
    }
    return bytes(1, bytes(1, resource), bytes(2, scope.toByteArray()));
  }

  /** Writes a record with the name of an event, a time and more. */
  public static byte[] record(String event, long millis, byte[]... more) {
    return join(fixed64(1, millis * 1_000_000), text(12, event), join(more));
  }
}
