package candor.sdk.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps batches in a directory, shared by all processes of the app. For use by one thread, but for
 * {@link #purge}.
 *
 * <p>A file is a line with the head, then a line a message. The last line may be torn when a
 * process was killed; it is left out. A file that cannot be understood is thrown away, because what
 * it holds could not be checked.
 */
final class Spool implements Shelf {

  /** What a quiet disk does not miss; at about 300 bytes an event, 30,000 events. */
  static final long MOST_BYTES = 10L << 20;

  /** The server refuses what is older. */
  static final Duration MOST_AGE = Duration.ofDays(30);

  private final Path directory;
  private final Ids ids;
  private final LongSupplier millis;
  private final SpoolFile.Disk disk;
  private @Nullable SpoolFile filling;

  Spool(Path directory, Ids ids, LongSupplier millis, SpoolFile.Disk disk) {
    this.directory = directory;
    this.ids = ids;
    this.millis = millis;
    this.disk = disk;
  }

  @Override
  public int add(String head, String line) throws IOException {
    SpoolFile file = filling;
    if (file == null || !file.head().equals(head) || !file.exists()) {
      seal();
      OwnFiles.directory(directory);
      file = SpoolFile.begin(directory, ids.next(millis.getAsLong()).toString(), head, disk);
      filling = file;
    }
    file.add(line);
    return 0;
  }

  @Override
  public void flush() throws IOException {
    SpoolFile file = filling;
    if (file != null) {
      file.flush();
    }
  }

  @Override
  public void seal() throws IOException {
    SpoolFile file = filling;
    if (file != null) {
      file.seal();
      filling = null;
    }
  }

  /** Gives up the file that is being filled; returns what could not be written, or null. */
  @Nullable Batch abandon() {
    SpoolFile file = filling;
    filling = null;
    var left = file == null ? List.<String>of() : file.abandon();
    return file == null || left.isEmpty() ? null : new Batch("", file.head(), left);
  }

  @Override
  public int filling() {
    SpoolFile file = filling;
    return file == null ? 0 : file.lines();
  }

  @Override
  public List<Batch> oldest(int most) throws IOException {
    adopt();
    var found = new ArrayList<Batch>();
    for (Path file : files(SpoolFile.SEALED)) {
      var batch = read(file);
      if (batch == null) {
        Files.deleteIfExists(file);
      } else {
        found.add(batch);
      }
      if (found.size() == most) {
        break;
      }
    }
    return found;
  }

  /** Ends what killed processes left open. */
  private void adopt() throws IOException {
    for (Path file : files(SpoolFile.OPEN)) {
      try {
        SpoolFile.adopt(file);
      } catch (NoSuchFileException gone) {
        // Its own process ended it in this moment; it is among the sealed ones now.
      }
    }
  }

  @Override
  public List<Batch> all() throws IOException {
    var every = new ArrayList<Batch>();
    for (Path file : files("")) {
      var batch = read(file);
      if (batch != null) {
        every.add(batch);
      }
    }
    return every;
  }

  /**
   * Makes room: what is too old goes, then the oldest until the rest fits.
   *
   * @return how many lines were lost
   */
  int prune() throws IOException {
    int lost = 0;
    long bytes = 0;
    var newestFirst = new ArrayList<>(files(SpoolFile.SEALED));
    Collections.reverse(newestFirst);
    long oldest = millis.getAsLong() - MOST_AGE.toMillis();
    for (Path file : newestFirst) {
      bytes += Files.size(file);
      if (bytes > MOST_BYTES || Files.getLastModifiedTime(file).toMillis() < oldest) {
        var batch = read(file);
        lost += batch == null ? 0 : batch.lines().size();
        Files.deleteIfExists(file);
      }
    }
    return lost;
  }

  @Override
  public void remove(Batch batch) throws IOException {
    Files.deleteIfExists(directory.resolve(batch.name()));
  }

  @Override
  public void purge() throws IOException {
    for (Path file : files("")) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> files(String ending) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> isOurs(file, ending)).sorted().toList();
    }
  }

  private static boolean isOurs(Path file, String ending) {
    var name = file.toString();
    return name.endsWith(ending)
        && (name.endsWith(SpoolFile.OPEN) || name.endsWith(SpoolFile.SEALED));
  }

  private static @Nullable Batch read(Path file) throws IOException {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException gone) {
      return null;
    }
    int end = text.lastIndexOf('\n');
    var lines = end < 0 ? List.<String>of() : List.of(text.substring(0, end).split("\n", -1));
    if (lines.size() < 2 || !lines.stream().allMatch(Spool::isWhole)) {
      return null;
    }
    var name = String.valueOf(file.getFileName());
    return new Batch(name, lines.get(0), lines.subList(1, lines.size()));
  }

  private static boolean isWhole(String line) {
    return line.length() > 2 && line.endsWith("}") && line.indexOf('{') <= 1;
  }
}
