package candor.server.mapping;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Is a mapping that is kept. Immutable.
 *
 * @param id names it within its app
 * @param app the app's id
 * @param release the version of the app that it belongs to
 * @param kind what it maps
 * @param name the generated file that it belongs to, or what it is called
 * @param debugId the id that tools put into a generated file and its map, or empty
 * @param added when it was handed in
 * @param received the bytes of the file that was handed in, unpacked
 * @param kept the bytes that are kept of it
 */
public record Mapping(
    String id,
    String app,
    String release,
    Kind kind,
    String name,
    String debugId,
    Instant added,
    long received,
    long kept) {

  static Mapping of(String app, Path file, Label label, long kept) {
    String name = String.valueOf(file.getFileName());
    return new Mapping(
        name.substring(0, name.indexOf('.')),
        app,
        label.release(),
        label.kind(),
        label.name(),
        label.debugId(),
        label.added(),
        label.received(),
        kept);
  }
}
