package candor.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** Times what one sync costs on a disk, as the log does it: append, then fdatasync. */
final class DiskProbe {
  private static final int APPEND_BYTES = 16 << 10;

  /** Seldom enough to add little to what the disk has to do anyway. */
  private static final long PAUSE_NANOS = 5_000_000;

  private DiskProbe() {}

  /** Appends and syncs for some time, with a pause after each, on a thread of its own. */
  static FutureTask<Latencies> beside(Path directory, double seconds) {
    var probe = new FutureTask<>(() -> run(directory, seconds));
    Thread.ofPlatform().daemon().name("disk-probe").start(probe);
    return probe;
  }

  private static Latencies run(Path directory, double seconds) throws IOException {
    var latencies = new Latencies();
    Path file = Files.createTempFile(directory, "probe", ".bin");
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.allocateDirect(APPEND_BYTES);
      long end = System.nanoTime() + (long) (seconds * 1e9);
      for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
        channel.write(bytes.rewind());
        channel.force(false);
        latencies.add(System.nanoTime() - start);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } finally {
      Files.delete(file);
    }
    return latencies;
  }
}
