package candor.server.observe;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.server.registry.FileRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Is an observatory that watches the app "quill", with a clock that tests turn. */
final class Watched {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final Path data;
  private final FileRegistry registry;
  private Observatory observatory;

  Watched(Path data) throws IOException {
    this.data = data;
    this.registry = FileRegistry.open(data);
    registry.watch("quill");
    this.observatory = Observatory.open(data, registry, clock);
  }

  void turnTo(String instant) {
    now.set(Instant.parse(instant));
  }

  /** Starts again from what is on disk. */
  void restart() throws IOException {
    observatory.write();
    observatory = Observatory.open(data, registry, clock);
  }

  Observatory observatory() {
    return observatory;
  }

  void see(int sender, String event, String props) {
    see(sender, event, props, "{}");
  }

  void see(int sender, String event, String props, String context) {
    var by = new Sender(null, null, false, members(context));
    var track = new Message.Track(new UUID(1, 2), event, Instant.EPOCH, by, members(props));
    see(sender, track);
  }

  void see(int sender, Message message) {
    byte[] network = {10, (byte) (sender >> 16), (byte) (sender >> 8), (byte) sender};
    observatory.see("quill", List.of(message), network);
  }

  Seen seen() {
    return Objects.requireNonNull(observatory.seen("quill"));
  }

  Seen.Group group(String event) {
    return Objects.requireNonNull(seen().events().get(event), event);
  }

  Seen.Trait trait(String event, String property) {
    return Objects.requireNonNull(group(event).traits().get(property), property);
  }

  static Map<String, Json> members(String json) {
    try {
      return ((Json.Dictionary) JsonReader.read(json.getBytes(StandardCharsets.UTF_8))).members();
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }
}
