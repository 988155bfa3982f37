package candor.server.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        if (space > 0) {
          salts.put(
              line.substring(0, space), HexFormat.of().parseHex(line, space + 1, line.length()));
        }
      }
    }
    return salts;
  }

  void write(LocalDate day, Map<String, byte[]> salts) throws IOException {
    var text = new StringBuilder();
    new TreeMap<>(salts)
        .forEach((app, salt) ->
            text.append(app).append(' ').append(HexFormat.of().formatHex(salt)).append('\n'));
    Path fresh = directory.resolve(PREFIX + day + ".new");
    destroy(fresh);
    var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, of(day), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
    if (!Files.exists(path)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 20)));
      channel.force(true);
    }
    Files.delete(path);
  }
}
