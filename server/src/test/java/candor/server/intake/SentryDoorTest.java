package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import candor.plan.Refusal;
import candor.plan.Refusal.Reason;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps what the dialect of Sentry says, what of it is kept, and what is answered. */
final class SentryDoorTest {

  private static final String ID = "0c1207fb1bc84f1495582639629868b2";
  private static final UUID UUID_OF_ID = UUID.fromString("0c1207fb-1bc8-4f14-9558-2639629868b2");
  private static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";

  private static final String EVENT =
      """
      {"event_id":"%s","timestamp":"2026-11-22T09:59:00.123456Z","platform":"node",
       "release":"dimmy@0.6.27+7","environment":"production","server_name":"alices-laptop",
       "user":{"id":"%s","username":"alice","ip_address":"203.0.113.9"},
       "contexts":{"os":{"name":"Debian","kernel_version":"6.18-alice"},"device":{"arch":"x64"}},
       "extra":{"environ":{"HOME":"/home/alice"}},"modules":{"alice":"1"},
       "exception":{"values":[
         {"type":"Inner","value":"no file /home/alice/secret.txt"},
         {"type":"Outer","value":"key sk-live-CANARY0123456789abcdef","mechanism":{"handled":false},
          "stacktrace":{"frames":[
            {"function":"main","filename":"/home/alice/app/main.js","lineno":3},
            {"function":"boom","filename":"C:\\\\Users\\\\alice\\\\boom.js?a=b","lineno":7,"colno":9,
             "in_app":true,"context_line":"let alice","vars":{"who":"alice"}}]}}]}}"""
          .formatted(ID, INSTALL)
          .replace("\n", "");

  @TempDir Path directory;
  private Stand stand;
  private Registry.App dimmy;

  @BeforeEach
  void open() throws IOException {
    stand = new Stand(directory);
    var plan = PlanFile.read(Path.of("..", "plans", "dimmy.yaml")).plan();
    dimmy = stand.apps.adopt(Objects.requireNonNull(plan));
  }

  private String path(String kind) {
    return "/api/" + dimmy.keys().sentryProject() + "/" + kind;
  }

  private Map<String, String> auth() {
    return Map.of(
        "x-sentry-auth", "Sentry sentry_version=7, sentry_key=" + dimmy.keys().sentry() + ", x=y");
  }

  private Response envelope(String body) {
    return stand.post(path("envelope/"), auth(), utf8(body));
  }

  private static String item(String type, String payload) {
    return "{\"type\":\"" + type + "\"}\n" + payload + "\n";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private List<Message> kept() {
    return stand.deliveries().stream().flatMap(d -> d.messages().stream()).toList();
  }

  private Message.Crash crash() {
    return (Message.Crash) kept().getFirst();
  }

  private Map<Refusal, Long> refused() {
    return stand.deliveries().getLast().refused();
  }

  @Test
  @Tag("DIM-74")
  @Tag("DIM-77")
  @Tag("DIM-79")
  @Tag("DIM-80")
  void anExceptionBecomesACrashReportInTheOrderOfMessages() {
    Response response = envelope("{}\n" + item("event", EVENT));

    assertEquals(200, response.status());
    assertEquals("{\"id\":\"" + ID + "\"}", text(response));
    assertEquals(UUID_OF_ID, crash().id());
    assertEquals(Instant.parse("2026-11-22T09:59:00.123Z"), crash().at());
    assertFalse(crash().handled());
    assertEquals(
        List.of("Outer", "Inner"), crash().chain().stream().map(Thrown::type).toList());
    assertEquals(
        List.of(
            new Frame("boom", "boom.js", 7, 9, true), new Frame("main", "main.js", 3, 0, false)),
        crash().chain().getFirst().frames());
    assertEquals(INSTALL, crash().sender().install());
    assertEquals(
        Map.of(
            "app_version", new Json.Text("0.6.27"),
            "os", new Json.Text("linux"),
            "arch", new Json.Text("x86_64")),
        crash().sender().context());
  }

  @Test
  @Tag("DIM-76")
  @Tag("DIM-81")
  @Tag("DIM-82")
  @Tag("DIM-83")
  @Tag("DIM-84")
  @Tag("DIM-85")
  void whatIsAttachedUninvitedIsNowhere() {
    envelope("{\"dsn\":\"x\"}\n" + item("event", EVENT) + item("attachment", "alice"));

    var traces = new StringBuilder(stand.tally.snapshot().toString()).append(kept());
    stand.log.records().forEach(r -> traces.append(new String(r, StandardCharsets.ISO_8859_1)));
    for (String planted : List.of("alice", "203.0.113.9", "CANARY", "6.18", "a=b")) {
      assertEquals(-1, traces.indexOf(planted), planted);
    }
    // The host, the extras, the modules, and the attachment.
    assertEquals(4, stand.tally.snapshot().getFirst().uninvited());
  }

  @Test
  void callsOfJavaAreNamedWithTheirClass() {
    envelope(
        "{}\n"
            + item(
                "event",
                "{\"platform\":\"java\",\"exception\":[{\"type\":\"IllegalStateException\","
                    + "\"module\":\"java.lang\",\"value\":\"x\",\"stacktrace\":{\"frames\":["
                    + "{\"function\":\"run\",\"module\":\"wire.Drv\",\"filename\":\"Drv.java\"}]}}]}"));
    assertEquals(
        List.of(
            new Thrown(
                "java.lang.IllegalStateException",
                "x",
                List.of(new Frame("wire.Drv.run", "Drv.java", 0, 0, false)))),
        crash().chain());
    assertTrue(crash().handled());
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/app/main.js?token=alice#x, main.js",
    "pptr:evaluate;file%3A%2F%2Fhome%2Falice%2Fmain.mjs, main.mjs",
    "file%3a%5cUsers%5calice%5cmain.mjs%3Falice, main.mjs",
    "node:internal/modules/cjs/loader, loader",
  })
  void ofAPathTheLastPartIsKept(String filename, String module) {
    envelope(
        "{}\n"
            + item(
                "event",
                "{\"exception\":{\"type\":\"E\",\"stacktrace\":{\"frames\":[{\"filename\":\""
                    + filename
                    + "\"}]}}}"));
    assertEquals(module, crash().chain().getFirst().frames().getFirst().module());
  }

  @ParameterizedTest
  @CsvSource({"error, true", "fatal, false", ", true"})
  void anErrorThatIsOnlySaidIsAReport(String level, boolean handled) {
    String said = level == null ? "" : ",\"level\":\"" + level + "\"";
    envelope("{}\n" + item("event", "{\"logentry\":{\"message\":\"no model\"}" + said + "}"));
    assertEquals(List.of(new Thrown("message", "no model", List.of())), crash().chain());
    assertEquals(handled, crash().handled());
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "warning", "debug"})
  void whatIsNoErrorIsRefusedOnTheInside(String level) {
    String event = "{\"message\":\"hello\",\"level\":\"" + level + "\"}";
    assertEquals(200, envelope("{}\n" + item("event", event)).status());
    assertEquals(Map.of(Stand.refusal("crash", "exception", Reason.MISSING), 1L), refused());
  }

  @Test
  void anEventThatIsNoJsonIsRefusedOnTheInside() {
    assertEquals(200, envelope("{}\n" + item("event", "{\"extra\":NaN}")).status());
    assertEquals(Map.of(Stand.refusal("crash", "", Reason.WRONG_FORM), 1L), refused());
  }

  @Test
  @Tag("DIM-89")
  @Tag("DIM-90")
  @Tag("DIM-91")
  void feedbackIsKeptAsItWasTypedAndApartFromTheInstall() {
    String feedback =
        "{\"event_id\":\"%s\",\"user\":{\"id\":\"%s\"},\"tags\":{\"kind\":\"bug\",\"who\":\"alice\"},"
                .formatted(ID, INSTALL)
            + "\"contexts\":{\"feedback\":{\"message\":\" It broke.\\n/home/x \","
            + "\"contact_email\":\"me@example.org\",\"name\":\"alice\"}}}";
    envelope("{}\n" + item("feedback", feedback));

    var typed = (Message.Feedback) kept().getFirst();
    assertEquals(" It broke.\n/home/x ", typed.text());
    assertEquals("bug", typed.kind());
    assertEquals("me@example.org", typed.email());
    assertNull(typed.sender().install());
    assertFalse(kept().toString().contains("alice"));
  }

  @Test
  @Tag("DIM-92")
  void anAddressThatNobodyTypedIsNotThere() {
    String feedback =
        "{\"type\":\"feedback\",\"user\":{\"email\":\"me@example.org\"},"
            + "\"contexts\":{\"feedback\":{\"message\":\"It broke.\"}}}";
    envelope("{}\n" + item("event", feedback));

    var typed = (Message.Feedback) kept().getFirst();
    assertNull(typed.email());
    assertEquals("general", typed.kind());
  }

  @Test
  void theOlderFeedbackHasAnIdApartFromThatOfItsEvent() {
    String report =
        "{\"event_id\":\"%s\",\"name\":\"alice\",\"email\":\"me@example.org\",\"comments\":\"It broke\"}"
            .formatted(ID);
    String body = "{\"event_id\":\"" + ID + "\"}\n" + item("user_report", report);
    envelope(body);
    Response again = envelope(body);

    var first = (Message.Feedback) kept().getFirst();
    assertEquals(first, kept().getLast());
    assertNotEquals(UUID_OF_ID, first.id());
    assertEquals("It broke", first.text());
    assertEquals("{\"id\":\"" + ID + "\"}", text(again));
  }

  @Test
  void theEnvelopesIdWinsAndARepeatHasItAgain() {
    String header = "{\"event_id\":\"550e8400-e29b-41d4-a716-446655440000\"}\n";
    Response first = envelope(header + item("event", EVENT));
    envelope(header + item("event", EVENT));
    assertEquals("{\"id\":\"550e8400e29b41d4a716446655440000\"}", text(first));
    assertEquals(UUID.fromString(INSTALL), crash().id());
    assertEquals(kept().getFirst(), kept().getLast());
  }

  @Test
  void aClockThatIsFarOffIsPutRight() {
    String event = EVENT.replace("\"2026-11-22T09:59:00.123456Z\"", "1795334340.5");
    envelope("{\"sent_at\":\"2026-11-22T07:59:30Z\"}\n" + item("event", event));
    // 07:59:00.5 by the wrong clock, 29.5 seconds before it was sent.
    assertEquals(Instant.parse("2026-11-22T09:59:30.500Z"), crash().at());
  }

  @Test
  void sessionsAndWhatElseNobodyAskedForIsCountedAndLeftUnread() {
    Response response =
        envelope(
            "{}\n"
                + item("session", "{\"did\":\"alice\"}")
                + item("client_report", "not json")
                + "{\"type\":\"attachment\",\"length\":5}\nab\ncd\n"
                + "{\"type\":\"attachment\",\"length\":0}\n");
    assertEquals(200, response.status());
    assertEquals("{}", text(response));
    assertEquals(List.of(), kept());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}\nno json\n{}",
        "{}\n{}\n{}",
        "{}\n{\"type\":\"event\",\"length\":-1}\n{}",
        "{}\n{\"type\":\"event\",\"length\":3}\n{}",
        "{}\n{\"type\":\"event\",\"length\":1}\n{}",
        "{}\n{\"type\":\"event\",\"length\":9223372036854775807}\n{}",
        "{}\n{\"type\":\"event\",\"length\":2.5}\n{}",
      })
  void anEnvelopeThatLiesIsTurnedAwayWhole(String body) {
    assertEquals(400, envelope(body).status());
    assertEquals(1, stand.tally.snapshot().getFirst().unreadable());
  }

  @Test
  void headersAndItemsHaveBounds() {
    String long1 = "{\"sdk\":\"" + "x".repeat(900_000) + "\"}\n";
    assertEquals(413, envelope(long1).status());
    assertEquals(413, envelope("{}\n" + item("session", "{}").repeat(101)).status());
    assertEquals(200, envelope("{}\n" + item("session", "{}").repeat(100)).status());
  }

  @Test
  void theOlderPathTakesOneEventAlsoAsBase64OfZlib() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(zipped)) {
      deflater.write(utf8(EVENT));
    }
    byte[] base64 = Base64.getEncoder().encode(zipped.toByteArray());
    for (byte[] body : List.of(utf8(EVENT), base64)) {
      assertEquals(
          "{\"id\":\"" + ID + "\"}", text(stand.post(path("store"), auth(), body)));
    }
    var headers = Map.of("content-encoding", "deflate", "x-sentry-auth", auth().get("x-sentry-auth"));
    stand.post(path("store/"), headers, zipped.toByteArray());
    assertEquals(3, kept().size());
    assertEquals(kept().getFirst(), kept().getLast());
  }

  @Test
  void aBombInBase64IsTurnedAway() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(zipped)) {
      deflater.write(new byte[64 << 20]);
    }
    byte[] base64 = Base64.getEncoder().encode(zipped.toByteArray());
    assertEquals(413, stand.post(path("store/"), auth(), base64).status());
  }

  @Test
  @Tag("T18")
  void theKeyMayStandInTheAddressTheHeaderOrTheEnvelope() {
    String key = dimmy.keys().sentry();
    byte[] plain = utf8("{}\n");
    long project = dimmy.keys().sentryProject();
    String dsn = "{\"dsn\":\"https://%s:secret@example.org/%d\"}\n";
    String basic = Base64.getEncoder().encodeToString(utf8(key + ":"));

    assertEquals(200, stand.post(path("envelope") + "?sentry_key=" + key, Map.of(), plain).status());
    assertEquals(200, knock(Map.of("authorization", "Basic " + basic), "{}\n"));
    assertEquals(200, knock(Map.of("authorization", "Sentry sentry_key=" + key), "{}\n"));
    assertEquals(200, knock(Map.of(), dsn.formatted(key, project)));
    assertEquals(401, knock(Map.of(), dsn.formatted(key, project + 1)));
    assertEquals(401, knock(Map.of(), dsn.formatted("alice", project)));
    assertEquals(401, knock(Map.of(), "{\"dsn\":\"alice\"}\n"));
    assertEquals(401, knock(Map.of("authorization", "Basic ?"), "{}\n"));
    assertEquals(401, knock(Map.of(), "alice"));
    assertEquals(6 - 1, stand.tally.strangers());
  }

  private int knock(Map<String, String> headers, String body) {
    Response response = stand.post(path("envelope/"), headers, utf8(body));
    assertFalse(text(response).contains("alice"), "nothing is repeated");
    return response.status();
  }

  @Test
  void overloadAsksToComeAgainAndSilencesNobody() {
    stand.log.mood(MemoryLog.Mood.FULL);
    Response response = envelope("{}\n" + item("event", EVENT));
    assertEquals(503, response.status());
    assertEquals("1", response.headers().get("Retry-After"));
    assertNull(response.headers().get("X-Sentry-Rate-Limits"));
  }

  @Test
  void pagesMayPostAndReadTheAnswer() {
    var preflight =
        Stand.answer(stand.send("OPTIONS", path("envelope/"), Map.of(), new byte[0]));
    assertEquals(204, preflight.status());
    assertTrue(
        String.valueOf(preflight.headers().get("Access-Control-Allow-Headers"))
            .contains("x-sentry-auth"));
    Response response = envelope("{}\n");
    assertEquals("*", response.headers().get("Access-Control-Allow-Origin"));
    assertEquals(
        "x-sentry-error, x-sentry-rate-limits, retry-after",
        response.headers().get("Access-Control-Expose-Headers"));
  }

  @Test
  void buildsOfDevelopersAreTold() {
    envelope("{}\n" + item("event", EVENT.replace("production", "development")));
    assertTrue(crash().sender().debug());
  }

  @Test
  void aPlanWithoutReportsKeepsNone() {
    var none = stand.app("none");
    var headers = Map.of("x-sentry-auth", "sentry_key=" + none.keys().sentry());
    String target = "/api/" + none.keys().sentryProject() + "/store/";
    assertEquals(200, stand.post(target, headers, utf8(EVENT)).status());
    assertEquals(List.of(), kept());
    assertEquals(1, stand.figures("none").refused());
  }
}
