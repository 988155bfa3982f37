package candor.server.zstd;

/** Goes through bytes from front to back. For one thread. */
final class Input {

  private final byte[] bytes;
  private final int end;
  private int at;

  Input(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private Input(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  int end() {
    return end;
  }

  int left() {
    return end - at;
  }

  /** Steps over bytes and returns where they begin. */
  int skip(long count) throws ZstdException {
    if (count > left()) {
      throw ZstdException.damaged();
    }
    int from = at;
    at += (int) count;
    return from;
  }

  /** Steps over bytes that are then read by themselves. */
  Input part(int count) throws ZstdException {
    int from = skip(count);
    return new Input(bytes, from, at);
  }

  /** Reads a number of up to eight bytes, the lowest first. */
  long number(int count) throws ZstdException {
    int from = skip(count);
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (bytes[from + i] & 0xff);
    }
    return value;
  }

  int octet() throws ZstdException {
    return (int) number(1);
  }
}
