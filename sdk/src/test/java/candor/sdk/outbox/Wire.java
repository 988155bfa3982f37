package candor.sdk.outbox;

import candor.event.Message;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what dialects write, and what was recorded from the clients that they speak like. */
final class Wire {

  static final Instant SENT = Instant.parse("2026-11-22T10:00:09.000Z");

  private Wire() {}

  static Dialect.Request request(Dialect dialect, String address, Message... messages) {
    var head = Line.head("sha256:0", "dimmy", messages[0].sender());
    var batch = new Batch("1", head, List.of(messages).stream().map(Line::of).toList());
    var server = new Dialect.Server(URI.create(address), "the-key");
    return dialect.request(server, List.of(batch), SENT);
  }

  static String text(Dialect.Request request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  static Map<String, Json> recorded(String name) {
    try (var in = Objects.requireNonNull(Wire.class.getResourceAsStream("/wire/" + name))) {
      return parts(JsonReader.read(in.readAllBytes()));
    } catch (IOException | JsonException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, Json> read(String text) {
    try {
      return parts(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, Json> parts(@Nullable Json json) {
    return ((Json.Dictionary) Objects.requireNonNull(json)).members();
  }

  /** Returns an item of a list. */
  static Map<String, Json> item(@Nullable Json list, int place) {
    return parts(((Json.Array) Objects.requireNonNull(list)).items().get(place));
  }
}
