package candor.server.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Gathers the texts of a source map in one block of memory. For one thread. */
final class Texts {

  /** Large maps have 4 MB of names; the sum over all texts of a file. */
  private static final int MOST_BYTES = 16 << 20;

  private static final int MOST_TEXTS = 1_000_000;

  private final String field;
  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[1 << 8];
  private int size;

  /** Begins without a text; {@code field} names it where it grows beyond bounds. */
  Texts(String field) {
    this.field = field;
  }

  int size() {
    return size;
  }

  private int end() {
    return size == 0 ? 0 : ends[size - 1];
  }

  void add(String text) throws BadMapping {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    if (size >= MOST_TEXTS || more.length > MOST_BYTES - end()) {
      throw new BadMapping(
          "%s: there are more than %d of them, or %d MB; split the bundle"
              .formatted(field, MOST_TEXTS, MOST_BYTES >> 20));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    int from = end();
    if (bytes.length - from < more.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, from + more.length));
    }
    System.arraycopy(more, 0, bytes, from, more.length);
    ends[size++] = from + more.length;
  }

  private String text(int which) {
    int from = which == 0 ? 0 : ends[which - 1];
    return new String(bytes, from, ends[which] - from, StandardCharsets.UTF_8);
  }

  /** Adds all texts of another table, each of them changed. */
  void addAll(Texts others, UnaryOperator<String> change) throws BadMapping {
    for (int i = 0; i < others.size; i++) {
      add(change.apply(others.text(i)));
    }
  }

  /** Writes the ends of all texts, then their bytes. */
  void write(PackedOutput out) throws IOException {
    for (int i = 0; i < size; i++) {
      out.narrow(ends[i]);
    }
    out.bytes(bytes, end());
  }
}
