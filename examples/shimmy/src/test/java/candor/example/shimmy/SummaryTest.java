package candor.example.shimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.example.shimmy.telemetry.Route;
import candor.example.shimmy.telemetry.Telemetry;
import candor.json.Json;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves what the document of a session says, from real requests to a real server. */
final class SummaryTest {

  private static final String CHAT =
      "{\"model\":\"tiny-chat\",\"max_tokens\":%d,"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"my secret prompt\"}]}";

  @TempDir Path home;
  private Receiver receiver;
  private Box box;

  @BeforeEach
  void enable() throws IOException {
    receiver = new Receiver();
    box = new Box(home, receiver.address());
    box.config("enable");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private static void assertFields(Map<String, Json> expected, Json.Dictionary metrics) {
    expected.forEach((name, value) -> assertEquals(value, metrics.get(name), name));
  }

  private static Json number(long value) {
    return new Json.Whole(value);
  }

  @Test
  @Tag("SHI-12")
  @Tag("SHI-13")
  @Tag("SHI-14")
  @Tag("SHI-15")
  @Tag("SHI-17")
  @Tag("SHI-18")
  @Tag("SHI-20")
  @Tag("SHI-27")
  @Tag("SHI-71")
  void figuresAreThoseOfTheRequests() throws Exception {
    var shimmy = box.serve();
    box.get(shimmy, "/v1/models", "Visual Studio Code/1.107");
    box.post(shimmy, "/v1/chat/completions", CHAT.formatted(8));
    box.post(shimmy, "/v1/chat/completions", CHAT.formatted(5));
    box.post(shimmy, "/api/generate", "{\"model\":\"tiny-code\",\"prompt\":\"x\"}");
    box.post(shimmy, "/api/generate", "{\"model\":\"my-own-model\",\"prompt\":\"x\"}");
    box.pass(Duration.ofMinutes(61));
    shimmy.stop();

    var metrics = Documents.assertPlanned(Documents.json(receiver.only().body()));
    assertFields(
        Map.of(
            "session_duration_minutes", number(61),
            "uptime_seconds", number(61 * 60),
            "requests_per_session", number(5),
            "total_tokens_generated", number(8 + 5 + 24),
            "models_used_count", number(2),
            "concurrent_model_usage", number(2),
            "errors_count", number(1),
            "integration_type", new Json.Text("vscode"),
            "deployment_type", new Json.Text("development"),
            "region_indicator", new Json.Text("emea")),
        metrics);
  }

  @Test
  @Tag("SHI-11")
  @Tag("SHI-25")
  void aSessionCountsAsActiveFromFiveMinutesOn() throws Exception {
    for (int seconds : List.of(299, 300)) {
      var shimmy = box.serve();
      box.pass(Duration.ofSeconds(seconds));
      shimmy.stop();
    }
    var active =
        receiver.all().stream()
            .map(got -> Documents.part(Documents.json(got.body()), "metrics"))
            .map(metrics -> metrics.get("daily_active_usage"))
            .toList();
    assertEquals(List.of(Json.FALSE, Json.TRUE), active);
  }

  @Test
  @Tag("SHI-22")
  @Tag("SHI-27")
  void theBusiestHourCountsByItsDateToo() throws Exception {
    var shimmy = box.serve();
    for (int day = 0; day < 3; day++) {
      box.get(shimmy, "/health", "curl/8");
      box.get(shimmy, "/health", "curl/8");
      box.pass(Duration.ofDays(1));
    }
    shimmy.stop();

    var metrics = Documents.assertPlanned(Documents.json(receiver.only().body()));
    assertEquals(number(2), metrics.get("peak_requests_per_hour"));
    assertEquals(number(6), metrics.get("requests_per_session"));
  }

  @Test
  @Tag("SHI-16")
  @Tag("SHI-30")
  @Tag("SHI-31")
  @Tag("SHI-32")
  @Tag("SHI-35")
  void pathsAreTemplatesAndNothingOfARequestIsInTheDocument() throws Exception {
    var shimmy = box.serve();
    box.post(shimmy, "/api/models/my-secret-model/load", "");
    box.get(shimmy, "/home/alice/notes?token=sk-live", "curl/8");
    box.get(shimmy, "/health", "Alice's Browser");
    box.get(shimmy, "/health", "curl/8");
    box.post(shimmy, "/v1/chat/completions", CHAT.formatted(1));
    shimmy.stop();

    String body = receiver.only().body();
    var metrics = Documents.assertPlanned(Documents.json(body));
    assertEquals(
        "[\"/api/models/{name}/load\",\"/health\",\"/v1/chat/completions\",\"other\"]",
        JsonWriter.write(Objects.requireNonNull(metrics.get("api_endpoints_used"))));
    for (String secret : List.of("secret", "alice", "Alice", "notes", "sk-live", "tiny-chat")) {
      assertFalse(body.contains(secret), body);
    }
  }

  @Test
  @Tag("SHI-60")
  void theLargestDocumentIsSmallerThanAKilobyte() throws Exception {
    var shimmy = box.serve();
    for (Route route : Route.values()) {
      box.get(shimmy, route.value().replace("{name}", "x").replace("other", "/"), "curl/8");
    }
    box.pass(Duration.ofDays(29));
    shimmy.stop();

    String body = receiver.only().body();
    Documents.assertPlanned(Documents.json(body));
    assertTrue(body.getBytes(StandardCharsets.UTF_8).length < 1024, body);
    assertTrue(body.contains("/v1/messages"), body);
  }

  @Test
  @Tag("SHI-08")
  @Tag("SHI-09")
  @Tag("SHI-10")
  @Tag("SHI-61")
  @Tag("SHI-66")
  @Tag("SHI-67")
  void oneRequestLeavesAtTheEndAndNoneBefore() throws Exception {
    var shimmy = box.serve();
    box.get(shimmy, "/health", "curl/8");
    box.pass(Duration.ofHours(3));
    box.get(shimmy, "/health", "curl/8");
    assertEquals(List.of(), receiver.all());

    shimmy.stop();
    shimmy.stop();

    var got = receiver.only();
    assertEquals("POST", got.method());
    assertEquals("/v1/usage", got.path());
    assertEquals("application/json", got.type());
    assertEquals(Box.KEY, got.key());
    var document = Documents.json(got.body());
    assertEquals("2026-11-22T13:59:00.000Z", Documents.text(document, "timestamp"));
    assertEquals(Shimmy.VERSION, Documents.text(document, "version"));
    assertTrue(Documents.text(document, "platform").startsWith("linux-"), got.body());
  }

  @Test
  @Tag("SHI-17")
  @Tag("SHI-61")
  void aCommandIsASessionToo() {
    box.run("generate", "tiny-story", "once", "--max-tokens", "7");

    var metrics = Documents.assertPlanned(Documents.json(receiver.only().body()));
    assertFields(
        Map.of(
            "integration_type",
            new Json.Text("cli"),
            "requests_per_session",
            number(1),
            "total_tokens_generated",
            number(7),
            "api_endpoints_used",
            new Json.Array(List.of())),
        metrics);
  }

  @Test
  @Tag("SHI-63")
  void aServerThatCannotStartWasNoSession() {
    assertEquals(1, box.run("serve", "--bind", receiver.address().substring("http://".length())));
    assertEquals(List.of(), receiver.all());
  }

  @Test
  @Tag("SHI-56")
  @Tag("SHI-65")
  @Tag("SHI-68")
  void withoutAnotherAddressItGoesWhereThePageSays() {
    var client = Telemetry.plan().client();
    assertEquals("https://metrics.shimmy-ai.dev/v1/usage", client.endpoint());
    assertEquals(Duration.ofSeconds(5), client.timeout());
  }
}
