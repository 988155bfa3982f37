package candor.server.zstd;

import java.util.Arrays;

/** Is a table of Huffman codes for literals. Immutable. */
final class HuffmanTable {

  private static final int MOST_BITS = 11;
  private static final int MOST_SYMBOLS = 256;

  /** Weights that are packed by state have tables of this size at the most. */
  private static final int MOST_WEIGHT_LOG = 6;

  /** From here on weights stand plainly, two in a byte. */
  private static final int PLAIN = 128;

  private final int bits;
  private final byte[] symbols;
  private final byte[] widths;

  private HuffmanTable(int bits) {
    this.bits = bits;
    this.symbols = new byte[1 << bits];
    this.widths = new byte[1 << bits];
  }

  static HuffmanTable read(Input input) throws ZstdException {
    int head = input.octet();
    var weights = new int[MOST_SYMBOLS];
    int count = head < PLAIN ? packed(input.part(head), weights) : plain(input, head, weights);
    return of(weights, count);
  }

  private static int plain(Input input, int head, int[] weights) throws ZstdException {
    int count = head - PLAIN + 1;
    int pair = 0;
    for (int i = 0; i < count; i++) {
      pair = i % 2 == 0 ? input.octet() : pair << 4;
      weights[i] = (pair >> 4) & 15;
    }
    return count;
  }

  /** Two states take turns; the one that runs dry leaves the last word to the other. */
  private static int packed(Input input, int[] weights) throws ZstdException {
    FseTable table = FseTable.read(input, MOST_WEIGHT_LOG, MOST_BITS + 1);
    var bits = new BackwardBits(input);
    int state = table.first(bits);
    int other = table.first(bits);
    int count = 0;
    while (count < MOST_SYMBOLS - 2) {
      weights[count++] = table.symbol(state);
      int next = table.next(state, bits);
      if (bits.left() < 0) {
        weights[count++] = table.symbol(other);
        return count;
      }
      state = other;
      other = next;
    }
    throw ZstdException.damaged();
  }

  /** The weight of the last symbol is what the others leave. */
  private static HuffmanTable of(int[] weights, int count) throws ZstdException {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (weights[i] > MOST_BITS) {
        throw ZstdException.damaged();
      }
      sum += 1 << weights[i] >> 1;
    }
    int bits = 32 - Integer.numberOfLeadingZeros(sum);
    int left = (1 << bits) - sum;
    if (sum == 0 || bits > MOST_BITS || Integer.bitCount(left) != 1) {
      throw ZstdException.damaged();
    }
    weights[count] = 32 - Integer.numberOfLeadingZeros(left);
    var table = new HuffmanTable(bits);
    table.fill(weights, count + 1);
    return table;
  }

  /** The longest codes come first; equally long ones in the order of their symbols. */
  private void fill(int[] weights, int count) {
    int at = 0;
    for (int weight = 1; weight <= bits; weight++) {
      for (int symbol = 0; symbol < count; symbol++) {
        if (weights[symbol] == weight) {
          int to = at + (1 << (weight - 1));
          Arrays.fill(symbols, at, to, (byte) symbol);
          Arrays.fill(widths, at, to, (byte) (bits + 1 - weight));
          at = to;
        }
      }
    }
  }

  /** Decodes one stream that must hold exactly as many literals as asked for. */
  void decode(Input stream, byte[] to, int from, int count) throws ZstdException {
    var read = new BackwardBits(stream);
    for (int i = from; i < from + count; i++) {
      int code = read.peek(bits);
      to[i] = symbols[code];
      read.take(widths[code]);
    }
    if (read.left() != 0) {
      throw ZstdException.damaged();
    }
  }
}
