package candor.sdk.consent;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the file with the person's answers. Stateless, so that what another process
 * wrote is seen at once; safe for use by many threads.
 *
 * <p>The file is a JSON object with one object per channel: {@code enabled}, {@code last_updated}
 * and the {@code plan} that was agreed to. Whatever else it holds belongs to the app and is kept.
 */
public final class Answers {

  /** Says beside a yes where what is recorded may go: {@link #HERE}, or nothing for anywhere. */
  public static final String KEEP = "keep";

  /** Stands at {@link #KEEP} when nothing may leave this machine. */
  public static final String HERE = "here";

  private static final String ENABLED = "enabled";
  private static final String UPDATED = "last_updated";
  private static final String PLAN = "plan";

  private final Path file;

  /**
   * Names the file; nothing is made.
   *
   * @param file the file
   */
  public Answers(Path file) {
    this.file = file;
  }

  /**
   * Is one answer.
   *
   * @param yes what was answered
   * @param plan the hash of the plan that was shown, or the empty string when the file has none
   */
  public record Answer(boolean yes, String plan) {}

  /**
   * Reads the answer for a channel.
   *
   * @param channel the channel
   * @return the answer, or null when there is none
   * @throws IOException when the file is there and cannot be understood
   */
  public @Nullable Answer read(String channel) throws IOException {
    var root = document();
    if (root == null || !(root.get(channel) instanceof Json.Dictionary section)) {
      return null;
    }
    if (!(section.get(ENABLED) instanceof Json.Bool enabled)) {
      return null;
    }
    String plan = section.get(PLAN) instanceof Json.Text text ? text.value() : "";
    return new Answer(enabled.value(), plan);
  }

  /**
   * Reads a text that is kept beside an answer.
   *
   * @param channel the channel
   * @param name its name
   * @return the text, or null when there is none
   * @throws IOException when the file is there and cannot be understood
   */
  public @Nullable String beside(String channel, String name) throws IOException {
    var root = document();
    return root != null
            && root.get(channel) instanceof Json.Dictionary section
            && section.get(name) instanceof Json.Text text
        ? text.value()
        : null;
  }

  /**
   * Writes an answer, at once or not at all.
   *
   * @param channel the channel
   * @param answer the answer
   * @param at when it was given
   * @param beside texts to keep beside it; one that is empty is taken out
   * @throws IOException when the file cannot be written, or is there and cannot be understood
   */
  public void write(String channel, Answer answer, Instant at, Map<String, String> beside)
      throws IOException {
    var root = document();
    var members = new LinkedHashMap<>(root == null ? Map.<String, Json>of() : root.members());
    var before = members.get(channel) instanceof Json.Dictionary d ? d.members() : null;
    var section = new LinkedHashMap<>(before == null ? Map.<String, Json>of() : before);
    section.put(ENABLED, answer.yes() ? Json.TRUE : Json.FALSE);
    section.put(UPDATED, new Json.Text(at.toString()));
    section.put(PLAN, new Json.Text(answer.plan()));
    beside.forEach((name, text) -> put(section, name, text));
    members.put(channel, new Json.Dictionary(section));
    replace(JsonWriter.bytes(new Json.Dictionary(members)));
  }

  private static void put(Map<String, Json> section, String name, String text) {
    if (text.isEmpty()) {
      section.remove(name);
    } else {
      section.put(name, new Json.Text(text));
    }
  }

  private void replace(byte[] bytes) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("the answers need a directory");
    }
    Files.createDirectories(directory);
    Path half = Files.createTempFile(directory, ".telemetry-", ".part");
    try {
      Files.write(half, bytes);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Returns the document, or null when there is no file. */
  private Json.@Nullable Dictionary document() throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return null;
    }
    try {
      if (JsonReader.read(bytes) instanceof Json.Dictionary root) {
        return root;
      }
    } catch (JsonException e) {
      throw new IOException("the file with the answers is not JSON", e);
    }
    throw new IOException("the file with the answers is no JSON object");
  }

  /**
   * Returns what tells one state of the file from the next, cheaply.
   *
   * @return a text that changes when the file does
   */
  public String stamp() {
    try {
      return Files.getLastModifiedTime(file) + "/" + Files.size(file);
    } catch (IOException none) {
      return "none";
    }
  }
}
