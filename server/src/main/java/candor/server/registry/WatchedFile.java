package candor.server.registry;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads and writes {@code watched.json}, the list of apps that are to be watched without a plan.
 */
final class WatchedFile {

  /** Each one takes memory while it is watched, and is an app that somebody means to plan. */
  private static final int MOST = 20;

  private final Path file;

  WatchedFile(Path file) {
    this.file = file;
  }

  Set<String> read() throws IOException {
    var ids = new TreeSet<String>();
    if (Files.exists(file)) {
      try {
        if (JsonReader.read(Files.readAllBytes(file)) instanceof Json.Array list) {
          for (Json id : list.items()) {
            ids.add(id instanceof Json.Text text ? text.value() : "");
          }
        }
        ids.forEach(WatchedPlan::check);
      } catch (JsonException | IllegalArgumentException e) {
        throw new IOException(file + " is damaged: move it away and name the apps again");
      }
    }
    return ids;
  }

  void write(Set<String> ids) throws IOException {
    if (ids.size() > MOST) {
      throw new IllegalArgumentException(
          "at most " + MOST + " apps are watched at a time; give one of them a plan first");
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      DurableFile.createDirectories(parent);
    }
    var list = new JsonWriter().openArray();
    ids.forEach(list::text);
    DurableFile.replace(file, list.closeArray().bytes());
  }
}
