package candor.server.notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps notes about one subject, such as the states of crash groups. Safe for use by many threads;
 * reading takes no lock and never touches the disk.
 *
 * <p>Every app has a file {@code APP.jsonl} of its own. What was noted is durable when a method
 * returns.
 */
public final class Notes {

  private static final String SUFFIX = ".jsonl";

  private final Path directory;
  private final Map<String, NotesFile> apps = new ConcurrentHashMap<>();

  private Notes(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens the notes of a directory, which need not exist yet. One process at a time may write
   * there.
   *
   * @param directory the directory of this subject alone
   * @return the notes
   * @throws IOException if a file cannot be read or is damaged; the message names it
   */
  public static Notes open(Path directory) throws IOException {
    var notes = new Notes(directory);
    for (Path file : files(directory)) {
      String name = file.getFileName().toString();
      String app = name.substring(0, name.length() - SUFFIX.length());
      notes.apps.put(app, NotesFile.read(file));
    }
    return notes;
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).toList();
    }
  }

  /**
   * Returns one note.
   *
   * @param app the app's id
   * @param key the key
   * @return the note, or null when there is none
   */
  public @Nullable Note get(String app, String key) {
    return all(app).get(key);
  }

  /**
   * Returns all notes of an app.
   *
   * @param app the app's id
   * @return a copy by key
   */
  public Map<String, Note> all(String app) {
    NotesFile file = apps.get(app);
    return file == null ? Map.of() : file.all();
  }

  /**
   * Notes something, in place of what was noted before.
   *
   * @param app the app's id, as a plan has it
   * @param key the key, at most 200 characters
   * @param note the note
   * @throws IOException if it cannot be written, or the app has too many notes; nothing changed
   *     then
   */
  public void put(String app, String key, Note note) throws IOException {
    of(app).put(key, note);
  }

  /**
   * Forgets one note.
   *
   * @param app the app's id
   * @param key the key
   * @throws IOException if it cannot be written; nothing changed then
   */
  public void remove(String app, String key) throws IOException {
    NotesFile file = apps.get(app);
    if (file != null) {
      file.put(key, null);
    }
  }

  /**
   * Forgets the notes of an app whose subject is gone.
   *
   * @param app the app's id
   * @param gone says of which keys
   * @throws IOException if it cannot be written; nothing changed then
   */
  public void removeIf(String app, Predicate<String> gone) throws IOException {
    NotesFile file = apps.get(app);
    if (file != null) {
      file.removeIf(gone);
    }
  }

  private NotesFile of(String app) {
    if (!app.matches("[a-z][a-z0-9-]{0,59}")) {
      throw new IllegalArgumentException("notes belong to an app, whose id a plan could hold");
    }
    return apps.computeIfAbsent(app, id -> new NotesFile(directory.resolve(id + SUFFIX)));
  }
}
