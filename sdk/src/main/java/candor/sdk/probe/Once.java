package candor.sdk.probe;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers what may happen only once per install or once per day. Safe for use by many processes.
 *
 * <p>The memory is a flag on this machine and no event, so it is kept whatever the person decided:
 * at most once is the promise, also when the event itself fell.
 */
public final class Once {

  private final Path directory;

  /**
   * Names where flags are kept; nothing is made.
   *
   * @param directory the directory
   */
  public Once(Path directory) {
    this.directory = directory;
  }

  /**
   * Sets a flag.
   *
   * @param event the name of the event, as the plan has it
   * @param period the day, or the empty string for ever
   * @return whether this call set it
   * @throws IOException when it cannot be kept; then it counts as set before
   */
  public boolean first(String event, String period) throws IOException {
    Files.createDirectories(directory);
    try {
      Files.createFile(directory.resolve(event + (period.isEmpty() ? "" : "@" + period)));
      return true;
    } catch (FileAlreadyExistsException before) {
      return false;
    }
  }
}
