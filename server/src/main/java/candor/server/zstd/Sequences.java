package candor.server.zstd;

import org.jspecify.annotations.Nullable;

/**
 * Reads what is copied from where in a block, and does it. Keeps tables and last offsets of one
 * block for the next. For one thread.
 */
final class Sequences {

  private static final FseTable USUAL_LITERALS =
      FseTable.of(
          6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1,
          1, 1, 1, -1, -1, -1, -1);

  private static final FseTable USUAL_MATCHES =
      FseTable.of(
          6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
          1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);

  private static final FseTable USUAL_OFFSETS =
      FseTable.of(
          5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1,
          -1);

  /** How many bits follow a code of a length, and what they are added to, from code 16 on. */
  private static final int[] LITERAL_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  /** The same for matches, from code 32 on. */
  private static final int[] MATCH_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  private static final int PLAIN_LITERALS = 16;
  private static final int PLAIN_MATCHES = 32;
  private static final int LEAST_MATCH = 3;
  private static final int MOST_OFFSET_CODE = 30;

  private @Nullable FseTable literalTable;
  private @Nullable FseTable offsetTable;
  private @Nullable FseTable matchTable;
  private long first = 1;
  private long second = 4;
  private long third = 8;

  /** A new frame knows nothing of the one before. */
  void forget() {
    literalTable = null;
    offsetTable = null;
    matchTable = null;
    first = 1;
    second = 4;
    third = 8;
  }

  void run(Input block, Literals literals, Output out) throws ZstdException {
    int count = count(block);
    int used = 0;
    if (count > 0) {
      int modes = block.octet();
      if ((modes & 3) != 0) {
        throw ZstdException.damaged();
      }
      var lengths = table(modes >> 6 & 3, block, USUAL_LITERALS, literalTable, 9, 35);
      var offsets = table(modes >> 4 & 3, block, USUAL_OFFSETS, offsetTable, 8, MOST_OFFSET_CODE);
      var matches = table(modes >> 2 & 3, block, USUAL_MATCHES, matchTable, 9, 52);
      literalTable = lengths;
      offsetTable = offsets;
      matchTable = matches;
      used =
          copy(
              new Reading(lengths, offsets, matches, new BackwardBits(block)),
              count,
              literals,
              out);
    } else if (block.left() > 0) {
      throw ZstdException.damaged();
    }
    out.copy(literals.bytes(), used, literals.count() - used);
  }

  private static int count(Input block) throws ZstdException {
    int head = block.octet();
    if (head < 128) {
      return head;
    }
    return head < 255 ? ((head - 128) << 8) + block.octet() : (int) block.number(2) + 0x7f00;
  }

  private static FseTable table(
      int mode, Input block, FseTable usual, @Nullable FseTable before, int mostLog, int mostSymbol)
      throws ZstdException {
    switch (mode) {
      case 0 -> {
        return usual;
      }
      case 1 -> {
        int symbol = block.octet();
        if (symbol <= mostSymbol) {
          return FseTable.single(symbol);
        }
      }
      case 2 -> {
        return FseTable.read(block, mostLog, mostSymbol);
      }
      default -> {
        if (before != null) {
          return before;
        }
      }
    }
    throw ZstdException.damaged();
  }

  /** Is the state of the three tables and the bits that drive them. */
  private record Reading(FseTable lengths, FseTable offsets, FseTable matches, BackwardBits bits) {}

  /** Returns how many literals were used. */
  private int copy(Reading reading, int count, Literals literals, Output out) throws ZstdException {
    var bits = reading.bits();
    int length = reading.lengths().first(bits);
    int offset = reading.offsets().first(bits);
    int match = reading.matches().first(bits);
    int used = 0;
    for (int i = 0; i < count; i++) {
      int code = reading.offsets().symbol(offset);
      long distance = (1L << code) + bits.read(code);
      int matched = matched(reading.matches().symbol(match), bits);
      int plain = plain(reading.lengths().symbol(length), bits);
      if (plain > literals.count() - used || bits.left() < 0) {
        throw ZstdException.damaged();
      }
      out.copy(literals.bytes(), used, plain);
      used += plain;
      out.repeat(distance(distance, plain == 0), matched);
      if (i < count - 1) {
        length = reading.lengths().next(length, bits);
        match = reading.matches().next(match, bits);
        offset = reading.offsets().next(offset, bits);
      }
    }
    if (bits.left() != 0) {
      throw ZstdException.damaged();
    }
    return used;
  }

  private static int plain(int code, BackwardBits bits) {
    return length(code, PLAIN_LITERALS, LITERAL_BITS, bits);
  }

  private static int matched(int code, BackwardBits bits) {
    return LEAST_MATCH + length(code, PLAIN_MATCHES, MATCH_BITS, bits);
  }

  private static int length(int code, int plain, int[] widths, BackwardBits bits) {
    if (code < plain) {
      return code;
    }
    int base = plain;
    for (int i = 0; i < code - plain; i++) {
      base += 1 << widths[i];
    }
    return base + bits.read(widths[code - plain]);
  }

  /** Turns what is written into a distance; the three last ones have numbers of their own. */
  private long distance(long written, boolean withoutLiterals) {
    if (written > 3) {
      return remember(written - 3, 3);
    }
    int which = (int) written + (withoutLiterals ? 1 : 0);
    return switch (which) {
      case 1 -> first;
      case 2 -> remember(second, 2);
      case 3 -> remember(third, 3);
      default -> remember(first - 1, 3);
    };
  }

  private long remember(long distance, int place) {
    if (place == 3) {
      third = second;
    }
    second = first;
    first = distance;
    return distance;
  }
}
