package candor.server.zstd;

/**
 * Reads bits from the back of a stream to its front, as the format writes them. For one thread.
 *
 * <p>Beyond the front it reads zeros; whoever reads must look whether that happened.
 */
final class BackwardBits {

  private final byte[] bytes;
  private final int from;

  /** How many bits are left; negative once more were read than there were. */
  private int left;

  BackwardBits(Input stream) throws ZstdException {
    this.bytes = stream.bytes();
    this.from = stream.at();
    int last = stream.left() == 0 ? 0 : bytes[stream.end() - 1] & 0xff;
    if (last == 0) {
      throw ZstdException.damaged();
    }
    // The highest bit that is set marks the end and is none of the content.
    this.left = (stream.left() - 1) * Byte.SIZE + 31 - Integer.numberOfLeadingZeros(last);
  }

  int left() {
    return left;
  }

  /** Reads up to 31 bits. */
  int read(int count) {
    int value = peek(count);
    left -= count;
    return value;
  }

  /** Looks at the next bits, up to 31, without taking them. */
  int peek(int count) {
    int low = left - count;
    if (low >= 0) {
      return slice(low, count);
    }
    int there = Math.max(left, 0);
    return there == 0 ? 0 : slice(0, there) << Math.min(-low, 31);
  }

  void take(int count) {
    left -= count;
  }

  private int slice(int low, int count) {
    int first = from + (low >>> 3);
    int last = from + ((low + count + 7) >>> 3);
    long window = 0;
    for (int i = last - 1; i >= first; i--) {
      window = window << 8 | (bytes[i] & 0xff);
    }
    return (int) ((window >>> (low & 7)) & ((1L << count) - 1));
  }
}
