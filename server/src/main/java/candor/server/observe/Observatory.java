package candor.server.observe;

import candor.event.Message;
import candor.server.registry.DurableFile;
import candor.server.registry.Registry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches the traffic of apps that have keys and no plan. Safe for use by many threads.
 *
 * <p>What was seen is written by {@link #write}, to be called every few seconds and at the end. A
 * killed server forgets the last seconds of counts, and nobody was promised them.
 */
public final class Observatory {

  private static final String SUFFIX = ".json";
  private static final Logger LOGGER = System.getLogger("candor.server.observe");

  private final Path directory;
  private final Clock clock;
  private final Map<String, Watch> apps = new ConcurrentHashMap<>();

  private Observatory(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Opens the observatory of a data directory, and removes what was seen of apps that have a plan
   * by now.
   *
   * @param data the data directory
   * @param registry knows which apps have a plan
   * @param clock tells the day
   * @return the observatory
   * @throws IOException if a file cannot be read or removed
   */
  public static Observatory open(Path data, Registry registry, Clock clock) throws IOException {
    var observatory = new Observatory(data.resolve("watched"), clock);
    for (Path file : observatory.files()) {
      String name = file.getFileName().toString();
      String app = name.substring(0, name.length() - SUFFIX.length());
      if (registry.watched().stream().anyMatch(watched -> watched.id().equals(app))) {
        observatory.apps.put(app, Watch.from(SeenFile.read(file)));
      } else {
        Files.delete(file);
      }
    }
    return observatory;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).toList();
    }
  }

  /**
   * Reads what a server wrote about an app.
   *
   * @param data the data directory
   * @param app the app's id, as the registry has it
   * @return what was seen, or null when nothing was
   * @throws IOException if it cannot be read
   */
  public static @Nullable Seen read(Path data, String app) throws IOException {
    Path file = data.resolve("watched").resolve(app + SUFFIX);
    return Files.exists(file) ? SeenFile.read(file) : null;
  }

  /**
   * Looks at what one request brought.
   *
   * @param app the app's id
   * @param messages what it brought
   * @param sender what tells its sender from others; kept as a salted hash, in memory, for a day
   */
  public void see(String app, List<Message> messages, byte[] sender) {
    apps.computeIfAbsent(app, id -> new Watch()).see(messages, LocalDate.now(clock), sender);
  }

  /**
   * Returns what was seen of an app.
   *
   * @param app the app's id
   * @return what was seen, or null when nothing was
   */
  public @Nullable Seen seen(String app) {
    Watch watch = apps.get(app);
    return watch == null ? null : watch.seen();
  }

  /** Writes what is new. What cannot be written is tried again the next time. */
  public void write() {
    apps.forEach((app, watch) -> {
      Seen news = watch.news();
      if (news != null) {
        try {
          DurableFile.createDirectories(directory);
          SeenFile.write(directory.resolve(app + SUFFIX), news);
        } catch (IOException e) {
          watch.unwritten();
          LOGGER.log(Level.WARNING, "what was seen of {0} could not be written", app);
        }
      }
    });
  }

  /**
   * Forgets what was seen of an app, because it has a plan now.
   *
   * @param app the app's id
   * @throws IOException if its file cannot be removed
   */
  public void forget(String app) throws IOException {
    apps.remove(app);
    Files.deleteIfExists(directory.resolve(app + SUFFIX));
  }
}
