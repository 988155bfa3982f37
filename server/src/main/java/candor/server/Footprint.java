package candor.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    try (Stream<Path> all = Files.walk(directory)) {
      return all.mapToLong(Footprint::bytes).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("the size of the data directory is not known", e);
    }
  }

  /** Files of the log and of the engine come and go while they are looked at. */
  private static long bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
