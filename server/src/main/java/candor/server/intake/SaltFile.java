package candor.server.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the salts of one day in a file that only its owner reads, and destroys those of other days.
 * For one thread at a time.
 */
final class SaltFile {

  private static final String PREFIX = "salts-";

  private final Path directory;
  private final FileAttribute<?>[] ownerOnly;

  SaltFile(Path directory) throws IOException {
    this.directory = directory;
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    this.ownerOnly = posix ? attributes("rw-------") : new FileAttribute<?>[0];
    Files.createDirectories(directory, posix ? attributes("rwx------") : ownerOnly);
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  Map<String, byte[]> read(LocalDate day) throws IOException {
    var salts = new HashMap<String, byte[]>();
    if (Files.exists(of(day))) {
      for (String line : Files.readAllLines(of(day), StandardCharsets.UTF_8)) {
        int space = line.indexOf(' ');
        // A shorter line was cut by a power loss; its app gets a new salt behind it.
        if (space > 0 && line.length() == space + 1 + 2 * DailyIdentity.SALT_BYTES) {
          salts.put(
              line.substring(0, space), HexFormat.of().parseHex(line, space + 1, line.length()));
        }
      }
    }
    return salts;
  }

  /**
   * Adds one salt to the file of a day. The file is never replaced: what it held before would stay
   * in free blocks, where {@link #destroyOthers} cannot overwrite it.
   */
  void add(LocalDate day, String app, byte[] salt) throws IOException {
    String line = "\n" + app + ' ' + HexFormat.of().formatHex(salt) + '\n';
    var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    try (FileChannel channel = FileChannel.open(of(day), options, ownerOnly)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  void destroyOthers(LocalDate today) throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(directory)) {
      others =
          all.filter(path -> path.getFileName().toString().startsWith(PREFIX))
              .filter(path -> !path.equals(of(today)))
              .toList();
    }
    for (Path other : others) {
      destroy(other);
    }
  }

  private Path of(LocalDate day) {
    return directory.resolve(PREFIX + day);
  }

  /** Overwrites before deleting, so that the bytes do not wait in free blocks. */
  private static void destroy(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 20)));
      channel.force(true);
    }
    Files.delete(path);
  }
}
