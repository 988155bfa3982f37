package candor.server.mapping;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds positions in a kept source map. Reads a few hundred bytes a question. For one thread. */
final class SourceMap {

  private final PackedFile file;
  private final long index;
  private final int blocks;
  private final int sources;
  private final int names;

  SourceMap(PackedFile file) throws IOException {
    this.file = file;
    this.index = file.place(0);
    this.blocks = (int) file.place(1);
    this.sources = (int) file.place(3);
    this.names = (int) file.place(5);
  }

  /**
   * Is where something stands in the sources.
   *
   * @param path the source
   * @param line counted from 1
   * @param column counted from 1
   * @param name what it is called there, or empty when the map does not tell
   */
  record Place(String path, int line, int column, String name) {}

  /** Says whether names were changed by the tool that made the generated file. */
  boolean hasNames() {
    return names > 0;
  }

  /** Finds what stands at a generated line and column, each counted from 0. */
  @Nullable Place find(int line, int column) throws IOException {
    int block = block(line, column);
    if (block < 0) {
      return null;
    }
    long from = Integer.toUnsignedLong(file.narrow(index + 12L * block + 8));
    var in = new PackedInput(file, from, index);
    int atLine = file.narrow(index + 12L * block);
    int atColumn = file.narrow(index + 12L * block + 4);
    long[] origin = new long[4];
    long[] best = null;
    for (int i = 0; i < Segments.BLOCK && in.hasMore(); i++) {
      int down = in.small();
      atLine += down;
      atColumn = down == 0 ? atColumn + in.small() : in.small();
      if (atLine > line || (atLine == line && atColumn > column)) {
        break;
      }
      for (int j = 0; j < origin.length; j++) {
        origin[j] += in.signed();
      }
      best = atLine == line ? origin.clone() : null;
    }
    return best == null || best[0] < 0 ? null : place(best);
  }

  private Place place(long[] origin) throws IOException {
    String path = file.text(file.place(2), sources, (int) origin[0]);
    String name = origin[3] < 0 ? "" : file.text(file.place(4), names, (int) origin[3]);
    return new Place(path, (int) origin[1] + 1, (int) origin[2] + 1, name);
  }

  /** Returns the last block that begins at or before a position, or -1. */
  private int block(int line, int column) throws IOException {
    int low = 0;
    int high = blocks - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int firstLine = file.narrow(index + 12L * middle);
      boolean isBefore =
          firstLine < line
              || (firstLine == line && file.narrow(index + 12L * middle + 4) <= column);
      if (isBefore) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }
}
