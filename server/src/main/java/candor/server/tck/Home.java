package candor.server.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Is a home directory in which nobody has lived, with all the places that systems give to programs
 * below it. For use by one thread; closing removes it.
 */
final class Home implements AutoCloseable {

  private final Path root;
  private final List<PathMatcher> own;

  private Home(Path root, List<PathMatcher> own) {
    this.root = root;
    this.own = own;
  }

  /** Makes one; files that fit a pattern are not looked at. */
  static Home fresh(List<String> ownFiles) throws IOException {
    var own = new ArrayList<PathMatcher>();
    for (String pattern : ownFiles) {
      own.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
    }
    var home = new Home(Files.createTempDirectory("candor-tck-").toRealPath(), own);
    for (String directory : home.places().values()) {
      Files.createDirectories(Path.of(directory));
    }
    return home;
  }

  Path root() {
    return root;
  }

  /** Returns the variables that lead programs to their places. */
  Map<String, String> places() {
    var all = new TreeMap<String, String>();
    all.put("HOME", at(""));
    all.put("USERPROFILE", at(""));
    all.put("XDG_CONFIG_HOME", at(".config"));
    all.put("XDG_CONFIG_DIRS", at("etc"));
    all.put("XDG_STATE_HOME", at(".local/state"));
    all.put("XDG_DATA_HOME", at(".local/share"));
    all.put("XDG_CACHE_HOME", at(".cache"));
    all.put("XDG_RUNTIME_DIR", at("run"));
    all.put("APPDATA", at("AppData/Roaming"));
    all.put("LOCALAPPDATA", at("AppData/Local"));
    all.put("PROGRAMDATA", at("ProgramData"));
    all.put("TMPDIR", at("tmp"));
    all.put("TMP", at("tmp"));
    all.put("TEMP", at("tmp"));
    return all;
  }

  private String at(String place) {
    return place.isEmpty() ? root.toString() : root.resolve(place).toString();
  }

  /** Sees which files there are, with what tells one state of a file from another. */
  Map<String, String> files() throws IOException {
    var all = new TreeMap<String, String>();
    try (var walk = Files.walk(root)) {
      for (Path path : walk.filter(file -> !Files.isDirectory(file)).toList()) {
        var place = root.relativize(path);
        if (own.stream().noneMatch(pattern -> pattern.matches(place))) {
          all.put(place.toString().replace('\\', '/'), mark(path));
        }
      }
    } catch (UncheckedIOException removedMeanwhile) {
      throw removedMeanwhile.getCause();
    }
    return all;
  }

  private static String mark(Path path) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return "no regular file";
    }
    var sum = new CRC32();
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException removedMeanwhile) {
      return "";
    }
    sum.update(bytes);
    return bytes.length + "/" + sum.getValue();
  }

  /** Says what is new or changed since an earlier look. */
  List<String> since(Map<String, String> before) throws IOException {
    var changed = new ArrayList<String>();
    files()
        .forEach((file, mark) -> {
          if (!mark.equals(before.get(file))) {
            changed.add(file);
          }
        });
    return changed;
  }

  private static void remove(Path path) throws IOException {
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException stillWrittenTo) {
      // A process that the program left behind is no reason to lose the report; the directory for
      // temporary files is the system's to clear.
    }
  }

  @Override
  public void close() throws IOException {
    try (var walk = Files.walk(root)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        remove(path);
      }
    }
  }
}
