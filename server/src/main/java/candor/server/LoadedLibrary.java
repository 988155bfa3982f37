package candor.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Removes the file from which the store's engine was loaded: 70 MB in the temporary directory that
 * a killed process would leave behind at each start.
 *
 * <p>Linux keeps what is loaded although its file is gone, and tells which file that is. Elsewhere
 * the engine itself removes it when the process ends by itself.
 */
final class LoadedLibrary {

  private static final Path MAPS = Path.of("/proc/self/maps");

  private LoadedLibrary() {}

  /** Says whether this system can do it. */
  static boolean isRemovable() {
    return Files.isReadable(MAPS);
  }

  static void remove() throws IOException {
    if (isRemovable()) {
      for (String file : files(Files.readAllLines(MAPS))) {
        Files.deleteIfExists(Path.of(file));
      }
    }
  }

  /** Finds the engine's own temporary files in what the system says is loaded. */
  static List<String> files(List<String> maps) {
    return maps.stream()
        .filter(line -> line.matches(".* /.*/libduckdb_java\\d+\\.so"))
        .map(line -> line.substring(line.indexOf('/')))
        .distinct()
        .toList();
  }
}
