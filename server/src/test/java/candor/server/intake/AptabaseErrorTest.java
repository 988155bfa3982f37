package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Thrown.Frame;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Refusal;
import candor.server.http.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps what Aptabase's clients tell of errors and are told. */
@Tag("OSA-04")
final class AptabaseErrorTest {

  private static final Plan PLAN = Apps.plan("posthog.yaml", "", "");
  private static final String ERROR =
      """
      {"errorMessage":"no model /home/alice/model.bin","errorType":"IllegalStateException",\
      "stackTrace":"IllegalStateException: no\\n\\tat wire.Drv.load(Drv.java:7)\\n",\
      "timestamp":"2026-11-22T09:59:58Z","platform":"swift","osName":"macos","osVersion":"15.5",\
      "appVersion":"1.2.3","sdkVersion":"aptabase-swift@0.4.0","sessionId":"179531493711541202",\
      "severity":"fatal","kind":"crash","isDebug":false}\
      """;

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
    stand.apps.recorded(PLAN, "phc_test");
  }

  private Response post(String body) {
    return stand.post(
        "/api/v0/error",
        Map.of("app-key", stand.apps.known("recorded").keys().aptabase()),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private Message.Crash last() {
    return (Message.Crash) stand.deliveries().getLast().messages().getLast();
  }

  @Test
  void anErrorBecomesACrashReport() {
    Response answer = post(ERROR);

    assertEquals(202, answer.status());
    assertEquals(0, answer.body().length);
    assertEquals("*", answer.headers().get("Access-Control-Allow-Origin"));
    assertEquals(Instant.parse("2026-11-22T09:59:58Z"), last().at());
    assertEquals("IllegalStateException", last().chain().getFirst().type());
    assertEquals(
        List.of(new Frame("wire.Drv.load", "Drv.java", 7, 0, true)),
        last().chain().getFirst().frames());
    assertEquals("179531493711541202", last().sender().session());
    assertEquals(new Json.Text("1.2.3"), last().sender().context().get("app_version"));
    assertFalse(stand.deliveries().toString().contains("alice"));
  }

  @ParameterizedTest
  @CsvSource({
    "fatal, handled, false",
    "error, crash, false",
    "error, unhandled, false",
    "error, taskException, true",
    "error, handled, true"
  })
  void theAppWentOnOrNot(String severity, String kind, boolean handled) {
    post(ERROR.replace("fatal", severity).replace("crash", kind));
    assertEquals(handled, last().handled());
  }

  @Test
  void aRepeatHasTheSameId() {
    post(ERROR);
    var first = last();
    post(ERROR);
    assertEquals(first, last());
  }

  @Test
  void withoutATimeItIsThatOfReceipt() {
    post("{\"errorType\":\"Broken\",\"timestamp\":null}");
    assertEquals(Stand.NOW, last().at());
    post(ERROR.replace("2026-11-22T09:59:58Z", "2027-01-01T00:00:00Z"));
    assertEquals(Stand.NOW, last().at());
  }

  @Test
  void aTimeThatIsNoneIsRefusedOnTheInside() {
    assertEquals(202, post(ERROR.replace("2026-11-22T09:59:58Z", "noon")).status());
    assertEquals(
        Map.of(new Refusal("crash", "timestamp", Refusal.Reason.WRONG_FORM), 1L),
        stand.deliveries().getLast().refused());
  }

  /** Nobody could tell such a report from any other. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"errorType\":null,\"errorMessage\":\" \",\"stackTrace\":\"no call\"}",
        "{\"severity\":\"fatal\",\"kind\":\"crash\"}"
      })
  void anErrorThatSaysNothingIsRefusedOnTheInside(String body) {
    assertEquals(202, post(body).status());
    assertEquals(List.of(), stand.deliveries().getLast().messages());
    assertEquals(
        Map.of(new Refusal("crash", "chain", Refusal.Reason.MISSING), 1L),
        stand.deliveries().getLast().refused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errorMessage\":\"no\"}",
        "{\"errorType\":\"Broken\"}",
        "{\"stackTrace\":\"\\tat wire.Drv.load(Drv.java:7)\"}"
      })
  void oneOfNameMessageAndCallsIsEnough(String body) {
    post(body);
    assertEquals(1, last().chain().size());
  }

  @Test
  void partsThatTheDialectDoesNotKnowAreUninvited() {
    post("{\"errorType\":\"Broken\",\"isDebug\":false,\"Severity\":\"error\",\"user\":null}");
    assertEquals(0, stand.tally.snapshot().getFirst().uninvited());
    post("{\"errorType\":\"Broken\",\"user\":\"alice\",\"props\":{\"a\":1},\"locale\":\"de\"}");
    assertEquals(3, stand.tally.snapshot().getFirst().uninvited());
    assertFalse(stand.deliveries().toString().contains("alice"));
  }

  @Test
  void buildsOfDevelopersAreTold() {
    post(ERROR.replace("\"isDebug\":false", "\"isDebug\":true"));
    assertTrue(last().sender().debug());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{\"errorType\":5}", "{\"isDebug\":\"alice\"}", "{\"errorMessage\":\"@\"}"})
  void whatBreaksTheDialectIsTurnedAway(String body) {
    Response answer = post(body.replace("@", "alice".repeat(1_001)));
    assertEquals(400, answer.status());
    assertFalse(new String(answer.body(), StandardCharsets.UTF_8).contains("alice"));
  }

  @Test
  void theKeyIsAskedForAndMustOpenAnApp() {
    byte[] body = ERROR.getBytes(StandardCharsets.UTF_8);
    assertEquals(400, stand.post("/api/v0/error", Map.of(), body).status());
    var wrong = Map.of("app-key", "A-SH-9999999999");
    assertEquals(401, stand.post("/api/v0/error", wrong, body).status());
    assertEquals(List.of(), stand.deliveries());
  }

  @Test
  void aPlanWithoutReportsKeepsNone() {
    assertEquals(202, stand.aptabase("/api/v0/error", "none", ERROR).status());
    assertEquals(1, stand.figures("none").refused());
    assertEquals(0, stand.figures("none").admitted());
  }

  @Test
  void overloadAsksToComeAgain() {
    stand.log.mood(MemoryLog.Mood.FULL);
    Response answer = post(ERROR);
    assertEquals(503, answer.status());
    assertEquals("1", answer.headers().get("Retry-After"));
  }
}
