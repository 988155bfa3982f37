package candor.sdk.outbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes directories and files that only their owner may read, where the system knows owners. */
final class OwnFiles {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnFiles() {}

  static void directory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Path parent = directory.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      try {
        Files.createDirectory(directory, owner("rwx------"));
      } catch (FileAlreadyExistsException another) {
        // Another process was faster; a file of that name shows when it is used as a directory.
        if (!Files.isDirectory(directory)) {
          throw another;
        }
      }
    }
  }

  static FileAttribute<?>[] file() {
    return owner("rw-------");
  }

  private static FileAttribute<?>[] owner(String rights) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
