package candor.example.dimmy;

import candor.example.dimmy.telemetry.ErrorGpuCrash;
import candor.example.dimmy.telemetry.GpuBackend;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the GPU so that a driver that takes the process down does so once.
 *
 * <p>A file says where setting up has come to, and is gone when it is over. A launch that finds it
 * knows that the one before died there: it marks the GPU as bad and uses the processor from then
 * on, until somebody says otherwise. Launches at the same time wait for each other.
 */
final class Gpu {

  /** Sets up a backend, or takes the process down. */
  interface Driver {
    /** Sets it up. */
    void start();
  }

  static final Driver WORKS = () -> {};

  /** Ends as a broken driver does: at once, and without a word. */
  static final Driver DIES = () -> Runtime.getRuntime().halt(134);

  private static final String MODEL = "models/base.bin";

  private final Path directory;
  private final GpuBackend backend;

  Gpu(World world) {
    this.directory = world.directory();
    this.backend = compiled(world);
  }

  /**
   * Says how setting up went.
   *
   * @param backend what the build has
   * @param crash where the launch before died, or null
   * @param isBad whether the lasting mark is set
   */
  record Outcome(GpuBackend backend, @Nullable ErrorGpuCrash crash, boolean isBad) {}

  /** A build has one backend; a developer can pretend that it has another. */
  private static GpuBackend compiled(World world) {
    for (GpuBackend each : GpuBackend.values()) {
      if (each.value().equals(world.variable("DIMMY_GPU"))) {
        return each;
      }
    }
    return world.machine().platform().equals("macos") ? GpuBackend.METAL : GpuBackend.VULKAN;
  }

  Outcome start(Driver driver) throws IOException {
    Files.createDirectories(directory);
    try (var channel =
            FileChannel.open(
                directory.resolve("gpu.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assert lock.isValid();
      var died = crashed();
      if (died != null) {
        Files.writeString(mark(), died.backend().value());
        Files.delete(sentinel());
        return new Outcome(backend, died, true);
      }
      boolean isBad = Files.exists(mark());
      if (!isBad && backend != GpuBackend.CPU) {
        String site = "whisper_init: cannot load " + directory.resolve(MODEL);
        Files.write(sentinel(), List.of(backend.value(), site));
        driver.start();
        Files.delete(sentinel());
      }
      return new Outcome(backend, null, isBad);
    }
  }

  private @Nullable ErrorGpuCrash crashed() throws IOException {
    try {
      var lines = Files.readAllLines(sentinel());
      var then = backend;
      for (GpuBackend each : GpuBackend.values()) {
        if (!lines.isEmpty() && each.value().equals(lines.get(0))) {
          then = each;
        }
      }
      // A process that died while it wrote the file said no place.
      return new ErrorGpuCrash(then, lines.size() < 2 ? "gpu_init" : lines.get(1));
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /** Takes the mark away: the next launch tries again. */
  boolean forgive() throws IOException {
    return Files.deleteIfExists(mark());
  }

  private Path sentinel() {
    return directory.resolve("gpu.starting");
  }

  private Path mark() {
    return directory.resolve("gpu.bad");
  }
}
