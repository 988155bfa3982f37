package candor.sdk.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is the spool file that this process is filling. For use by one thread.
 *
 * <p>The process holds a lock on it for as long as it lives; a file that nobody holds was left by a
 * process that died and may be taken over.
 */
final class SpoolFile implements AutoCloseable {

  static final String OPEN = ".open";
  static final String SEALED = ".batch";

  private final Path file;
  private final String head;
  private final FileChannel channel;
  private final Disk disk;
  private final List<String> unwritten = new ArrayList<>();
  private int lines;

  private SpoolFile(Path file, String head, FileChannel channel, Disk disk) {
    this.file = file;
    this.head = head;
    this.channel = channel;
    this.disk = disk;
  }

  /** Writes bytes; a test can fill the disk up here. */
  interface Disk {

    /** Writes all of it. */
    void write(FileChannel channel, ByteBuffer bytes) throws IOException;

    static void ofTheMachine(FileChannel channel, ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /**
   * Begins under another name: whoever looks for files that nobody holds must not find this one.
   */
  static SpoolFile begin(Path directory, String name, String head, Disk disk) throws IOException {
    Path unseen = directory.resolve(name + ".new");
    Path file = directory.resolve(name + OPEN);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var channel = FileChannel.open(unseen, options, OwnFiles.file());
    try {
      channel.lock();
      var made = new SpoolFile(file, head, channel, disk);
      disk.write(channel, bytes(List.of(head)));
      Files.move(unseen, file, StandardCopyOption.ATOMIC_MOVE);
      return made;
    } catch (IOException | RuntimeException e) {
      channel.close();
      Files.deleteIfExists(unseen);
      throw e;
    }
  }

  /** Ends a file that a dead process left; returns false when its process lives. */
  static boolean adopt(Path left) throws IOException {
    try (var channel = FileChannel.open(left, StandardOpenOption.WRITE)) {
      try (FileLock lock = lock(channel)) {
        if (lock == null) {
          return false;
        }
        rename(left);
        return true;
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException anotherInThisProcess) {
      return null;
    }
  }

  String head() {
    return head;
  }

  int lines() {
    return lines;
  }

  /** Tells whether it still lies there; another process may have thrown everything away. */
  boolean exists() {
    return Files.exists(file);
  }

  void add(String line) {
    unwritten.add(line);
    lines++;
  }

  private static ByteBuffer bytes(List<String> lines) {
    var text = String.join("\n", lines) + "\n";
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes what was added, without forcing it to the medium: that survives a killed process, which
   * is what is promised.
   */
  void flush() throws IOException {
    if (!unwritten.isEmpty()) {
      disk.write(channel, bytes(unwritten));
      unwritten.clear();
    }
  }

  /** Lets the file go with what was written, and returns what was not. */
  List<String> abandon() {
    var left = List.copyOf(unwritten);
    unwritten.clear();
    try {
      close();
    } catch (IOException staysOpen) {
      // Until the process ends; then another one takes the file over.
      return left;
    }
    return left;
  }

  void seal() throws IOException {
    flush();
    // Renamed while it is still held: nobody may take over what its owner is about to end.
    if (exists()) {
      rename(file);
    }
    close();
  }

  private static void rename(Path file) throws IOException {
    var name = String.valueOf(file.getFileName());
    var sealed = name.substring(0, name.length() - OPEN.length()) + SEALED;
    Files.move(file, file.resolveSibling(sealed), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Lets go of the file. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
