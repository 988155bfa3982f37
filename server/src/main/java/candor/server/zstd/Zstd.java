package candor.server.zstd;

/** Undoes the compression of frames that follow each other. For one thread and one use. */
public final class Zstd {

  /** What one block may bring, by the format. */
  static final int MOST_BLOCK_BYTES = 128 << 10;

  /** Every block may bring new tables: time is bounded by their number, not by what comes out. */
  private static final int MOST_BLOCKS = 10_000;

  private static final int MAGIC = 0xfd2fb528;
  private static final int SKIPPED = 0x184d2a50;

  private static final int RAW = 0;
  private static final int REPEATED = 1;
  private static final int CODED = 2;

  private final Input input;
  private final Output out;
  private final Literals literals = new Literals();
  private final Sequences sequences = new Sequences();
  private int blocks;

  private Zstd(byte[] sent, int most) {
    this.input = new Input(sent);
    this.out = new Output(most);
  }

  /**
   * Decodes.
   *
   * @param sent one or more whole frames
   * @param most how many bytes may come out, at least 1
   * @return what they hold
   * @throws ZstdException when they are damaged, need a dictionary or hold more
   */
  public static byte[] decode(byte[] sent, int most) throws ZstdException {
    var decoding = new Zstd(sent, most);
    do {
      decoding.frame();
    } while (decoding.input.left() > 0);
    return decoding.out.whole();
  }

  private void frame() throws ZstdException {
    int magic = (int) input.number(4);
    if ((magic & ~15) == SKIPPED) {
      input.skip(input.number(4));
      return;
    }
    if (magic != MAGIC) {
      throw ZstdException.damaged();
    }
    int head = input.octet();
    long size = size(head);
    out.beginFrame();
    literals.forget();
    sequences.forget();
    while (!block()) {
      if (++blocks > MOST_BLOCKS) {
        throw ZstdException.large();
      }
    }
    boolean isChecked = (head & 4) != 0;
    if ((size >= 0 && size != out.inFrame())
        || (isChecked && (int) input.number(4) != (int) out.hash())) {
      throw ZstdException.damaged();
    }
  }

  /**
   * Reads the rest of the head; returns the size that it tells, or -1. The window is not needed:
   * all that comes out is at hand.
   */
  private long size(int head) throws ZstdException {
    boolean isSingle = (head & 32) != 0;
    int width = head >> 6 == 0 ? isSingle ? 1 : 0 : 1 << (head >> 6);
    int dictionaryWidth = new int[] {0, 1, 2, 4}[head & 3];
    if ((head & 8) != 0) {
      throw ZstdException.damaged();
    }
    input.skip(isSingle ? 0 : 1);
    if (input.number(dictionaryWidth) != 0) {
      throw ZstdException.damaged();
    }
    long size = input.number(width);
    return switch (width) {
      case 0 -> -1;
      case 2 -> size + 256;
      case 8 -> size < 0 ? Long.MAX_VALUE : size;
      default -> size;
    };
  }

  /** Reads one block; returns whether it is the last. */
  private boolean block() throws ZstdException {
    int head = (int) input.number(3);
    int size = head >> 3;
    if (size > MOST_BLOCK_BYTES) {
      throw ZstdException.damaged();
    }
    out.beginBlock();
    switch (head >> 1 & 3) {
      case RAW -> out.copy(input.bytes(), input.skip(size), size);
      case REPEATED -> out.fill(input.octet(), size);
      case CODED -> {
        Input block = input.part(size);
        literals.read(block);
        sequences.run(block, literals, out);
      }
      default -> throw ZstdException.damaged();
    }
    return (head & 1) != 0;
  }
}
