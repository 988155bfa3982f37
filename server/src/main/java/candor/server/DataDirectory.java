package candor.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the data directory for one server at a time. */
final class DataDirectory implements AutoCloseable {

  /** The rooms that keep events make their files with the usual permissions, inside these. */
  private static final List<String> PARTS = List.of("log", "store");

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Creates the directory if need be and takes it.
   *
   * @throws Stop if it cannot be written, or another server has it
   */
  static DataDirectory take(Path path) throws Stop {
    try {
      Files.createDirectories(path, ownerOnly("rwx------"));
      for (String part : PARTS) {
        // The directory may have been made by hand, and be open to all; what is kept is not.
        Files.createDirectories(path.resolve(part), ownerOnly("rwx------"));
      }
      var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileChannel channel = FileChannel.open(path.resolve("lock"), options, ownerOnly("rw-------"));
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw Stop.failed(
            "--data %s is in use by another server; stop that one or name another directory"
                .formatted(path));
      }
      return new DataDirectory(path, channel, lock);
    } catch (IOException e) {
      throw Stop.failed(
          "--data %s cannot be used (%s); name a directory that this user can write"
              .formatted(path, reason(e)));
    }
  }

  /**
   * Takes a directory that a server made, while that server is stopped.
   *
   * @param instead what to do where a server runs, as the end of a sentence
   * @throws Stop if there is none, it cannot be written, or a server has it
   */
  static DataDirectory ofStoppedServer(Path path, String instead) throws Stop {
    if (!Files.isDirectory(path.resolve("store"))) {
      throw Stop.failed(
          "--data %s is not the directory of a server; name the one that it uses".formatted(path));
    }
    try {
      return take(path);
    } catch (Stop e) {
      throw e.sentence().contains("is in use") ? Stop.failed(e.sentence() + "; " + instead) : e;
    }
  }

  Path path() {
    return path;
  }

  /** Says in a few words why the file system refused. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it is not a directory";
    }
    String message = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // A server inside this very process has it; to the operator that is the same.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
