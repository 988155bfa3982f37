package candor.server.zstd;

import java.util.Arrays;

/** Collects what comes out, up to a limit. For one thread. */
final class Output {

  private static final int FIRST_BYTES = 16 << 10;

  private final int most;
  private byte[] bytes;
  private int length;
  private int frame;
  private int block;

  Output(int most) {
    this.most = most;
    this.bytes = new byte[Math.min(FIRST_BYTES, most)];
  }

  void beginFrame() {
    frame = length;
  }

  void beginBlock() {
    block = length;
  }

  /** Returns how much the frame has brought so far. */
  int inFrame() {
    return length - frame;
  }

  long hash() {
    return XxHash.of(bytes, frame, length);
  }

  void copy(byte[] from, int at, int count) throws ZstdException {
    room(count);
    System.arraycopy(from, at, bytes, length, count);
    length += count;
  }

  void fill(int octet, int count) throws ZstdException {
    room(count);
    Arrays.fill(bytes, length, length + count, (byte) octet);
    length += count;
  }

  /** Copies what came out before; it may run into itself, and then repeats. */
  void repeat(long distance, int count) throws ZstdException {
    if (distance < 1 || distance > length - frame) {
      throw ZstdException.damaged();
    }
    room(count);
    int from = length - (int) distance;
    if (distance >= count) {
      System.arraycopy(bytes, from, bytes, length, count);
    } else {
      for (int i = 0; i < count; i++) {
        bytes[length + i] = bytes[from + i];
      }
    }
    length += count;
  }

  private void room(int count) throws ZstdException {
    if (count > Zstd.MOST_BLOCK_BYTES - (length - block)) {
      throw ZstdException.damaged();
    }
    if (count > most - length) {
      throw ZstdException.large();
    }
    if (count > bytes.length - length) {
      int wanted = Math.max(length + count, bytes.length * 2);
      bytes = Arrays.copyOf(bytes, Math.min(most, wanted));
    }
  }

  byte[] whole() {
    return Arrays.copyOf(bytes, length);
  }
}
