package candor.server.log;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Deletes files that are no longer needed, apart from the committer: to free a large file can stall
 * the disk for tens of milliseconds. Safe for use by many threads.
 */
final class Sweeper {
  private static final System.Logger LOGGER = System.getLogger(Sweeper.class.getName());

  /** Deleting a few files; a disk that hangs must not hold up the exit. */
  private static final Duration LAST_SWEEP = Duration.ofSeconds(2);

  private final Disk disk;
  private final Shelf shelf;
  private final AtomicLong diskBytes;
  private final AtomicLong released = new AtomicLong();
  private final AtomicBoolean planned = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("candor-log-sweep").daemon(true).factory());

  Sweeper(Disk disk, Shelf shelf, AtomicLong diskBytes) {
    this.disk = disk;
    this.shelf = shelf;
    this.diskBytes = diskBytes;
  }

  /** Allows everything before a position to go. */
  void release(long upTo) {
    long until = released.accumulateAndGet(upTo, Math::max);
    if (!shelf.releasable(until).isEmpty() && planned.compareAndSet(false, true)) {
      thread.execute(this::sweep);
    }
  }

  void close() throws IOException {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the disk did not delete released log files in " + LAST_SWEEP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while released log files were deleted", e);
    }
  }

  // Oldest first and one sync each: after a power cut no hole can be found in the middle.
  private void sweep() {
    planned.set(false);
    try {
      for (Segment segment : shelf.releasable(released.get())) {
        disk.delete(segment.name());
        disk.syncNames();
        diskBytes.addAndGet(-shelf.bytes(segment));
        shelf.remove(segment);
      }
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "released log files could not be deleted, tried again later", e);
    }
  }
}
