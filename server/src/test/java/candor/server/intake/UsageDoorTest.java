package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.json.Json;
import candor.plan.Refusal;
import candor.plan.Refusal.Reason;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps what the dialect of one document a session says and answers. */
@Tag("SHI-66")
final class UsageDoorTest {

  private static final String USAGE = "/v1/usage";
  private static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";
  private static final String METRICS =
      "{\"daily_active_usage\":true,\"session_duration_minutes\":120,\"requests_per_session\":47,"
          + "\"total_tokens_generated\":2350,\"models_used_count\":2,"
          + "\"api_endpoints_used\":[\"/v1/models\"],\"integration_type\":null,"
          + "\"deployment_type\":\"development\",\"hardware_tier\":\"consumer\","
          + "\"region_indicator\":\"emea\",\"avg_response_time_ms\":1250,"
          + "\"peak_requests_per_hour\":15,\"gpu_detected\":false,\"gpu_vendor\":null}";

  @TempDir Path directory;
  private Stand stand;
  private Registry.App shimmy;

  @BeforeEach
  void open() throws IOException {
    stand = new Stand(directory);
    var plan = PlanFile.read(Path.of("..", "plans", "shimmy.yaml")).plan();
    shimmy = stand.apps.adopt(Objects.requireNonNull(plan));
  }

  private static String document(String at) {
    return "{\"session_id\":\"%s\",\"timestamp\":\"%s\",\"version\":\"1.9.0\",\"platform\":\"linux-x86_64\",\"metrics\":%s}"
        .formatted(INSTALL, at, METRICS);
  }

  private Response post(String body) {
    var headers = Map.of("candor-key", shimmy.keys().usage());
    return stand.post(USAGE, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private List<Message> kept() {
    return stand.deliveries().stream().flatMap(d -> d.messages().stream()).toList();
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  @Tag("SHI-07")
  @Tag("SHI-08")
  @Tag("SHI-09")
  @Tag("SHI-10")
  void aDocumentIsKeptInTheWordsOfThePlan() {
    Response response = post(document("2026-11-22T09:30:00.985123456Z"));

    assertEquals(200, response.status());
    assertEquals("{\"received\":1,\"admitted\":1,\"refused\":[]}", text(response));
    var summary = (Message.Summary) kept().getFirst();
    assertEquals(Instant.parse("2026-11-22T09:30:00.985Z"), summary.at());
    assertEquals(INSTALL, summary.sender().install());
    assertEquals(
        Map.of("version", new Json.Text("1.9.0"), "platform", new Json.Text("linux-x64")),
        summary.sender().context());
    assertEquals(new Json.Whole(47), summary.props().get("requests_per_session"));
    assertFalse(summary.props().containsKey("gpu_vendor"), "null is nothing");
  }

  @Test
  @Tag("SHI-64")
  void severalSessionsMayComeTogetherAndARepeatHasTheSameIds() {
    String first = document("2026-11-22T09:30:00Z");
    String second = document("2026-11-22T09:40:00Z");
    post(first);
    post("[" + first + ", " + second + "]");

    var ids = kept().stream().map(message -> ((Message.Summary) message).id()).toList();
    assertEquals(3, ids.size());
    assertEquals(ids.get(0), ids.get(1));
    assertNotEquals(ids.get(1), ids.get(2));
  }

  @Test
  void appsWithoutInstallsAreToldApartByAllTheySay() {
    var headers = Map.of("candor-key", stand.app("none").keys().usage());
    for (int minutes : new int[] {3, 4, 3}) {
      String body =
          "{\"timestamp\":\"2026-11-22T09:30:00Z\",\"metrics\":{\"minutes\":" + minutes + "}}";
      stand.post(USAGE, headers, body.getBytes(StandardCharsets.UTF_8));
    }
    var ids = kept().stream().map(message -> ((Message.Summary) message).id()).toList();
    assertNotEquals(ids.get(0), ids.get(1));
    assertEquals(ids.get(0), ids.get(2));
  }

  @Test
  @Tag("SHI-78")
  void aPersonCanHaveEverythingForgotten() {
    post(
        "{\"session_id\":\"%s\",\"timestamp\":\"2026-11-22T09:30:00Z\",\"erase\":true}"
            .formatted(INSTALL));
    assertEquals(INSTALL, ((Message.Erase) kept().getFirst()).sender().install());
  }

  @Test
  void buildsOfDevelopersAreTold() {
    post(document("2026-11-22T09:30:00Z").replace("{\"session_id", "{\"debug\":true,\"session_id"));
    assertTrue(kept().getFirst().sender().debug());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7                                                  | ''        | WRONG_TYPE",
        "{}                                                 | timestamp | MISSING",
        "{\"timestamp\":\"noon\"}                           | timestamp | WRONG_FORM",
        "{\"timestamp\":\"2026-11-22T09:30:00Z\"}           | metrics   | MISSING",
        "{\"timestamp\":\"2026-11-22T09:30:00Z\",\"metrics\":[]} | metrics | WRONG_TYPE",
      })
  void aDocumentThatCannotBeUsedIsRefusedAloneAndOnTheInside(
      String bad, String field, Reason reason) {
    Response response = post("[" + bad + "," + document("2026-11-22T09:30:00Z") + "]");

    assertEquals(200, response.status());
    assertEquals(1, kept().size());
    assertEquals(
        Map.of(new Refusal("session_summary", field, reason), 1L),
        stand.deliveries().getLast().refused());
  }

  @Test
  @Tag("SHI-30")
  @Tag("SHI-32")
  @Tag("SHI-36")
  void whatThePlanDoesNotHoldIsTakenOutCountedAndNeverRepeated() {
    String body =
        document("2026-11-22T09:30:00Z")
            .replace("{\"daily", "{\"gpu_model\":\"RTX alice\",\"daily")
            .replace("{\"session_id", "{\"host\":\"alice\",\"session_id")
            .replace("[\"/v1/models\"]", "[\"/api/models/alice/load\",\"/v1/models\"]");
    Response response = post(body);

    assertEquals(200, response.status());
    var figures = stand.tally.snapshot().getFirst();
    assertEquals(1, figures.received());
    assertEquals(1, figures.uninvited());
    String traces = text(response) + stand.tally.snapshot() + stand.deliveries();
    assertFalse(traces.contains("alice"), traces);
  }

  @Test
  void theKeyMayStandInTheAddress() {
    byte[] body = document("2026-11-22T09:30:00Z").getBytes(StandardCharsets.UTF_8);
    String key = shimmy.keys().usage();

    assertEquals(200, stand.post(USAGE + "?key=" + key, Map.of(), body).status());
    Response wrong = stand.post(USAGE + "?key=alice", Map.of(), body);
    assertEquals(401, wrong.status());
    assertFalse(text(wrong).contains("alice"));
    assertEquals(401, stand.post(USAGE, Map.of(), body).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "\"text\"", "null", "{", ""})
  void whatIsNoDocumentIsUnreadable(String body) {
    assertEquals(400, post(body).status());
    assertEquals(1, stand.tally.snapshot().getFirst().unreadable());
  }

  @Test
  void aListHasABound() {
    assertEquals(413, post(Collections.nCopies(501, "{}").toString()).status());
    assertEquals(200, post(Collections.nCopies(500, "{}").toString()).status());
  }

  @Test
  @Tag("SHI-69")
  void overloadAsksToComeAgain() {
    stand.log.mood(MemoryLog.Mood.FULL);
    Response response = post(document("2026-11-22T09:30:00Z"));
    assertEquals(503, response.status());
    assertEquals("1", response.headers().get("Retry-After"));
  }

  @Test
  void pagesMayPost() {
    var answer = Stand.answer(stand.send("OPTIONS", USAGE, Map.of(), new byte[0]));
    assertEquals(204, answer.status());
    assertEquals(
        "content-type, content-encoding, candor-key",
        answer.headers().get("Access-Control-Allow-Headers"));
  }
}
