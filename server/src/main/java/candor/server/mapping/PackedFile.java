package candor.server.mapping;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads places of a kept mapping; nothing of it stays in memory. For one thread. */
final class PackedFile implements AutoCloseable {

  /** A label has a release, a name and a dozen numbers. */
  private static final int MOST_LABEL = 1 << 16;

  private final FileChannel channel;
  private final Label label;

  private PackedFile(FileChannel channel) throws IOException {
    this.channel = channel;
    int tail = 4 + Label.MARK.length;
    long size = channel.size();
    byte[] end = size < tail ? new byte[tail] : bytes(size - tail, tail);
    int length = ByteBuffer.wrap(end).getInt();
    boolean whole =
        Arrays.equals(end, 4, tail, Label.MARK, 0, Label.MARK.length)
            && length > 0
            && length <= Math.min(MOST_LABEL, size - tail);
    if (!whole) {
      throw new IOException("a kept mapping is damaged or torn; hand its file in again");
    }
    this.label = Label.read(new PackedInput(this, size - tail - length, size - tail));
  }

  static PackedFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new PackedFile(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Label label() {
    return label;
  }

  long place(int which) throws IOException {
    if (which >= label.places().size()) {
      throw new IOException("a kept mapping is damaged: a part is missing");
    }
    return label.places().get(which);
  }

  byte[] bytes(long at, int length) throws IOException {
    var buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("a kept mapping is damaged: it is too short");
      }
    }
    return buffer.array();
  }

  int narrow(long at) throws IOException {
    return ByteBuffer.wrap(bytes(at, 4)).getInt();
  }

  long wide(long at) throws IOException {
    return ByteBuffer.wrap(bytes(at, 8)).getLong();
  }

  /**
   * Returns a text of a table that {@link Texts} wrote: the ends of all texts, then their bytes.
   */
  String text(long table, int count, int which) throws IOException {
    if (which < 0 || which >= count) {
      throw new IOException("a kept mapping is damaged: a text is missing");
    }
    int from = which == 0 ? 0 : narrow(table + 4L * (which - 1));
    int end = narrow(table + 4L * which);
    byte[] bytes = bytes(table + 4L * count + from, Math.max(0, end - from));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
