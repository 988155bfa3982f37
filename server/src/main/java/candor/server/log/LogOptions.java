package candor.server.log;

import java.time.Duration;

/**
 * Holds the bounds of one log.
 *
 * @param segmentBytes how large a file grows before the next is begun
 * @param bufferBytes how much may wait for the disk; twice that is held in memory
 * @param recordBytes the largest record
 * @param diskBytes how much all files together may take; at least two segments
 * @param linger how long a commit may wait for company when the one before was busy
 * @param aheadBytes how much of a file is filled with zeros ahead of small commits, or 0 for none:
 *     the sync of what replaces them need not wait for the journal of the file system
 */
public record LogOptions(
    long segmentBytes,
    int bufferBytes,
    int recordBytes,
    long diskBytes,
    Duration linger,
    int aheadBytes) {

  /** A file of 64 MB is 600,000 events: read in a blink at start, deleted without a stall. */
  private static final long SEGMENT_BYTES = 64L << 20;

  /** 8 MB are 75,000 events: a third of a second at full load, more than any commit takes. */
  private static final int BUFFER_BYTES = 8 << 20;

  /** A body of 1 MB cannot become more than twice that, whatever its dialect. */
  private static final int RECORD_BYTES = 2 << 20;

  /** 2 GB are 18 million events: hours of a store that is down, and no small disk is filled. */
  private static final long DISK_BYTES = 2L << 30;

  /** Cuts the number of commits under load by a third and is lost in the time a sync takes. */
  private static final Duration LINGER = Duration.ofNanos(500_000);

  /** Some 60 commits of 25 clients; written in a millisecond or two. */
  private static final int AHEAD_BYTES = 1 << 20;

  /** Places in a file are kept as ints. */
  private static final long LARGEST_SEGMENT = 1L << 30;

  /** Refuses bounds that contradict each other. */
  public LogOptions {
    check(segmentBytes <= LARGEST_SEGMENT, "segmentBytes must be at most 1 GiB", segmentBytes);
    check(bufferBytes <= segmentBytes, "bufferBytes must fit into a segment", bufferBytes);
    check(recordBytes >= 1, "recordBytes must be positive", recordBytes);
    check(
        recordBytes <= bufferBytes - Frame.HEADER,
        "recordBytes must fit into the buffer",
        recordBytes);
    check(diskBytes >= 2 * segmentBytes, "diskBytes must hold two segments", diskBytes);
    if (linger.isNegative()) {
      throw new IllegalArgumentException("linger must not be negative, was " + linger);
    }
    check(aheadBytes >= 0, "aheadBytes must not be negative", aheadBytes);
  }

  /**
   * Returns the bounds for a machine of two cores.
   *
   * @return the options
   */
  public static LogOptions defaults() {
    return new LogOptions(
        SEGMENT_BYTES, BUFFER_BYTES, RECORD_BYTES, DISK_BYTES, LINGER, AHEAD_BYTES);
  }

  /**
   * Returns the same options with another bound on the disk.
   *
   * @param bytes how much all files together may take
   * @return the options
   */
  public LogOptions withDiskBytes(long bytes) {
    return new LogOptions(segmentBytes, bufferBytes, recordBytes, bytes, linger, aheadBytes);
  }

  private static void check(boolean holds, String rule, long was) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + was);
    }
  }
}
