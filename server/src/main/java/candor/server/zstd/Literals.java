package candor.server.zstd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the literals of blocks. Keeps the codes of one block for the next. For one thread. */
final class Literals {

  private static final int RAW = 0;
  private static final int REPEATED = 1;
  private static final int CODED = 2;

  private final byte[] bytes = new byte[Zstd.MOST_BLOCK_BYTES];
  private @Nullable HuffmanTable codes;
  private int count;

  /** A new frame knows nothing of the one before. */
  void forget() {
    codes = null;
  }

  byte[] bytes() {
    return bytes;
  }

  int count() {
    return count;
  }

  void read(Input block) throws ZstdException {
    int head = block.left() == 0 ? 0 : block.bytes()[block.at()];
    int kind = head & 3;
    if (kind > REPEATED) {
      coded(block, head, kind == CODED);
      return;
    }
    count(plainCount(block, head));
    if (kind == RAW) {
      System.arraycopy(block.bytes(), block.skip(count), bytes, 0, count);
    } else {
      Arrays.fill(bytes, 0, count, (byte) block.octet());
    }
  }

  private static long plainCount(Input block, int head) throws ZstdException {
    return switch (head >> 2 & 3) {
      case 1 -> block.number(2) >> 4;
      case 3 -> block.number(3) >> 4;
      default -> block.number(1) >> 3;
    };
  }

  private void count(long told) throws ZstdException {
    if (told > bytes.length) {
      throw ZstdException.damaged();
    }
    count = (int) told;
  }

  private void coded(Input block, int head, boolean hasCodes) throws ZstdException {
    int format = head >> 2 & 3;
    int width = format < 2 ? 10 : 10 + 4 * (format - 1);
    long sizes = block.number(format < 2 ? 3 : format + 2) >> 4;
    long mask = (1L << width) - 1;
    count(sizes & mask);
    Input coded = block.part((int) (sizes >> width & mask));
    if (hasCodes) {
      codes = HuffmanTable.read(coded);
    }
    HuffmanTable known = codes;
    if (known == null) {
      throw ZstdException.damaged();
    }
    if (format == 0) {
      known.decode(coded, bytes, 0, count);
    } else {
      four(known, coded);
    }
  }

  private void four(HuffmanTable known, Input coded) throws ZstdException {
    int[] sizes = {(int) coded.number(2), (int) coded.number(2), (int) coded.number(2)};
    int each = (count + 3) / 4;
    int last = count - 3 * each;
    if (last < 0) {
      throw ZstdException.damaged();
    }
    for (int i = 0; i < sizes.length; i++) {
      known.decode(coded.part(sizes[i]), bytes, i * each, each);
    }
    known.decode(coded, bytes, 3 * each, last);
  }
}
