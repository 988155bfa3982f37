package candor.server.notes;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.server.registry.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Is the file of one app: a JSON object a line, the last one of a key counts. A line without fields
 * takes the key away. Safe for use by many threads.
 */
final class NotesFile {

  /** What one person ever works through; a file of this size is read within a tenth of a second. */
  private static final int MOST_NOTES = 10_000;

  private static final int LONGEST_KEY = 200;

  /**
   * Lines that no longer count may outnumber the others by this before the file is written anew.
   */
  private static final int SLACK = 256;

  private final Path file;

  /** Held over the writing: notes are made by hand, and a later one must not be overtaken. */
  private final Object writing = new Object();

  private volatile Map<String, Note> notes = Map.of();
  private int lines;
  private boolean torn;

  NotesFile(Path file) {
    this.file = file;
  }

  static NotesFile read(Path path) throws IOException {
    var file = new NotesFile(path);
    file.read();
    return file;
  }

  private void read() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    var found = new LinkedHashMap<String, Note>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        take(bytes, from, i, found);
        from = i + 1;
        lines++;
      }
    }
    // A line without an end was being written when the power went; nobody was told that it holds.
    torn = from < bytes.length;
    notes = Map.copyOf(found);
  }

  private void take(byte[] bytes, int from, int to, Map<String, Note> into) throws IOException {
    try {
      if (JsonReader.read(bytes, from, to, JsonReader.Limits.DEFAULT)
              instanceof Json.Dictionary line
          && line.get("key") instanceof Json.Text key) {
        if (line.get("fields") instanceof Json.Dictionary fields) {
          into.put(key.value(), note(fields));
        } else {
          into.remove(key.value());
        }
        return;
      }
    } catch (JsonException | IllegalArgumentException e) {
      throw damaged();
    }
    throw damaged();
  }

  private static Note note(Json.Dictionary fields) {
    var texts = new LinkedHashMap<String, String>();
    fields
        .members()
        .forEach((name, value) -> {
          if (value instanceof Json.Text text) {
            texts.put(name, text.value());
          }
        });
    return new Note(texts);
  }

  private IOException damaged() {
    return new IOException(file + " is damaged: restore it from a backup, or move it away");
  }

  Map<String, Note> all() {
    return notes;
  }

  /** Keeps a note, or takes it away when there is none. */
  void put(String key, @Nullable Note note) throws IOException {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException("a key of a note has 1 to " + LONGEST_KEY + " characters");
    }
    synchronized (writing) {
      var next = new LinkedHashMap<>(notes);
      if (note == null) {
        next.remove(key);
      } else {
        next.put(key, note);
      }
      if (next.size() > MOST_NOTES && next.size() > notes.size()) {
        throw new IOException(file + " holds " + MOST_NOTES + " notes already, which is the most");
      }
      if (torn || lines > 2 * next.size() + SLACK) {
        replace(next);
      } else {
        append(line(key, note));
      }
      notes = Map.copyOf(next);
    }
  }

  void removeIf(Predicate<String> gone) throws IOException {
    synchronized (writing) {
      var next = new LinkedHashMap<>(notes);
      if (next.keySet().removeIf(gone)) {
        replace(next);
        notes = Map.copyOf(next);
      }
    }
  }

  private void replace(Map<String, Note> next) throws IOException {
    var content = new ByteArrayOutputStream();
    next.forEach((key, note) -> content.writeBytes(line(key, note)));
    prepare();
    DurableFile.replace(file, content.toByteArray());
    lines = next.size();
    torn = false;
  }

  private void append(byte[] line) throws IOException {
    if (!Files.exists(file)) {
      prepare();
      DurableFile.replace(file, new byte[0]);
    }
    // Until the line is whole and durable the next one must not be put behind it.
    torn = true;
    DurableFile.append(file, line);
    lines++;
    torn = false;
  }

  private void prepare() throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      DurableFile.createDirectories(directory);
    }
  }

  private static byte[] line(String key, @Nullable Note note) {
    var line = new JsonWriter().open();
    line.name("key").text(key);
    if (note != null) {
      line.name("fields").open();
      note.fields().forEach((name, value) -> line.name(name).text(value));
      line.close();
    }
    byte[] json = line.close().bytes();
    byte[] ended = new byte[json.length + 1];
    System.arraycopy(json, 0, ended, 0, json.length);
    ended[json.length] = '\n';
    return ended;
  }
}
