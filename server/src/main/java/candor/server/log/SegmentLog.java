package candor.server.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps records in files of a directory, one sync for all that arrive together.
 *
 * <p>Safe for use by many threads. One process at a time can open a directory. A commit that the
 * disk refuses fails all who wait; the log then takes nothing until a new file could be begun.
 */
public final class SegmentLog implements EventLog {
  private final Disk disk;
  private final Shelf shelf;
  private final Writer writer;
  private final Committer committer;
  private final Sweeper sweeper;
  private final LogOptions options;
  private final AtomicLong diskBytes;

  private SegmentLog(Disk disk, LogOptions options) throws IOException {
    this.disk = disk;
    this.options = options;
    shelf = Recovery.recover(disk);
    writer = Writer.open(disk, shelf, options);
    diskBytes = new AtomicLong(shelf.bytes());
    committer = new Committer(writer, options, diskBytes);
    sweeper = new Sweeper(disk, shelf, diskBytes);
  }

  /**
   * Opens the log of a directory, creates it where there is none, and cuts a torn tail.
   *
   * @param directory the directory, used by nothing else
   * @param options the bounds
   * @return the log, to be closed by the caller
   * @throws IOException if another server uses the directory, the disk fails or a header is damaged
   */
  public static SegmentLog open(Path directory, LogOptions options) throws IOException {
    return open(DirectoryDisk.open(directory), options);
  }

  static SegmentLog open(Disk disk, LogOptions options) throws IOException {
    try {
      var log = new SegmentLog(disk, options);
      log.committer.start();
      return log;
    } catch (IOException e) {
      disk.close();
      throw e;
    }
  }

  /**
   * Hands in one record. Never blocks.
   *
   * @throws IllegalArgumentException if the record is empty or larger than the options allow
   */
  @Override
  public boolean append(byte[] record, Confirmation confirmation) {
    if (record.length == 0 || record.length > options.recordBytes()) {
      throw new IllegalArgumentException(
          "a record must have 1 to " + options.recordBytes() + " bytes, had " + record.length);
    }
    return committer.append(record, confirmation);
  }

  @Override
  public long durableEnd() {
    return shelf.durableEnd();
  }

  /**
   * Returns how much the files take, together with what waits to be written.
   *
   * @return the bytes
   */
  public long diskBytes() {
    return diskBytes.get();
  }

  /**
   * Reads durable records in order. From 0 it begins with the oldest that is kept.
   *
   * @throws DamagedLogException if the next record is not what was written
   * @throws IOException if the disk fails, or the position was released or never written
   */
  @Override
  public List<Entry> read(long from, int maxBytes) throws IOException {
    long durable = shelf.durableEnd();
    Segment segment = shelf.holding(from);
    long start = Math.max(from, segment.start());
    for (Segment next = shelf.after(segment); next != null; next = shelf.after(segment)) {
      if (start < next.previousEnd()) {
        return entries(segment, start, next.previousEnd(), maxBytes);
      }
      segment = next;
      start = Math.max(from, next.start());
    }
    if (start > Math.max(durable, segment.start())) {
      throw new IOException("the log ends at " + durable + ", nothing was ever at " + from);
    }
    return start < durable ? entries(segment, start, durable, maxBytes) : List.of();
  }

  @Override
  public boolean await(long from, Duration atMost) throws InterruptedException {
    return shelf.await(from, atMost.toNanos());
  }

  @Override
  public void release(long upTo) {
    sweeper.release(upTo);
  }

  /**
   * Begins a new file soon, so that of what was released not even the last file stays. Never
   * blocks.
   */
  public void turn() {
    committer.turn(() -> sweeper.release(0));
  }

  @Override
  public void close() throws IOException {
    try (disk;
        writer) {
      committer.close();
      sweeper.close();
    }
  }

  private List<Entry> entries(Segment segment, long from, long limit, int maxBytes)
      throws IOException {
    var entries = new ArrayList<Entry>();
    try (var file = disk.open(segment.name())) {
      var frames = new FrameReader(file, segment, segment.offset(from), segment.offset(limit));
      while (frames.position() - from < maxBytes && frames.advance()) {
        entries.add(new Entry(frames.position(), frames.record()));
      }
      if (entries.isEmpty() && frames.stopped()) {
        throw damaged(frames, segment, limit);
      }
    }
    return entries;
  }

  private static DamagedLogException damaged(FrameReader frames, Segment segment, long limit)
      throws IOException {
    long position = frames.position();
    long resumeAt = frames.skipDamage() ? frames.position() : limit;
    return new DamagedLogException(
        "log file " + segment.name() + " is damaged at position " + position, resumeAt);
  }
}
