package candor.server.log;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/**
 * Writes commits into the last file and begins new files. Used by one thread.
 *
 * <p>After a write or a sync failed, the kernel may have thrown the pages away and would report the
 * next sync as a success. So the file is never written again: a new one is begun, and its header
 * says where the durable part of the old one ends.
 */
final class Writer implements Closeable {
  private static final System.Logger LOGGER = System.getLogger(Writer.class.getName());

  private final Disk disk;
  private final Shelf shelf;
  private final long segmentBytes;
  private final ByteBuffer ahead;
  private Segment segment;
  private Disk.Handle file;
  private long offset = Segment.HEADER;
  private long filled = Segment.HEADER;

  private Writer(Disk disk, Shelf shelf, LogOptions options, Segment segment, Disk.Handle file) {
    this.disk = disk;
    this.shelf = shelf;
    this.segmentBytes = options.segmentBytes();
    this.ahead = ByteBuffer.allocateDirect(options.aheadBytes());
    this.segment = segment;
    this.file = file;
  }

  /** Continues after recovery, always in a file without records. */
  static Writer open(Disk disk, Shelf shelf, LogOptions options) throws IOException {
    Segment last = shelf.last();
    if (last != null) {
      Disk.Handle file = disk.open(last.name());
      if (file.length() == Segment.HEADER) {
        return new Writer(disk, shelf, options, last, file);
      }
      file.close();
    }
    Segment next =
        last == null
            ? new Segment(0, 0)
            : new Segment(
                Math.max(last.start() + options.segmentBytes(), shelf.durableEnd()),
                shelf.durableEnd());
    return new Writer(disk, shelf, options, next, begin(disk, shelf, next));
  }

  /** Makes a commit durable and returns the position at which it begins. */
  long write(Group group) throws IOException {
    if (offset > Segment.HEADER && offset + group.size() > segmentBytes) {
      roll();
    }
    long position = segment.position(offset);
    int size = group.size();
    writeAll(group.seal((int) offset, position), offset);
    fillAhead(offset + size, size);
    file.force();
    offset += size;
    shelf.publish(position + size);
    return position;
  }

  /** Begins the next file, unless this one is still empty. */
  void turn() throws IOException {
    if (offset > Segment.HEADER) {
      roll();
    }
  }

  /** Begins the next file; after a failure this is the proof that the disk works again. */
  void roll() throws IOException {
    var next =
        new Segment(
            Math.max(segment.start() + segmentBytes, shelf.durableEnd()), shelf.durableEnd());
    Disk.Handle begun = begin(disk, shelf, next);
    Disk.Handle old = file;
    Segment before = segment;
    boolean empty = offset == Segment.HEADER;
    segment = next;
    file = begun;
    offset = Segment.HEADER;
    filled = Segment.HEADER;
    old.close();
    if (empty) {
      // Only after failures: a disk that stays full would otherwise fill with empty files.
      shelf.remove(before);
      disk.delete(before.name());
    }
  }

  /** Gives back the room that a failed commit took. What stays is fenced off by the next header. */
  void dropTail() {
    try {
      file.truncate(offset);
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "the tail of a failed commit stays until its file is deleted", e);
    }
  }

  /** Seals what was written, so that the next start need not search for its end. */
  @Override
  public void close() throws IOException {
    turn();
    file.close();
  }

  // A large commit spends its time on its own bytes, and many of them would outrun the zeros.
  private void fillAhead(long end, int size) throws IOException {
    if (end > filled) {
      filled = end;
      if (size <= ahead.capacity() / 4) {
        filled = Math.max(end, Math.min(end + ahead.capacity(), segmentBytes));
        writeAll(ahead.clear().limit((int) (filled - end)), end);
      }
    }
  }

  private void writeAll(ByteBuffer bytes, long from) throws IOException {
    long at = from;
    while (bytes.hasRemaining()) {
      int written = file.write(bytes, at);
      if (written <= 0) {
        throw new IOException("the disk took nothing of " + bytes.remaining() + " bytes");
      }
      at += written;
    }
  }

  private static Disk.Handle begin(Disk disk, Shelf shelf, Segment next) throws IOException {
    Disk.Handle file = disk.create(next.name());
    try {
      ByteBuffer header = next.header();
      while (header.hasRemaining()) {
        file.write(header, header.position());
      }
      file.force();
      disk.syncNames();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    shelf.add(next);
    return file;
  }
}
