package candor.sdk.probe;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Claims periods, each as a file that only one process can make. Safe for use by many threads and
 * processes.
 *
 * <p>A period before the latest claimed one is not claimed again, so a clock that is set back
 * counts nothing twice. A claim that lies too far ahead was made by a clock that ran wrong; it is
 * thrown away, because it would silence everything until that day.
 */
final class Claims {

  private final Path directory;

  Claims(Path directory) {
    this.directory = directory;
  }

  /**
   * Claims a period.
   *
   * @param kind what is claimed; without the sign {@code @}
   * @param period the period; later ones sort behind earlier ones
   * @param farthest the latest period that a sound clock can have claimed
   * @return whether this call claimed it
   * @throws IOException when claims cannot be kept
   */
  boolean first(String kind, String period, String farthest) throws IOException {
    Files.createDirectories(directory);
    String latest = latest(kind);
    if (latest.compareTo(period) >= 0 && latest.compareTo(farthest) <= 0) {
      return false;
    }
    try {
      Files.createFile(file(kind, period));
    } catch (FileAlreadyExistsException anotherWasFaster) {
      return false;
    }
    if (!latest.isEmpty()) {
      Files.deleteIfExists(file(kind, latest));
    }
    return true;
  }

  /** Returns the latest claimed period, or the empty string. */
  String latest(String kind) throws IOException {
    if (!Files.isDirectory(directory)) {
      return "";
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(kind + "@"))
          .map(name -> name.substring(kind.length() + 1))
          .max(String::compareTo)
          .orElse("");
    }
  }

  private Path file(String kind, String period) {
    return directory.resolve(kind + "@" + period);
  }

  /** Forgets everything. */
  void erase() throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> all = Files.list(directory)) {
        for (Path file : all.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(directory);
    }
  }
}
