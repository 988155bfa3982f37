package candor.sdk.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the random id of an install in a file of its own, as bare text. Safe for use by many
 * threads and processes.
 *
 * <p>What is not a UUID is replaced; where nothing can be written, an id serves this process.
 */
public final class InstallId {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Path file;
  private final Supplier<UUID> ids;
  private @Nullable String known;

  /**
   * Names the file; nothing is made.
   *
   * @param file the file
   * @param ids makes random ids (UUID version 4)
   */
  public InstallId(Path file, Supplier<UUID> ids) {
    this.file = file;
    this.ids = ids;
  }

  /**
   * Returns the id, and makes one the first time.
   *
   * @return a UUID
   */
  public synchronized String get() {
    String id = known;
    if (id == null) {
      id = readOrMake();
      known = id;
    }
    return id;
  }

  /**
   * Returns the id if there is one already.
   *
   * @return the id, or null
   * @throws IOException when the file cannot be read
   */
  public synchronized @Nullable String known() throws IOException {
    return known == null ? read() : known;
  }

  private String readOrMake() {
    String fresh = ids.get().toString();
    try {
      String found = read();
      if (found != null) {
        return found;
      }
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(file, fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException anotherProcess) {
      return overwrite(fresh);
    } catch (IOException noDisk) {
      return fresh;
    }
    return fresh;
  }

  /** Another process may have written a good one in this moment; what is no UUID is replaced. */
  private String overwrite(String fresh) {
    try {
      String found = read();
      if (found != null) {
        return found;
      }
      Files.writeString(file, fresh);
    } catch (IOException noDisk) {
      return fresh;
    }
    return fresh;
  }

  private @Nullable String read() throws IOException {
    try {
      var text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip();
      return UUID_FORM.matcher(text).matches() ? text : null;
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /**
   * Forgets the id; the next {@link #get} makes another.
   *
   * @throws IOException when the file cannot be deleted
   */
  public synchronized void reset() throws IOException {
    known = null;
    Files.deleteIfExists(file);
  }
}
