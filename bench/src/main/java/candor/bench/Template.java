package candor.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;

/** Is one request as bytes, with the places where each sending gets fresh event ids. */
final class Template {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final byte[] bytes;
  private final int[] slots;

  Template(String path, Map<String, String> headers, byte[] body) {
    var head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\n\r\n");
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    bytes = whole.toByteArray();
    slots = slots(bytes);
  }

  private static int[] slots(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    return IntStream.iterate(
            text.indexOf(Load.ID_SLOT), i -> i >= 0, i -> text.indexOf(Load.ID_SLOT, i + 1))
        .toArray();
  }

  /** Copies the request for one connection, which gets a network of its own where asked. */
  ByteBuffer copy(int link) {
    ByteBuffer copy = ByteBuffer.allocateDirect(bytes.length).put(bytes).clear();
    int slot = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(Load.NETWORK_SLOT);
    if (slot >= 0) {
      hex(copy, slot + Load.NETWORK_SLOT.indexOf("000::"), link, 3);
    }
    return copy;
  }

  /** Writes fresh UUIDs of version 7 into a copy; unique within 2^60 of one process. */
  void refresh(ByteBuffer copy, long millis, long serial) {
    for (var i = 0; i < slots.length; i++) {
      var slot = slots[i];
      hex(copy, slot, millis >>> 16, 8);
      hex(copy, slot + 9, millis, 4);
      hex(copy, slot + 15, i, 3);
      // The variant takes two bits of the fourth group; the serial fills what is left.
      hex(copy, slot + 19, 0x8000 | (serial >>> 48 & 0xFFF), 4);
      hex(copy, slot + 24, serial, 12);
    }
  }

  private static void hex(ByteBuffer copy, int at, long value, int digits) {
    for (var i = 0; i < digits; i++) {
      copy.put(at + i, (byte) HEX[(int) (value >>> (4 * (digits - 1 - i))) & 15]);
    }
  }
}
