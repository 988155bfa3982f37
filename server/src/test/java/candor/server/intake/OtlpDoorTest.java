package candor.server.intake;

import static candor.server.otlp.Protobuf.attribute;
import static candor.server.otlp.Protobuf.bytes;
import static candor.server.otlp.Protobuf.join;
import static candor.server.otlp.Protobuf.number;
import static candor.server.otlp.Protobuf.record;
import static candor.server.otlp.Protobuf.request;
import static candor.server.otlp.Protobuf.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.json.Json;
import candor.plan.Refusal;
import candor.server.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the dialect of OpenTelemetry: what becomes of records, and what clients are told. */
final class OtlpDoorTest {

  private static final Instant AT = Stand.NOW.minusSeconds(2);
  private static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";
  private static final byte[] SENT =
      record("message_sent", AT.toEpochMilli(), attribute(6, "source", "chat_ui"));

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
  }

  private Response send(String model, String type, byte[] body, String... more) {
    var headers = new HashMap<>(Map.of("candor-key", stand.app(model).keys().nativeKey()));
    headers.put("content-type", type);
    for (int i = 0; i < more.length; i += 2) {
      headers.put(more[i], more[i + 1]);
    }
    return stand.post("/v1/logs", headers, body);
  }

  private Response protobuf(String model, byte[] body) {
    return send(model, "application/x-protobuf", body);
  }

  private Response json(String record) {
    String body = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + record + "]}]}]}";
    return send("none", "application/json; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  private Message.Track first() {
    return (Message.Track) stand.deliveries().getFirst().messages().getFirst();
  }

  private static String said(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aRecordWithThePlansNameIsThatEvent() {
    byte[] resource =
        join(
            attribute(1, "service.version", "1.2.3"),
            attribute(1, "os.type", "darwin"),
            attribute(1, "app.installation.id", INSTALL),
            attribute(1, "host.name", "alices-laptop"),
            attribute(1, "process.command_line", "/home/alice/app --secret"));
    byte[] record =
        join(
            SENT,
            bytes(6, text(1, "tokens"), bytes(2, number(3, 412))),
            bytes(6, text(1, "stream"), bytes(2, number(2, 1))),
            attribute(6, "session.id", "0c1207fb1bc84f1495582639629868b2"),
            attribute(6, "thread.name", "alice"),
            bytes(5, text(1, "alice wrote this")));

    Response answer = protobuf("install", request(resource, record));

    assertEquals(200, answer.status());
    assertEquals("application/x-protobuf", answer.headers().get("Content-Type"));
    assertEquals(0, answer.body().length, "all was taken, so nothing is told");
    var event = first();
    assertEquals("message_sent", event.name());
    assertEquals(AT, event.at());
    assertEquals(
        Map.of(
            "source", new Json.Text("chat_ui"), "tokens", new Json.Whole(412), "stream", Json.TRUE),
        event.props());
    assertEquals(
        Map.of("app_version", new Json.Text("1.2.3"), "os_name", new Json.Text("macos")),
        event.sender().context());
    assertEquals(INSTALL, event.sender().install());
    assertEquals("0c1207fb-1bc8-4f14-9558-2639629868b2", event.sender().session());
    assertEquals(4, stand.figures("install").uninvited(), "host, process, thread and body");
    assertTrue(stand.log.records().stream().noneMatch(r -> latin(r).contains("alice")));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatIsKeptOutIsCountedAndTold() {
    byte[] wrong = record("message_sent", AT.toEpochMilli(), attribute(6, "source", "canary"));
    byte[] more = join(SENT, attribute(6, "canary", "canary"));
    byte[] line = join(bytes(5, text(1, "canary")), number(2, 9));
    byte[] body =
        request(new byte[0], SENT, wrong, more, line, record("canary", AT.toEpochMilli()));

    Response answer = protobuf("none", body);

    assertEquals(200, answer.status());
    String told =
        "The app's telemetry plan kept out: message_sent.source not-in-vocabulary (1);"
            + " message_sent.unplanned not-in-plan (1); unplanned not-in-plan (1);"
            + " unplanned.event_name missing (1)";
    assertArrayEquals(bytes(1, number(1, 3), text(2, told)), answer.body(), said(answer));
    var figures = stand.figures("none");
    assertEquals(5, figures.received());
    assertEquals(2, figures.admitted());
    assertEquals(3, figures.refused());
    assertTrue(stand.log.records().stream().noneMatch(r -> latin(r).contains("canary")));
  }

  @Test
  void jsonIsAnsweredInJson() {
    Response taken =
        json(
            "{\"timeUnixNano\":\"%d000000\",\"eventName\":\"app_launched\",\"body\":{}}"
                .formatted(AT.toEpochMilli()));
    assertEquals("{}", said(taken));
    assertEquals("application/json", taken.headers().get("Content-Type"));
    assertEquals(AT, first().at());
    String refused = said(json("{\"eventName\":\"canary\"}"));
    assertTrue(refused.startsWith("{\"partialSuccess\":{\"rejectedLogRecords\":\"1\","), refused);
  }

  @Test
  void anOlderClientNamesTheEventInAnAttribute() {
    json(
        "{\"observedTimeUnixNano\":%d000000,\"attributes\":[{\"key\":\"event.name\",\"value\":{\"stringValue\":\"app_launched\"}}]}"
            .formatted(AT.toEpochMilli()));
    assertEquals("app_launched", first().name());
    assertEquals(AT, first().at(), "the time of notice stands in");
    assertEquals(Map.of(), first().props());
  }

  @Test
  void aRepeatHasTheSameIds() {
    byte[] body = request(new byte[0], SENT, SENT);
    protobuf("none", body);
    protobuf("none", body);
    protobuf("none", request(new byte[0], SENT));
    var ids =
        stand.deliveries().stream()
            .map(d -> d.messages().stream().map(m -> ((Message.Track) m).id()).toList())
            .toList();
    assertEquals(ids.get(0), ids.get(1));
    assertNotEquals(ids.get(0).get(0), ids.get(0).get(1), "two equal records are two");
    assertNotEquals(ids.get(0).get(0), ids.get(2).get(0), "another request is no repeat");
  }

  @Test
  void theIdOfARecordIsTaken() {
    byte[] record = join(SENT, attribute(6, "log.record.uid", INSTALL));
    protobuf("none", request(new byte[0], record));
    assertEquals(UUID.fromString(INSTALL), first().id());
    assertEquals(0, stand.figures("none").uninvited());
  }

  @Test
  void aBuildOfDevelopersIsKeptApart() {
    byte[] resource = attribute(1, "deployment.environment.name", "development");
    protobuf("none", request(resource, SENT));
    assertTrue(first().sender().debug());
  }

  @Test
  void oneAttributeTwiceIsRefused() {
    byte[] twice = join(SENT, attribute(6, "source", "http_api"));
    protobuf("none", request(new byte[0], twice));
    assertEquals(
        Map.of(Stand.refusal("message_sent", "attributes", Refusal.Reason.WRONG_FORM), 1L),
        stand.deliveries().getFirst().refused());
  }

  @Test
  void everyFailureHasItsStatusAndForm() throws IOException {
    byte[] body = request(new byte[0], SENT);
    String own = "application/x-protobuf";
    assertEquals(
        200, send("none", own, NativeAnswersTest.gzip(body), "content-encoding", "gzip").status());
    assertFailed(400, 3, protobuf("none", new byte[] {7}));
    assertFailed(400, 3, send("none", own, body, "content-encoding", "gzip"));
    assertFailed(413, 3, protobuf("none", new byte[(1 << 20) + 1]));
    assertFailed(413, 3, protobuf("none", request(new byte[0], new byte[1025][0])));
    assertFailed(415, 3, send("none", own, body, "content-encoding", "lz4"));
    assertEquals(415, send("none", "text/plain", body).status());
    assertFailed(401, 16, stand.post("/v1/logs", Map.of("content-type", own), body));
    assertEquals(400, send("none", "application/json", new byte[] {'{'}).status());
  }

  /** The status is written as google.rpc.Status, whose first field is the code. */
  private static void assertFailed(int status, int code, Response answer) {
    assertEquals(status, answer.status());
    assertEquals("application/x-protobuf", answer.headers().get("Content-Type"));
    assertArrayEquals(number(1, code), Arrays.copyOf(answer.body(), 2));
    assertEquals(2 << 3 | 2, answer.body()[2]);
  }

  @Test
  void theKeyMayBeABearer() {
    String key = "Bearer " + stand.app("none").keys().nativeKey();
    var headers = Map.of("authorization", key, "content-type", "application/x-protobuf");
    assertEquals(200, stand.post("/v1/logs", headers, request(new byte[0], SENT)).status());
  }

  @Test
  void whatCannotBeTakenNowMayComeAgain() {
    var busy = new Stand(directory, new IntakeOptions(1, 1, (app, messages, sender) -> {}));
    var headers =
        Map.of(
            "candor-key",
            busy.app("none").keys().nativeKey(),
            "content-type",
            "application/x-protobuf");
    byte[] body = request(new byte[0], SENT);
    Response answer = busy.post("/v1/logs", headers, body);
    for (int i = 0; i < 3; i++) {
      answer = busy.post("/v1/logs", headers, body);
    }
    assertFailed(503, 14, answer);
    assertEquals("1", answer.headers().get("Retry-After"));
  }

  @Test
  void namesOfAnotherKindAreLeftOut() {
    byte[] resource = attribute(1, "app.installation.id", "alice@example.org");
    byte[] record = join(SENT, attribute(6, "session.id", "alices session"));
    protobuf("install", request(resource, record));
    assertEquals(null, first().sender().install());
    assertEquals(null, first().sender().session());
    assertEquals(2, stand.figures("install").dropped());
    assertEquals(List.of("install", "session"), fields());
  }

  private List<String> fields() {
    return stand.deliveries().getFirst().refused().keySet().stream()
        .map(Refusal::field)
        .sorted()
        .toList();
  }
}
