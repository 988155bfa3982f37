package candor.server.mapping;

import candor.server.registry.DurableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Is the directory of a shelf: a directory for each app, in it a file for each mapping and one for
 * each mark. Its methods may be called beside each other.
 */
final class ShelfDirectory {

  private static final Logger LOG = System.getLogger("candor.server.mapping");

  private static final String KEPT = ".map";
  private static final String DUE = ".due";
  private static final String PART = "part-";

  /** What nobody wrote to for so long was begun by a process that died. */
  private static final Duration DEAD = Duration.ofHours(1);

  private static final Comparator<Mapping> NEWEST_FIRST =
      Comparator.comparing(Mapping::added)
          .reversed()
          .thenComparing(Mapping::release)
          .thenComparing(Mapping::name);

  private final Path directory;

  ShelfDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Is what was seen at one moment. Immutable.
   *
   * @param version differs from that of another sight in which anything else was seen
   * @param files what was seen, by path
   * @param apps the mappings of each app, the newest first
   */
  record Sight(long version, Map<Path, File> files, Map<String, List<Mapping>> apps) {

    static final Sight NOTHING = new Sight(0, Map.of(), Map.of());

    Sight {
      files = Map.copyOf(files);
      apps = Map.copyOf(apps);
    }

    static Sight of(long version, Map<Path, File> files) {
      var usable = new ArrayList<Mapping>();
      for (File file : files.values()) {
        Mapping mapping = file.mapping();
        if (mapping != null) {
          usable.add(mapping);
        }
      }
      usable.sort(NEWEST_FIRST);
      return new Sight(
          version, files, usable.stream().collect(Collectors.groupingBy(Mapping::app)));
    }

    List<Mapping> all(String app) {
      return apps.getOrDefault(app, List.of());
    }
  }

  /**
   * Is one file as it was seen; another stamp means that it must be read again.
   *
   * @param stamp when it was written, and its length
   * @param mapping what it holds, or null when it cannot be used
   */
  record File(String stamp, @Nullable Mapping mapping) {}

  /** Is a mark that the names of a release changed. */
  record Mark(String app, String release, Path path) {}

  Path file(String app, String id) {
    return directory.resolve(app).resolve(id + KEPT);
  }

  /** Sees what is there, and reads what was not seen before. */
  Sight look(Sight before) throws IOException {
    var files = new TreeMap<Path, File>();
    for (Path path : paths(KEPT)) {
      try {
        String stamp = Files.getLastModifiedTime(path) + " " + Files.size(path);
        File known = before.files().get(path);
        files.put(path, known != null && known.stamp().equals(stamp) ? known : read(path, stamp));
      } catch (NoSuchFileException e) {
        // Another process removed it just now, and left its own mark.
        LOG.log(Level.DEBUG, "a mapping went while it was looked at", e);
      }
    }
    boolean isSame = files.equals(before.files());
    return isSame ? before : Sight.of(before.version() + 1, files);
  }

  /** Deletes what a killed process left half written. */
  void tidy(Instant now) throws IOException {
    for (Path path : paths("")) {
      try {
        boolean isPart = String.valueOf(path.getFileName()).startsWith(PART);
        if (isPart && Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(DEAD))) {
          Files.deleteIfExists(path);
        }
      } catch (NoSuchFileException e) {
        // Who wrote it has just finished.
        LOG.log(Level.DEBUG, "a part went while it was looked at", e);
      }
    }
  }

  private static File read(Path path, String stamp) throws NoSuchFileException {
    try {
      return new File(stamp, of(path));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      LOG.log(Level.WARNING, path + " cannot be used; hand its file in again", e);
      return new File(stamp, null);
    }
  }

  private static Mapping of(Path path) throws IOException {
    try (PackedFile file = PackedFile.open(path)) {
      return Mapping.of(app(path), path, file.label(), Files.size(path));
    }
  }

  private static String app(Path path) {
    return String.valueOf(path.getName(path.getNameCount() - 2));
  }

  private List<Path> paths(String ending) throws IOException {
    var paths = new ArrayList<Path>();
    for (Path home : inside(directory)) {
      for (Path path : inside(home)) {
        if (path.toString().endsWith(ending)) {
          paths.add(path);
        }
      }
    }
    paths.sort(Comparator.naturalOrder());
    return paths;
  }

  /** Asks nothing about a file, which may be gone by then. */
  private static List<Path> inside(Path directory) throws IOException {
    try (var all = Files.newDirectoryStream(directory)) {
      var paths = new ArrayList<Path>();
      all.forEach(paths::add);
      return paths;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw new IOException("the mappings cannot be listed", e);
    }
  }

  /** Says whether a file that was read may be kept. */
  interface Room {
    void check(String id, long bytes) throws BadMapping;
  }

  /** Reads a mapping into a file that appears when it is whole; returns its id. */
  String write(String app, Reading reading, Bounded in, Room room) throws IOException {
    Path home = directory.resolve(app);
    DurableFile.createDirectories(directory);
    DurableFile.createDirectories(home);
    Path part = Files.createTempFile(home, PART, null);
    try {
      Label label;
      try (FileChannel channel = FileChannel.open(part, Set.of(StandardOpenOption.WRITE));
          OutputStream bytes = Channels.newOutputStream(channel);
          var out = new PackedOutput(bytes)) {
        label = reading.read(in, out);
        out.flush();
        channel.force(true);
      }
      String id = id(label.release() + '\n' + label.kind().word() + '\n' + label.name());
      room.check(id, Files.size(part));
      change(app, label.release(), () -> DurableFile.move(part, file(app, id)));
      return id;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  void remove(Mapping mapping) throws IOException {
    Path file = file(mapping.app(), mapping.id());
    change(mapping.app(), mapping.release(), () -> Files.deleteIfExists(file));
  }

  /** Changes a file. */
  interface Change {
    void make() throws IOException;
  }

  /**
   * Marks a change before it is made, for when the process dies in the midst of it, and after it,
   * for when somebody told and forgot the first mark without having seen the change.
   */
  void change(String app, String release, Change change) throws IOException {
    mark(app, release);
    change.make();
    mark(app, release);
  }

  private void mark(String app, String release) throws IOException {
    Path path = directory.resolve(app).resolve(UUID.randomUUID() + DUE);
    DurableFile.replace(path, release.getBytes(StandardCharsets.UTF_8));
  }

  List<Mark> marks() throws IOException {
    var marks = new ArrayList<Mark>();
    for (Path path : paths(DUE)) {
      try {
        marks.add(new Mark(app(path), Files.readString(path), path));
      } catch (NoSuchFileException e) {
        // Another process told it just now.
        LOG.log(Level.DEBUG, "a mark went while it was looked at", e);
      }
    }
    return marks;
  }

  void forget(Mark mark) throws IOException {
    Files.deleteIfExists(mark.path());
  }

  private static String id(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
