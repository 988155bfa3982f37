package candor.server.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link PackedOutput} wrote, window by window. For one thread. */
final class PackedInput {

  /** Most classes and blocks of segments lie in one window. */
  private static final int WINDOW = 1 << 12;

  private final PackedFile file;
  private final long end;
  private long next;
  private byte[] window = {};
  private int at;

  /** Begins to read a part of a file. */
  PackedInput(PackedFile file, long from, long end) {
    this.file = file;
    this.next = from;
    this.end = end;
  }

  boolean hasMore() {
    return at < window.length || next < end;
  }

  int one() throws IOException {
    if (at == window.length) {
      window = file.bytes(next, (int) Math.min(WINDOW, Math.max(1, end - next)));
      next += window.length;
      at = 0;
    }
    return window[at++] & 0xff;
  }

  long number() throws IOException {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = one();
      number |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return number;
      }
    }
    throw new IOException("a kept mapping is damaged: a number has no end");
  }

  int small() throws IOException {
    return (int) number();
  }

  long signed() throws IOException {
    long number = number();
    return number >>> 1 ^ -(number & 1);
  }

  String text() throws IOException {
    return new String(take(), StandardCharsets.UTF_8);
  }

  /** Passes a text over, and says whether it is the one that is sought. */
  boolean isText(byte[] sought) throws IOException {
    return Arrays.equals(sought, take());
  }

  private byte[] take() throws IOException {
    long length = number();
    if (length < 0 || length > end - next + window.length - at) {
      throw new IOException("a kept mapping is damaged: a text is longer than the file");
    }
    byte[] taken = new byte[(int) length];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = (byte) one();
    }
    return taken;
  }
}
