package candor.server.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names one file of the log.
 *
 * <p>Its header says where the file before ends: what stands behind that place there was never
 * confirmed, and what is missing before it was lost.
 *
 * @param start the position of its first record
 * @param previousEnd the position behind the last durable record before this file
 */
record Segment(long start, long previousEnd) {
  /** Magic, version, check, start, previous end. */
  static final int HEADER = 32;

  private static final String SUFFIX = ".seg";
  private static final long MAGIC = 0x43616E646F724C67L;
  private static final int VERSION = 1;

  /** Tells whether a file is one of ours. */
  static boolean isName(String name) {
    return name.matches("[0-9]{19}\\.seg");
  }

  /** Returns the file name: the start in decimal, so that names sort as positions do. */
  String name() {
    return String.format(Locale.ROOT, "%019d%s", start, SUFFIX);
  }

  /** Returns where in the file a position is. */
  long offset(long position) {
    return HEADER + position - start;
  }

  /** Returns the position of a place in the file. */
  long position(long offset) {
    return start + offset - HEADER;
  }

  /** Returns the header. */
  ByteBuffer header() {
    var bytes = ByteBuffer.allocate(HEADER);
    bytes.putLong(MAGIC).putInt(VERSION).putInt(check()).putLong(start).putLong(previousEnd);
    return bytes.flip();
  }

  /** Reads the header of a file, or nothing where it is not whole. */
  static @Nullable Segment read(Disk.Handle file, String name) throws IOException {
    var bytes = ByteBuffer.allocate(HEADER);
    if (!fill(file, bytes) || bytes.getLong() != MAGIC) {
      return null;
    }
    int version = bytes.getInt();
    int check = bytes.getInt();
    var segment = new Segment(bytes.getLong(), bytes.getLong());
    boolean whole = check == segment.check() && name.equals(segment.name());
    if (whole && version != VERSION) {
      throw new IOException("log file " + name + " has version " + version + ", known is 1");
    }
    return whole ? segment : null;
  }

  private static boolean fill(Disk.Handle file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (file.read(bytes, bytes.position()) < 0) {
        return false;
      }
    }
    bytes.flip();
    return true;
  }

  private int check() {
    var bytes = new byte[2 * Long.BYTES];
    ByteBuffer.wrap(bytes).putLong(start).putLong(previousEnd);
    return Frame.sum(bytes);
  }
}
