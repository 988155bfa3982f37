package candor.server.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes small files. Of one that is replaced a reader, also one after a power loss, finds the old
 * or the new content and never a part.
 */
public final class DurableFile {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private DurableFile() {}

  /**
   * Writes a file that only its owner may read, replacing what was there. Durable on return.
   *
   * @param file the file
   * @param content what it holds from then on
   * @throws IOException if it cannot be written; what was there then stays
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(fresh, options, ownerOnly("rw-------"))) {
      write(channel, content);
    }
    move(fresh, file);
  }

  /**
   * Writes behind what a file holds. Durable on return.
   *
   * @param file the file, which is there
   * @param content what it holds besides from then on
   * @throws IOException if it cannot be written; a part of it may then be there
   */
  public static void append(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      write(channel, content);
    }
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    var rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    channel.force(true);
  }

  /**
   * Gives a file that is whole its name, in the same directory, replacing what was there. Durable
   * on return, if its content is.
   *
   * @param fresh the file
   * @param file its name from then on
   * @throws IOException if it cannot be moved; what was there then stays
   */
  public static void move(Path fresh, Path file) throws IOException {
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncDirectory(parent(file));
  }

  /**
   * Creates a directory with its missing parents; only the owner may enter the new ones.
   *
   * @param directory the directory
   * @throws IOException if it cannot be made
   */
  public static void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, ownerOnly("rwx------"));
      syncDirectory(parent(directory));
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    if (!POSIX) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  /** A rename is durable only once its directory is; Windows has no such call and needs none. */
  private static void syncDirectory(Path directory) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new AssertionError("a file inside a directory has a parent");
    }
    return parent;
  }
}
