package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Refusal;
import candor.plan.Refusal.Reason;
import candor.server.http.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps what the dialect of Aptabase says and answers. */
@Tag("OSA-03")
final class AptabaseDoorTest {

  private static final String ONE = "/api/v0/event";
  private static final String SEVERAL = "/api/v0/events";
  private static final String SYSTEM =
      "\"isDebug\":false,\"osName\":\"macOS\",\"osVersion\":\"15.5.0\",\"appVersion\":\"1.2.3\","
          + "\"sdkVersion\":\"aptabase-swift@0.3.11\",\"deviceModel\":\"Mac15,9\"";
  private static final String SESSION = "179531493711541202";

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
    stand.turnTo(Instant.parse("2026-11-22T02:40:00Z"));
  }

  private static String event(String name, String props) {
    return eventAt("2026-11-22T02:35:37.179Z", name, props);
  }

  private static String eventAt(String at, String name, String props) {
    return "{\"timestamp\":\"%s\",\"sessionId\":\"%s\",\"eventName\":\"%s\",\"systemProps\":{%s},\"props\":%s}"
        .formatted(at, SESSION, name, SYSTEM, props);
  }

  private Message.Track last() {
    var messages = stand.deliveries().getLast().messages();
    assertEquals(1, messages.size());
    return (Message.Track) messages.getFirst();
  }

  private Map<Refusal, Long> kept() {
    return stand.deliveries().getLast().refused();
  }

  @Test
  void anEventIsKeptInTheWordsOfThePlan() {
    Response response =
        stand.aptabase(ONE, "none", event("message_sent", "{\"source\":\"chat_ui\",\"stream\":1}"));

    assertEquals(200, response.status());
    assertEquals("{}", new String(response.body(), StandardCharsets.UTF_8));
    assertEquals("no-store", response.headers().get("Cache-Control"));
    assertEquals("*", response.headers().get("Access-Control-Allow-Origin"));
    assertEquals(Map.of("source", new Json.Text("chat_ui"), "stream", Json.TRUE), last().props());
    assertEquals(
        new Sender(
            null,
            SESSION,
            false,
            Map.of(
                "app_version", new Json.Text("1.2.3"),
                "os_name", new Json.Text("macos"),
                "os_version", new Json.Text("15.5"))),
        last().sender());
  }

  @Test
  @Tag("OSA-38")
  void whatTheClientAttachesUninvitedIsOnlyCounted() {
    stand.aptabase(ONE, "none", event("app_launched", "null"));

    assertEquals(Map.of(), kept());
    assertEquals(2, stand.figures("none").uninvited());
  }

  @Test
  void propsMayBeAStringOfJson() {
    stand.aptabase(ONE, "none", event("app_launched", "\"{\\\"cold\\\":true}\""));
    assertEquals(Map.of("cold", Json.TRUE), last().props());
  }

  @Test
  void namesOfTheEnvelopeMatchWithoutRegardToCase() {
    String body = event("app_launched", "{}").replace("eventName", "EVENTNAME");
    assertEquals(200, stand.aptabase(ONE, "none", body.replace("props", "Props")).status());
    assertEquals("app_launched", last().name());
  }

  @Test
  @Tag("OSA-40")
  void aPropertyOfTheContextMayRideAmongTheProps() {
    stand.aptabase(ONE, "none", event("app_launched", "{\"total_memory_gb\":\"36\"}"));
    assertEquals(new Json.Text("36"), last().sender().context().get("total_memory_gb"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T02:35:37Z,           2026-11-22T02:35:37Z",
    "2026-11-22T02:35:37.179Z,       2026-11-22T02:35:37.179Z",
    "2026-11-22T02:35:37.179123456Z, 2026-11-22T02:35:37.179Z",
    "2026-11-22T03:35:37.5+01:00,    2026-11-22T02:35:37.500Z",
    "2026-11-22T02:35:37,            2026-11-22T02:35:37Z",
    "2026-11-22T09:00:00Z,           2026-11-22T02:40:00Z",
    "2090-01-01T00:00:00Z,           2026-11-22T02:40:00Z",
  })
  void timesAreReadAsClientsWriteThemAndTheFutureIsNow(String sent, String kept) {
    stand.aptabase(ONE, "none", eventAt(sent, "app_launched", "{}"));
    assertEquals(Instant.parse(kept), last().at());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-11-21T02:39:59Z", "noon"})
  void anInvalidEventIsTurnedAwayAloneButDroppedSilentlyAmongOthers(String at) {
    String bad = eventAt(at, "app_launched", "{}");
    String good = event("app_launched", "{}");

    assertEquals(400, stand.aptabase(ONE, "none", bad).status());
    assertEquals(200, stand.aptabase(SEVERAL, "none", "[" + bad + "," + good + "]").status());
    assertEquals("app_launched", last().name());
    assertEquals(2, stand.figures("none").refused());
    assertEquals(1, stand.figures("none").admitted());
  }

  @Test
  void aForbiddenEventIsAnsweredAsAcceptedAndCountedAsRefused() {
    assertEquals(200, stand.aptabase(ONE, "none", event("spied_on", "{}")).status());
    assertEquals(Map.of(new Refusal("unplanned", "", Reason.NOT_IN_PLAN), 1L), kept());
  }

  @ParameterizedTest
  @CsvSource({
    "179000000000000000, TOO_OLD",
    "190000000000000000, IN_FUTURE",
    "1234567890123456789012345678901234567, TOO_LONG",
  })
  void aSessionThatCannotBeIsInvalid(String session, Reason reason) {
    String body = event("app_launched", "{}").replace(SESSION, session);
    assertEquals(400, stand.aptabase(ONE, "none", body).status());
    assertEquals(Map.of(new Refusal("app_launched", "sessionId", reason), 1L), kept());
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice.liddell", "0049170123456789012"})
  void aSessionThatMayNameSomebodyIsLeftOut(String session) {
    stand.aptabase(ONE, "none", event("app_launched", "{}").replace(SESSION, session));
    assertNull(last().sender().session());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "[]",
        "null",
        "{}",
        "{\"eventName\":\"a\"}",
        "{\"eventName\":7,\"systemProps\":{\"sdkVersion\":\"x\"}}",
        "{\"eventName\":\"a\",\"systemProps\":{}}",
        "{\"eventName\":\"a\",\"systemProps\":{\"sdkVersion\":\"x\",\"locale\":\"aaaaaaaaaaa\"}}",
        "{\"eventName\":\"a\",\"systemProps\":{\"sdkVersion\":\"x\",\"isDebug\":\"no\"}}",
        "{\"eventName\":\"a\",\"systemProps\":{\"sdkVersion\":\"x\"},\"sessionId\":5}",
      })
  void whatBreaksTheFormOfTheDialectIsTurnedAwayWhole(String body) {
    assertEquals(400, stand.aptabase(ONE, "none", body).status());
    assertEquals(1, stand.figures("none").unreadable());
  }

  @Test
  void limitsOfLengthAndNumberAreThoseOfTheDialect() {
    String longName = event("a".repeat(61), "{}");
    String longKey = event("app_launched", "{\"" + "k".repeat(41) + "\":1}");
    List<String> many = Collections.nCopies(26, event("app_launched", "{}"));

    assertEquals(400, stand.aptabase(ONE, "none", longName).status());
    assertEquals(400, stand.aptabase(ONE, "none", longKey).status());
    assertEquals(400, stand.aptabase(SEVERAL, "none", many.toString()).status());
    assertEquals(200, stand.aptabase(SEVERAL, "none", many.subList(1, 26).toString()).status());
  }

  @Test
  void aKeyThatOpensNothingIsNotFoundAndNotRepeated() {
    byte[] body = event("app_launched", "{}").getBytes(StandardCharsets.UTF_8);
    Response wrong = stand.post(ONE, Map.of("app-key", "A-SH-9999999999"), body);

    assertEquals(404, wrong.status());
    assertFalse(new String(wrong.body(), StandardCharsets.UTF_8).contains("9999999999"));
    assertEquals(404, stand.post(ONE, Map.of(), body).status());
    String lower = stand.app("none").keys().aptabase().toLowerCase(java.util.Locale.ROOT);
    assertEquals(200, stand.post(ONE, Map.of("app-key", lower), body).status());
  }

  @Test
  @Tag("OSA-90")
  void debugBuildsAreTold() {
    String body = event("app_launched", "{}").replace("\"isDebug\":false", "\"isDebug\":true");
    stand.aptabase(ONE, "none", body);
    assertTrue(last().sender().debug());
  }

  @Test
  void aPageTellsItsSystemByTheBrowserAndNothingElse() {
    String body = event("app_launched", "{}").replace("\"osName\":\"macOS\",", "");
    var headers =
        Map.of(
            "app-key",
            stand.app("none").keys().aptabase(),
            "user-agent",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0");

    stand.post(ONE, headers, body.getBytes(StandardCharsets.UTF_8));

    assertEquals(new Json.Text("windows"), last().sender().context().get("os_name"));
  }

  @Test
  void theSameBodyHasTheSameIdsAndAnyOtherHasOthers() {
    String body = "[" + event("app_launched", "{}") + "," + event("app_launched", "{}") + "]";
    stand.aptabase(SEVERAL, "none", body);
    stand.aptabase(SEVERAL, "none", body);
    stand.aptabase(SEVERAL, "none", body.replace("{}", "{ }"));

    var ids =
        stand.deliveries().stream()
            .map(d -> d.messages().stream().map(AptabaseDoorTest::id).toList())
            .toList();
    assertEquals(ids.get(0), ids.get(1));
    assertNotEquals(ids.get(0).get(0), ids.get(0).get(1));
    assertTrue(Collections.disjoint(ids.get(0), ids.get(2)));
  }

  private static Object id(Message message) {
    return ((Message.Track) message).id();
  }

  @Test
  void overloadIsNeverToldAsTooManyRequests() {
    stand.log.mood(MemoryLog.Mood.FULL);
    Response response = stand.aptabase(ONE, "none", event("app_launched", "{}"));
    assertEquals(503, response.status());
    assertEquals("1", response.headers().get("Retry-After"));
  }

  @Test
  void browsersMayPost() {
    var answer = Stand.answer(stand.send("OPTIONS", ONE, Map.of(), new byte[0]));

    assertEquals(204, answer.status());
    assertEquals(
        Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Headers", "content-type, app-key",
            "Access-Control-Allow-Methods", "POST, OPTIONS",
            "Access-Control-Max-Age", "3600"),
        answer.headers());
  }

  @Test
  @Tag("OSA-37")
  void marksOfOurOwnClientsAreKeptAsMarks() {
    stand.aptabase(
        SEVERAL,
        "daily",
        "["
            + event(
                "$marks", "{\"day\":true,\"week\":true,\"month\":false,\"cohort\":\"2026-W40\"}")
            + "]");

    var marks = (Message.Marks) stand.deliveries().getLast().messages().getFirst();
    assertTrue(marks.day() && marks.week() && !marks.month());
    assertEquals("2026-W40", marks.cohort());
  }
}
