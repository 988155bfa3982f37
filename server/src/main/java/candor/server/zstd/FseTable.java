package candor.server.zstd;

/**
 * Is a table of finite state entropy: for each state its symbol, and how to come to the next.
 * Immutable.
 */
final class FseTable {

  private static final int LEAST_LOG = 5;

  private final int log;
  private final byte[] symbols;
  private final byte[] widths;
  private final short[] bases;

  private FseTable(int log) {
    this.log = log;
    this.symbols = new byte[1 << log];
    this.widths = new byte[1 << log];
    this.bases = new short[1 << log];
  }

  /** Makes the table of one symbol that takes no bits. */
  static FseTable single(int symbol) {
    var table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /**
   * Makes the table of a distribution.
   *
   * @param log how many bits a state has
   * @param shares the states of each symbol, -1 for less than one; together all of them
   */
  static FseTable of(int log, int... shares) {
    try {
      return build(log, shares, shares.length);
    } catch (ZstdException e) {
      throw new AssertionError("the distributions of the format are right", e);
    }
  }

  /** Reads a distribution and makes its table. */
  static FseTable read(Input input, int mostLog, int mostSymbol) throws ZstdException {
    var bits = new ForwardBits(input);
    int log = bits.read(4) + LEAST_LOG;
    if (log > mostLog) {
      throw ZstdException.damaged();
    }
    var shares = new int[mostSymbol + 1];
    int symbol = 0;
    int left = 1 << log;
    while (left > 0 && symbol <= mostSymbol) {
      int share = share(bits, left);
      left -= Math.abs(share);
      shares[symbol++] = share;
      for (int zeros = 3; share == 0 && zeros == 3; ) {
        zeros = bits.read(2);
        symbol += zeros;
      }
    }
    if (left != 0 || symbol > mostSymbol + 1) {
      throw ZstdException.damaged();
    }
    return build(log, shares, symbol);
  }

  /** The fewer states are left, the fewer bits a share takes; small shares take one less. */
  private static int share(ForwardBits bits, int left) throws ZstdException {
    int width = 32 - Integer.numberOfLeadingZeros(left + 1);
    int few = (1 << width) - 1 - (left + 1);
    int low = bits.read(width - 1);
    if (low < few) {
      return low - 1;
    }
    int value = low | bits.read(1) << (width - 1);
    return (value >= 1 << (width - 1) ? value - few : value) - 1;
  }

  private static FseTable build(int log, int[] shares, int count) throws ZstdException {
    var table = new FseTable(log);
    var next = new int[count];
    int high = table.rare(shares, count, next);
    table.spread(shares, count, next, high);
    for (int state = 0; state < 1 << log; state++) {
      int step = next[table.symbols[state]]++;
      int width = log - 31 + Integer.numberOfLeadingZeros(step);
      table.widths[state] = (byte) width;
      table.bases[state] = (short) ((step << width) - (1 << log));
    }
    return table;
  }

  /** Gives the last states to symbols that have less than one; returns where these begin. */
  private int rare(int[] shares, int count, int[] next) {
    int high = 1 << log;
    for (int symbol = 0; symbol < count; symbol++) {
      if (shares[symbol] < 0) {
        symbols[--high] = (byte) symbol;
        next[symbol] = 1;
      }
    }
    return high;
  }

  private void spread(int[] shares, int count, int[] next, int high) throws ZstdException {
    int size = 1 << log;
    int step = (size >> 1) + (size >> 3) + 3;
    int place = 0;
    for (int symbol = 0; symbol < count; symbol++) {
      for (int i = 0; i < shares[symbol]; i++) {
        next[symbol] = shares[symbol];
        symbols[place] = (byte) symbol;
        do {
          place = (place + step) & (size - 1);
        } while (place >= high);
      }
    }
    if (place != 0) {
      throw ZstdException.damaged();
    }
  }

  int first(BackwardBits bits) {
    return bits.read(log);
  }

  int symbol(int state) {
    return symbols[state];
  }

  int next(int state, BackwardBits bits) {
    return bases[state] + bits.read(widths[state]);
  }

  /** Reads bits from front to back, the lowest first; the rest of the last byte is nobody's. */
  private static final class ForwardBits {
    private final Input input;
    private long window;
    private int held;

    ForwardBits(Input input) {
      this.input = input;
    }

    int read(int count) throws ZstdException {
      while (held < count) {
        window |= input.number(1) << held;
        held += Byte.SIZE;
      }
      int value = (int) (window & ((1L << count) - 1));
      window >>>= count;
      held -= count;
      return value;
    }
  }
}
