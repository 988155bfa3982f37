package candor.server.desk;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is the file that remembers sign-ins: only hashes, readable by its owner alone.
 *
 * @param links when each one-time link ends, by the hash of its token
 * @param sessions the sessions by the hash of their id
 */
record SignInBook(Map<String, Instant> links, Map<String, Session> sessions) {

  /**
   * Is one signed-in browser.
   *
   * @param began when it signed in
   * @param seen when it was last heard of, to the hour
   */
  record Session(Instant began, Instant seen) {}

  static SignInBook empty() {
    return new SignInBook(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  static SignInBook read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return empty();
    }
    try {
      var book = empty();
      if (JsonReader.read(Files.readAllBytes(file)) instanceof Json.Dictionary all) {
        members(all, "links").forEach((hash, ends) -> book.links().put(hash, at(ends)));
        members(all, "sessions")
            .forEach((hash, json) -> {
              var session = (Json.Dictionary) json;
              book.sessions()
                  .put(hash, new Session(at(session.get("began")), at(session.get("seen"))));
            });
      }
      return book;
    } catch (JsonException | ClassCastException e) {
      throw new IOException(file + " is not a list of sign-ins; delete it to start anew", e);
    }
  }

  private static Map<String, Json> members(Json.Dictionary all, String name) {
    return all.get(name) instanceof Json.Dictionary found ? found.members() : Map.of();
  }

  private static Instant at(@Nullable Json seconds) {
    return seconds instanceof Json.Whole(long number)
        ? Instant.ofEpochSecond(number)
        : Instant.EPOCH;
  }

  void write(Path file) throws IOException {
    var allLinks = new Members();
    links.forEach((hash, ends) -> allLinks.number(hash, ends.getEpochSecond()));
    var allSessions = new Members();
    sessions.forEach((hash, session) ->
        allSessions.json(
            hash,
            new Members()
                .number("began", session.began().getEpochSecond())
                .number("seen", session.seen().getEpochSecond())
                .done()));
    Json all =
        new Members().json("links", allLinks.done()).json("sessions", allSessions.done()).done();
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(half, JsonWriter.write(all).getBytes(StandardCharsets.UTF_8));
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
