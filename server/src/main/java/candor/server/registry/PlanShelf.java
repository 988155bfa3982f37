package candor.server.registry;

import candor.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps every version of every plan, as {@code plans/APP/HEX.json} in canonical form, and beside
 * them which one is the newest.
 */
final class PlanShelf {

  private static final String SUFFIX = ".json";

  private final Path directory;

  PlanShelf(Path directory) {
    this.directory = directory;
  }

  /**
   * Is one version of a plan.
   *
   * @param hash its hash
   * @param plan the plan
   * @param canonical the bytes that were hashed
   */
  record Version(String hash, Plan plan, byte[] canonical) {}

  /**
   * Is the shelf of one app.
   *
   * @param newest the version in force
   * @param versions all versions by hash
   */
  record App(Version newest, Map<String, Version> versions) {
    App {
      versions = Map.copyOf(versions);
    }

    App with(Version version) {
      var more = new LinkedHashMap<>(versions);
      more.put(version.hash(), version);
      return new App(version, more);
    }
  }

  /** Returns what is kept, by app. */
  Map<String, App> read() throws IOException {
    var apps = new LinkedHashMap<String, App>();
    for (Path shelf : list(directory)) {
      Path pointer = shelf.resolve("newest");
      // Without the pointer the first adoption never returned: nobody was promised this app.
      if (Files.exists(pointer)) {
        apps.put(shelf.getFileName().toString(), app(shelf, Files.readString(pointer).strip()));
      }
    }
    return apps;
  }

  /** Writes a version, then points to it; durable on return. */
  void write(String app, Version version) throws IOException {
    Path shelf = directory.resolve(app);
    DurableFile.createDirectories(shelf);
    Path file = shelf.resolve(PlanDocument.hex(version.hash()) + SUFFIX);
    if (!Files.exists(file)) {
      DurableFile.replace(file, version.canonical());
    }
    byte[] pointer = (version.hash() + "\n").getBytes(StandardCharsets.UTF_8);
    DurableFile.replace(shelf.resolve("newest"), pointer);
  }

  /** Returns when a version was first written; it is never written again. */
  Instant since(String app, Version version) throws IOException {
    Path file = directory.resolve(app).resolve(PlanDocument.hex(version.hash()) + SUFFIX);
    return Files.getLastModifiedTime(file).toInstant();
  }

  private static App app(Path shelf, String newest) throws IOException {
    var versions = new LinkedHashMap<String, Version>();
    for (Path file : list(shelf)) {
      String name = file.getFileName().toString();
      if (name.endsWith(SUFFIX)) {
        Version version = PlanDocument.read(file);
        String hex = name.substring(0, name.length() - SUFFIX.length());
        if (!hex.equals(PlanDocument.hex(version.hash()))) {
          throw new IOException(file + " is damaged: its content does not match its name");
        }
        versions.put(version.hash(), version);
      }
    }
    Version version = versions.get(newest);
    if (version == null) {
      throw new IOException(shelf.resolve("newest") + " names a plan that is not there");
    }
    return new App(version, versions);
  }

  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      var sorted = new ArrayList<>(entries.toList());
      sorted.sort(null);
      return sorted;
    }
  }
}
