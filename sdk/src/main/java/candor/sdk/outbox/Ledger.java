package candor.sdk.outbox;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Holds what left this machine: the exact bytes, when, where to, and the answer, each entry chained
 * to the one before by its hash. Safe for use by many processes.
 *
 * <p>One line an entry. Whoever changes, removes or swaps a line breaks the chain; {@link #verify}
 * says where. Only whole files are let go, the older half first, so that the ledger stays bounded.
 */
public final class Ledger {

  /** Two files of this size: years of an app that sends a summary a day. */
  static final long MOST_BYTES = 4L << 20;

  private static final String START = "0".repeat(64);

  /** The hash of an entry, then a quote, a brace and the end of the line. */
  private static final int HASH_TAIL = 64 + 3;

  /** A file's lock is the process's; two threads that want it must not meet there. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path file;
  private final Path older;

  /**
   * Opens a ledger; nothing is made before the first entry.
   *
   * @param directory where it is kept
   */
  public Ledger(Path directory) {
    this.file = directory.resolve("ledger.jsonl");
    this.older = directory.resolve("ledger.1.jsonl");
  }

  /** Adds an entry. */
  void add(Instant at, String to, byte[] body, int status) throws IOException {
    synchronized (ONE_AT_A_TIME) {
      book(at, to, body, status);
    }
  }

  private void book(Instant at, String to, byte[] body, int status) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      OwnFiles.directory(directory);
    }
    var options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    Path guard = file.resolveSibling("ledger.lock");
    try (var lock = FileChannel.open(guard, options, OwnFiles.file())) {
      lock.lock();
      String previous;
      try (var channel = FileChannel.open(file, options, OwnFiles.file())) {
        previous = last(channel);
      }
      if (Files.size(file) > MOST_BYTES) {
        Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
      } else if (previous.equals(START) && Files.exists(older)) {
        try (var channel = FileChannel.open(older, options, OwnFiles.file())) {
          previous = last(channel);
        }
      }
      try (var channel = FileChannel.open(file, options, OwnFiles.file())) {
        channel.position(channel.size());
        write(channel, line(at, to, body, status, previous));
      }
    }
  }

  private static void write(FileChannel channel, String line) throws IOException {
    var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String line(Instant at, String to, byte[] body, int status, String previous) {
    var writer = new JsonWriter().open().name("at").text(Moments.text(at)).name("to").text(to);
    writer.name("status").number(status).name("body");
    writer.text(new String(body, StandardCharsets.UTF_8)).name("previous").text(previous);
    String open = new String(writer.bytes(), StandardCharsets.UTF_8);
    return open + ",\"hash\":\"" + hash(open) + "\"}";
  }

  /** Reads where the chain ends; a line that a killed process left half-written is cut away. */
  private static String last(FileChannel channel) throws IOException {
    long end = channel.size();
    while (end > 0 && at(channel, end - 1, 1).charAt(0) != '\n') {
      end--;
    }
    channel.truncate(end);
    return end < HASH_TAIL ? START : at(channel, end - HASH_TAIL, 64);
  }

  private static String at(FileChannel channel, long position, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, position + bytes.position());
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  private static String hashOf(String line) {
    int from = line.length() - HASH_TAIL + 1;
    return from < 0 ? START : line.substring(from, from + 64);
  }

  private List<String> lines() throws IOException {
    var all = new ArrayList<String>();
    for (Path each : List.of(older, file)) {
      if (Files.exists(each)) {
        all.addAll(Files.readAllLines(each, StandardCharsets.UTF_8));
      }
    }
    return all;
  }

  /**
   * Is one entry.
   *
   * @param at when it was sent
   * @param to where to
   * @param status the status of the answer, 0 for none
   * @param body the exact text that left
   */
  public record Entry(String at, String to, long status, String body) {}

  /**
   * Reads the entries.
   *
   * @return all, oldest first
   * @throws IOException when they cannot be read or are damaged
   */
  public List<Entry> entries() throws IOException {
    var all = new ArrayList<Entry>();
    for (String line : lines()) {
      all.add(entry(line));
    }
    return all;
  }

  private static Entry entry(String line) throws IOException {
    try {
      var bytes = line.getBytes(StandardCharsets.UTF_8);
      if (JsonReader.read(bytes) instanceof Json.Dictionary d
          && d.get("at") instanceof Json.Text at
          && d.get("to") instanceof Json.Text to
          && d.get("status") instanceof Json.Whole status
          && d.get("body") instanceof Json.Text body) {
        return new Entry(at.value(), to.value(), status.value(), body.value());
      }
    } catch (JsonException e) {
      throw new IOException("the ledger is damaged", e);
    }
    throw new IOException("the ledger is damaged");
  }

  /**
   * Checks the chain.
   *
   * @return 0 when every entry is as it was written, otherwise the number of the first that is not
   * @throws IOException when it cannot be read
   */
  public int verify() throws IOException {
    var lines = lines();
    String previous = Files.exists(older) ? "" : START;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int end = line.lastIndexOf(",\"hash\":\"");
      boolean chained =
          end > 0
              && hash(line.substring(0, end)).equals(hashOf(line))
              && (previous.isEmpty() || line.contains("\"previous\":\"" + previous + "\""));
      if (!chained) {
        return i + 1;
      }
      previous = hashOf(line);
    }
    return 0;
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /**
   * Throws the ledger away.
   *
   * @throws IOException when it cannot be deleted
   */
  public void erase() throws IOException {
    for (String name : List.of("ledger.jsonl", "ledger.1.jsonl", "ledger.lock")) {
      Files.deleteIfExists(file.resolveSibling(name));
    }
  }
}
