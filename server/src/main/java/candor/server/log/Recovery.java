package candor.server.log;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a directory holds when the log is opened.
 *
 * <p>Only the last file can have a torn tail: each later file was begun when everything before it
 * was on the medium. What is found there is forced once more, because a process may have died
 * between write and sync.
 */
final class Recovery {
  private static final System.Logger LOGGER = System.getLogger(Recovery.class.getName());

  private static final int WINDOW_BYTES = 64 << 10;

  private final Disk disk;
  private final Shelf shelf = new Shelf();

  private Recovery(Disk disk) {
    this.disk = disk;
  }

  /** Returns the files and the end of what is durable. */
  static Shelf recover(Disk disk) throws IOException {
    return new Recovery(disk).run();
  }

  private Shelf run() throws IOException {
    List<String> names = disk.names().stream().filter(Segment::isName).sorted().toList();
    for (int i = 0; i < names.size(); i++) {
      Segment segment = header(names.get(i), i == names.size() - 1);
      if (segment != null) {
        shelf.add(segment);
      }
    }
    Segment last = shelf.last();
    if (last != null) {
      shelf.publish(endOf(last));
    }
    return shelf;
  }

  private @Nullable Segment header(String name, boolean last) throws IOException {
    long length;
    try (var file = disk.open(name)) {
      Segment segment = Segment.read(file, name);
      if (segment != null) {
        return segment;
      }
      length = file.length();
    }
    if (!last || length > Segment.HEADER) {
      throw new IOException("log file " + name + " has a damaged header: restore it from a backup");
    }
    // The process died while it began this file: nothing can have been in it.
    disk.delete(name);
    disk.syncNames();
    return null;
  }

  private long endOf(Segment last) throws IOException {
    try (var file = disk.open(last.name())) {
      long length = file.length();
      var frames = new FrameReader(file, last, Segment.HEADER, length);
      walk(frames, last);
      if (frames.stopped()) {
        tell(last, frames, written(file, frames.offset(), length));
        file.truncate(frames.offset());
      }
      file.force();
      return frames.offset() == Segment.HEADER ? last.previousEnd() : frames.position();
    }
  }

  private static void tell(Segment last, FrameReader frames, long end) {
    if (end > frames.offset()) {
      LOGGER.log(
          Level.WARNING,
          "log file {0}: torn tail cut at position {1}, {2} bytes that were never acknowledged",
          last.name(),
          Long.toString(frames.position()),
          Long.toString(end - frames.offset()));
    }
  }

  /** Returns where the zeros begin that the writer laid out ahead, if they are all that is left. */
  private static long written(Disk.Handle file, long from, long length) throws IOException {
    var window = ByteBuffer.allocate(WINDOW_BYTES);
    long end = from;
    for (long at = from; at < length; at += window.limit()) {
      if (file.read(window.clear(), at) <= 0) {
        return end;
      }
      window.flip();
      for (int i = 0; i < window.limit(); i++) {
        end = window.get(i) == 0 ? end : at + i + 1;
      }
    }
    return end;
  }

  private static void walk(FrameReader frames, Segment last) throws IOException {
    boolean more = true;
    while (more) {
      while (frames.advance()) {
        // Each step checks one frame.
      }
      long damaged = frames.position();
      more = frames.stopped() && frames.skipDamage();
      if (more) {
        LOGGER.log(
            Level.ERROR,
            "log file {0} is damaged: acknowledged records from position {1} to {2} are unreadable",
            last.name(),
            Long.toString(damaged),
            Long.toString(frames.position()));
      }
    }
  }
}
