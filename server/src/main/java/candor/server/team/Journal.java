package candor.server.team;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.server.registry.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps who changed what, a line each, the latest ten thousand. Safe for use by many threads.
 *
 * <p>What was noted is durable on return. A line that was being written when the power went is
 * taken away at the next start; nobody was told that it holds.
 */
public final class Journal {

  /** Years of a team's decisions in about a megabyte. */
  static final int KEPT = 10_000;

  /** Lines over that before the file is written anew, so that this is rare. */
  private static final int SLACK = 500;

  /** Longer than any line that is written. */
  private static final int LONGEST_LINE = 4_000;

  private static final Logger LOG = System.getLogger("candor.server.team");

  private final Path file;
  private final Clock clock;

  /** Held over the writing: what is noted first stands first, and no half line is read. */
  private final Object writing = new Object();

  private int lines;
  private boolean torn;

  private Journal(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Is one change.
   *
   * @param at when it was made, to the second
   * @param who the member's name, or what else changed it
   * @param app the app's id, or empty where it concerns none
   * @param what what was done, in words and without any value
   */
  public record Entry(Instant at, String who, String app, String what) {}

  /**
   * Opens the journal of a file, which need not exist yet. One process at a time may write there.
   *
   * @param file the file
   * @param clock tells the time
   * @return the journal
   * @throws IOException if it cannot be read or is damaged; the message names it and the line
   */
  public static Journal open(Path file, Clock clock) throws IOException {
    var journal = new Journal(file, clock);
    journal.lines = journal.read().size();
    if (journal.torn) {
      LOG.log(Level.WARNING, "the journal ends in half a line, which will be taken away");
    }
    return journal;
  }

  /**
   * Appends a change. Durable on return.
   *
   * @param who the member's name, or what else changed it
   * @param app the app's id, or empty where it concerns none
   * @param what what was done, in words and without any value
   * @throws IOException if it cannot be written
   */
  public void note(String who, String app, String what) throws IOException {
    synchronized (writing) {
      var entry = new Entry(clock.instant().truncatedTo(ChronoUnit.SECONDS), who, app, what);
      if (torn || lines >= KEPT + SLACK || !Files.exists(file)) {
        var all = read();
        all.add(entry);
        replace(all.subList(Math.max(0, all.size() - KEPT), all.size()));
      } else {
        append(line(entry));
      }
    }
  }

  /**
   * Returns the latest changes, the newest first.
   *
   * @param most at most that many
   * @return the changes
   * @throws IOException if they cannot be read
   */
  public List<Entry> newest(int most) throws IOException {
    synchronized (writing) {
      var all = read();
      return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()).reversed());
    }
  }

  /**
   * Returns all changes that are kept, the newest first.
   *
   * @return the changes
   * @throws IOException if they cannot be read
   */
  public List<Entry> all() throws IOException {
    return newest(KEPT);
  }

  private List<Entry> read() throws IOException {
    var entries = new ArrayList<Entry>();
    if (!Files.exists(file)) {
      return entries;
    }
    byte[] bytes = Files.readAllBytes(file);
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        entries.add(entry(bytes, from, i, entries.size() + 1));
        from = i + 1;
      }
    }
    if (from < bytes.length) {
      // The first line came as a whole file, and no line is that long: this is no torn one.
      if (from == 0 || bytes.length - from > LONGEST_LINE) {
        throw damaged(entries.size() + 1);
      }
      torn = true;
    }
    return entries;
  }

  private Entry entry(byte[] bytes, int from, int to, int number) throws IOException {
    try {
      if (JsonReader.read(bytes, from, to, JsonReader.Limits.DEFAULT) instanceof Json.Dictionary one
          && one.get("at") instanceof Json.Text at
          && one.get("who") instanceof Json.Text who
          && one.get("app") instanceof Json.Text app
          && one.get("what") instanceof Json.Text what) {
        return new Entry(Instant.parse(at.value()), who.value(), app.value(), what.value());
      }
    } catch (JsonException | DateTimeException e) {
      throw damaged(number);
    }
    throw damaged(number);
  }

  private IOException damaged(int number) {
    return new IOException(
        file + " is damaged in line " + number + ": restore a copy of yours, or move it away");
  }

  private void replace(List<Entry> all) throws IOException {
    var content = new ByteArrayOutputStream();
    all.forEach(entry -> content.writeBytes(line(entry)));
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      DurableFile.createDirectories(parent);
    }
    DurableFile.replace(file, content.toByteArray());
    lines = all.size();
    torn = false;
  }

  private void append(byte[] line) throws IOException {
    // Until the line is whole and durable the next one must not be put behind it.
    torn = true;
    DurableFile.append(file, line);
    lines++;
    torn = false;
  }

  private static byte[] line(Entry entry) {
    var json = new JsonWriter().open();
    json.name("at").text(entry.at().toString());
    json.name("who").text(entry.who());
    json.name("app").text(entry.app());
    json.name("what").text(entry.what());
    byte[] bytes = json.close().bytes();
    byte[] ended = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, ended, 0, bytes.length);
    ended[bytes.length] = '\n';
    return ended;
  }
}
