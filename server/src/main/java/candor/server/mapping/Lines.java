package candor.server.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length and knows their numbers. For one thread. */
final class Lines {

  /**
   * Methods with hundreds of parameters have lines of 20,000 signs; comments of R8 may be longer.
   */
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] line = new byte[1 << 10];
  private int number;

  Lines(InputStream in) {
    this.in = in;
  }

  BadMapping bad(String what) {
    return new BadMapping("line %d %s".formatted(number, what));
  }

  /** Returns the next line without its end, or null behind the last. */
  @Nullable String next() throws IOException {
    int length = 0;
    boolean any = false;
    number++;
    for (int c = read(); c >= 0; c = read()) {
      any = true;
      if (c == '\n') {
        break;
      }
      if (length == LONGEST) {
        throw bad("is longer than %d bytes; this is no mapping of R8".formatted(LONGEST));
      }
      if (length == line.length) {
        line = java.util.Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (byte) c;
    }
    while (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return any ? new String(line, 0, length, StandardCharsets.UTF_8) : null;
  }

  private int read() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at++] & 0xff;
  }
}
