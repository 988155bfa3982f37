package candor.server.log;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Walks over the frames of one file and checks each. Not safe for use by many threads. */
final class FrameReader {
  /** Enough for hundreds of records a call, little enough for a small heap. */
  private static final int WINDOW_BYTES = 256 << 10;

  private final Disk.Handle file;
  private final Segment segment;
  private final long limit;
  private ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowOffset;
  private long offset;
  private int at;

  /** Prepares to read from one offset in the file up to another. */
  FrameReader(Disk.Handle file, Segment segment, long offset, long limit) {
    this.file = file;
    this.segment = segment;
    this.offset = offset;
    this.limit = limit;
  }

  /** Steps over the next frame; false at the limit and before a frame that is not intact. */
  boolean advance() throws IOException {
    if (!intact(offset)) {
      return false;
    }
    at = (int) (offset - windowOffset);
    offset += Frame.HEADER + Frame.length(window, at);
    return true;
  }

  /** Returns a copy of the record last stepped over. */
  byte[] record() {
    var bytes = new byte[Frame.length(window, at)];
    window.get(at + Frame.HEADER, bytes);
    return bytes;
  }

  /** Returns the offset behind the last frame stepped over. */
  long offset() {
    return offset;
  }

  /** Returns the position behind the last frame stepped over. */
  long position() {
    return segment.position(offset);
  }

  /** Tells whether something stands behind the last frame stepped over. */
  boolean stopped() {
    return offset < limit;
  }

  /**
   * Moves behind a damaged frame to the first frame of a later commit.
   *
   * <p>Such a frame carries its own offset, which is what is looked for. That it is there proves
   * that everything before it was once on the medium.
   *
   * @return false if there is none: the reader has not moved
   */
  boolean skipDamage() throws IOException {
    for (long candidate = offset + 1; candidate <= limit - Frame.HEADER; candidate++) {
      if (!loaded(candidate, Frame.HEADER)) {
        return false;
      }
      int place = (int) (candidate - windowOffset);
      if (Frame.commit(window, place) == candidate && intact(candidate)) {
        offset = candidate;
        return true;
      }
    }
    return false;
  }

  private boolean intact(long from) throws IOException {
    if (from + Frame.HEADER > limit || !loaded(from, Frame.HEADER)) {
      return false;
    }
    long length = Frame.length(window, (int) (from - windowOffset));
    return length > 0
        && from + Frame.HEADER + length <= limit
        && loaded(from, Frame.HEADER + (int) length)
        && Frame.intact(window, (int) (from - windowOffset), segment.position(from));
  }

  private boolean loaded(long from, int bytes) throws IOException {
    if (from < windowOffset || from + bytes > windowOffset + window.limit()) {
      load(from, bytes);
    }
    return bytes <= windowOffset + window.limit() - from;
  }

  private void load(long from, int bytes) throws IOException {
    if (bytes > window.capacity()) {
      window = ByteBuffer.allocate(bytes);
    }
    window.clear().limit((int) Math.min(window.capacity(), limit - from));
    windowOffset = from;
    while (window.hasRemaining() && file.read(window, from + window.position()) >= 0) {
      // A read may bring less than was asked for.
    }
    window.flip();
  }
}
