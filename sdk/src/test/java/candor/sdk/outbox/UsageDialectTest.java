package candor.sdk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves in which words the usage dialect tells of sessions. */
@Tag("SHI-66")
final class UsageDialectTest {

  private static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.985Z");
  private static final String FIRST =
      "{\"session_id\":\"550e8400-e29b-41d4-a716-446655440000\","
          + "\"timestamp\":\"2026-11-22T10:00:00.985Z\",\"version\":\"1.9.0\","
          + "\"metrics\":{\"requests\":47}}";

  private final Dialect dialect = Dialect.ofUsage("session_id");
  private final Dialect.Server server =
      new Dialect.Server(URI.create("https://metrics.example/v1/usage"), "cu_key");

  private static Sender sender(boolean debug) {
    Map<String, Json> context = new LinkedHashMap<>();
    context.put("version", new Json.Text("1.9.0"));
    return new Sender(INSTALL, "a-session", debug, context);
  }

  private static Message.Summary summary(long requests, boolean debug) {
    var id = UUID.fromString("01920000-0000-7000-8000-000000000001");
    return new Message.Summary(id, AT, sender(debug), Map.of("requests", new Json.Whole(requests)));
  }

  private static Batch batch(Message message) {
    return new Batch(
        "1", Line.head("sha256:1", "app", message.sender()), List.of(Line.of(message)));
  }

  private String body(Message... messages) {
    var batches = Arrays.stream(messages).map(UsageDialectTest::batch).toList();
    return new String(dialect.request(server, batches, AT).body(), StandardCharsets.UTF_8);
  }

  @Test
  @Tag("SHI-07")
  @Tag("SHI-08")
  void oneSessionIsOneDocument() {
    assertEquals(FIRST, body(summary(47, false)));

    var request = dialect.request(server, List.of(batch(summary(47, false))), AT);
    assertEquals(URI.create("https://metrics.example/v1/usage"), request.address());
    assertEquals("cu_key", request.headers().get("Candor-Key"));
    assertEquals("application/json", request.headers().get("Content-Type"));
  }

  @Test
  @Tag("SHI-64")
  void severalSessionsAreAListOfTheSameDocuments() {
    String second = FIRST.replace("47", "48");
    assertEquals("[" + FIRST + "," + second + "]", body(summary(47, false), summary(48, false)));
  }

  @Test
  void aDevelopersBuildSaysSo() {
    assertTrue(body(summary(47, true)).endsWith(",\"debug\":true}"));
  }

  @Test
  @Tag("SHI-78")
  void theWishToBeForgottenHasWords() {
    var wish = new Message.Erase(new UUID(0, 1), AT, sender(false));
    assertEquals(
        "{\"session_id\":\""
            + INSTALL
            + "\",\"timestamp\":\"2026-11-22T10:00:00.985Z\",\"erase\":true}",
        body(wish));
    assertFalse(dialect.carries(Message.Track.class));
    assertFalse(dialect.carries(Message.Marks.class));
  }

  @Test
  @Tag("SHI-44")
  void whatIsShownCanBeReadBack() {
    var read = dialect.read("[" + FIRST + "," + FIRST.replace("47", "48") + "]");

    var first = (Message.Summary) Objects.requireNonNull(read).get(0);
    assertEquals(2, read.size());
    assertEquals(AT, first.at());
    assertEquals(INSTALL, first.sender().install());
    assertEquals(Map.of("version", new Json.Text("1.9.0")), first.sender().context());
    assertEquals(Map.of("requests", new Json.Whole(47)), first.props());
    assertTrue(
        Objects.requireNonNull(dialect.read(body(summary(1, true)))).get(0).sender().debug());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "[7]",
        "{}",
        "{\"timestamp\":\"noon\",\"metrics\":{}}",
        "{\"timestamp\":\"2026-11-22T10:00:00Z\"}",
        "{\"timestamp\":\"2026-11-22T10:00:00Z\",\"metrics\":[]}",
      })
  void whatIsNoDocumentIsNotUnderstood(String body) {
    assertNull(dialect.read(body));
  }
}
