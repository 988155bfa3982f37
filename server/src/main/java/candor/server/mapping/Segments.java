package candor.server.mapping;

import java.io.IOException;
import java.util.Arrays;

/**
 * Writes the segments of a source map in blocks, each readable without the others, as they come.
 * For one thread.
 */
final class Segments {

  /** So a position is found by decoding half of these on average, and the index stays small. */
  static final int BLOCK = 128;

  /** The largest bundles have one to three million; a file cannot hold many more. */
  private static final int MOST_SEGMENTS = 20_000_000;

  private final PackedOutput out;
  private final long from;
  private int count;
  private int line;
  private int column;
  private final int[] last = new int[4];

  /** The first line and column of each block, and where it begins. */
  private int[] index = new int[3 * 64];

  private int blocks;

  Segments(PackedOutput out) {
    this.out = out;
    this.from = out.at();
  }

  int blocks() {
    return blocks;
  }

  boolean isBehind(int otherLine, int otherColumn) {
    return count > 0 && (otherLine < line || (otherLine == line && otherColumn < column));
  }

  /**
   * Adds a segment that does not lie before the last one.
   *
   * @param origin source, line, column and name, each counted from 0; the source is -1 where
   *     nothing is mapped, the name where none is told
   */
  void add(int nextLine, int nextColumn, int[] origin) throws IOException {
    if (++count > MOST_SEGMENTS) {
      throw new BadMapping(
          "mappings: there are more than %d segments; split the bundle".formatted(MOST_SEGMENTS));
    }
    if ((count - 1) % BLOCK == 0) {
      begin(nextLine, nextColumn);
    }
    out.number(nextLine - line);
    out.number(nextLine == line ? nextColumn - column : nextColumn);
    line = nextLine;
    column = nextColumn;
    out.signed(origin[0] - (long) last[0]);
    out.signed(origin[1] - (long) last[1]);
    out.signed(origin[2] - (long) last[2]);
    out.signed(origin[3] - (long) last[3]);
    System.arraycopy(origin, 0, last, 0, last.length);
  }

  private void begin(int nextLine, int nextColumn) throws BadMapping {
    long offset = out.at() - from;
    if (offset > Integer.MAX_VALUE) {
      throw new BadMapping("mappings: there is more than can be kept; split the bundle");
    }
    if (3 * blocks == index.length) {
      index = Arrays.copyOf(index, 2 * index.length);
    }
    index[3 * blocks] = nextLine;
    index[3 * blocks + 1] = nextColumn;
    index[3 * blocks + 2] = (int) offset;
    blocks++;
    line = nextLine;
    column = nextColumn;
    Arrays.fill(last, 0);
  }

  void writeIndex() throws IOException {
    for (int i = 0; i < 3 * blocks; i++) {
      out.narrow(index[i]);
    }
  }
}
