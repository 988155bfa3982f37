package candor.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Tells how much room a data directory takes. Safe for use by many threads.
 *
 * @param data the data directory
 */
record Footprint(Path data) implements Supplier<Map<String, Long>> {

  @Override
  public Map<String, Long> get() {
    var bytes = new LinkedHashMap<String, Long>();
    bytes.put("Room of the store, all apps", size(data.resolve("store")));
    bytes.put("Room of the log, all apps", size(data.resolve("log")));
    bytes.put("Room of symbol files, all apps", size(data.resolve("symbols")));
    return bytes;
  }

  private static long size(Path directory) {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    var size = new AtomicLong();
    try {
      Files.walkFileTree(directory, new Adding(size));
    } catch (IOException e) {
      throw new UncheckedIOException("the size of the data directory is not known", e);
    }
    return size.get();
  }

  /** Adds the sizes of files up. */
  private static final class Adding extends SimpleFileVisitor<Path> {

    private final AtomicLong size;

    Adding(AtomicLong size) {
      this.size = size;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      size.addAndGet(attributes.size());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      // Files of the log and of the engine come and go; what is gone takes no room.
      if (problem instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw problem;
    }
  }
}
