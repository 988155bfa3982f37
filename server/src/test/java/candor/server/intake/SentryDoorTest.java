package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps how the dialect of Sentry is read and what its clients are told. */
final class SentryDoorTest {

  @TempDir Path directory;
  private SentrySender sender;

  @BeforeEach
  void open() throws IOException {
    sender = new SentrySender(directory);
  }

  @Test
  void theEnvelopesIdWinsAndARepeatHasItAgain() {
    String header = "{\"event_id\":\"550e8400-e29b-41d4-a716-446655440000\"}\n";
    Response first = sender.envelope(header + SentrySender.item("event", SentrySender.EVENT));
    sender.envelope(header + SentrySender.item("event", SentrySender.EVENT));
    assertEquals("{\"id\":\"550e8400e29b41d4a716446655440000\"}", SentrySender.text(first));
    assertEquals(UUID.fromString(SentrySender.INSTALL), sender.crash().id());
    assertEquals(sender.kept().getFirst(), sender.kept().getLast());
  }

  @Test
  void sessionsAndWhatElseNobodyAskedForIsCountedAndLeftUnread() {
    Response response =
        sender.envelope(
            "{}\n"
                + SentrySender.item("session", "{\"did\":\"alice\"}")
                + SentrySender.item("client_report", "not json")
                + "{\"type\":\"attachment\",\"length\":5}\nab\ncd\n"
                + "{\"type\":\"attachment\",\"length\":0}\n");
    assertEquals(200, response.status());
    assertEquals("{}", SentrySender.text(response));
    assertEquals(List.of(), sender.kept());
    assertEquals(4, sender.stand.tally.snapshot().getFirst().uninvited());
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
  @Tag("T12")
  void anEnvelopeThatLiesIsTurnedAwayWhole(String body) {
    assertEquals(400, sender.envelope(body).status());
    assertEquals(1, sender.stand.tally.snapshot().getFirst().unreadable());
  }

  @Test
  @Tag("T12")
  void headersAndItemsHaveBounds() {
    String long1 = "{\"sdk\":\"" + "x".repeat(900_000) + "\"}\n";
    assertEquals(413, sender.envelope(long1).status());
    assertEquals(
        413, sender.envelope("{}\n" + SentrySender.item("session", "{}").repeat(101)).status());
    assertEquals(
        200, sender.envelope("{}\n" + SentrySender.item("session", "{}").repeat(100)).status());
  }

  @Test
  void theOlderPathTakesOneEventAlsoAsBase64OfZlib() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(zipped)) {
      deflater.write(SentrySender.utf8(SentrySender.EVENT));
    }
    byte[] base64 = Base64.getEncoder().encode(zipped.toByteArray());
    for (byte[] body : List.of(SentrySender.utf8(SentrySender.EVENT), base64)) {
      assertEquals(
          "{\"id\":\"" + SentrySender.ID + "\"}",
          SentrySender.text(sender.stand.post(sender.path("store"), sender.auth(), body)));
    }
    var headers = new HashMap<>(sender.auth());
    headers.put("content-encoding", "deflate");
    sender.stand.post(sender.path("store/"), headers, zipped.toByteArray());
    assertEquals(3, sender.kept().size());
    assertEquals(sender.kept().getFirst(), sender.kept().getLast());
  }

  @Test
  @Tag("T12")
  void aBombInBase64IsTurnedAway() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(zipped)) {
      deflater.write(new byte[64 << 20]);
    }
    byte[] base64 = Base64.getEncoder().encode(zipped.toByteArray());
    assertEquals(413, sender.stand.post(sender.path("store/"), sender.auth(), base64).status());
  }

  @Test
  @Tag("T18")
  void theKeyMayStandInTheAddressTheHeaderOrTheEnvelope() {
    String key = sender.dimmy.keys().sentry();
    byte[] plain = SentrySender.utf8("{}\n");
    long project = sender.dimmy.keys().sentryProject();
    String dsn = "{\"dsn\":\"https://%s:secret@example.org/%d\"}\n";
    String basic = Base64.getEncoder().encodeToString(SentrySender.utf8(key + ":"));

    assertEquals(
        200,
        sender
            .stand
            .post(sender.path("envelope") + "?sentry_key=" + key, Map.of(), plain)
            .status());
    assertEquals(200, knock(Map.of("authorization", "Basic " + basic), "{}\n"));
    assertEquals(200, knock(Map.of("authorization", "Sentry sentry_key=" + key), "{}\n"));
    assertEquals(200, knock(Map.of(), dsn.formatted(key, project)));
    assertEquals(401, knock(Map.of(), dsn.formatted(key, project + 1)));
    assertEquals(401, knock(Map.of(), dsn.formatted("alice", project)));
    assertEquals(401, knock(Map.of(), "{\"dsn\":\"alice\"}\n"));
    assertEquals(401, knock(Map.of("authorization", "Basic ?"), "{}\n"));
    assertEquals(401, knock(Map.of(), "alice"));
    assertEquals(6 - 1, sender.stand.tally.strangers());
  }

  private int knock(Map<String, String> headers, String body) {
    Response response =
        sender.stand.post(sender.path("envelope/"), headers, SentrySender.utf8(body));
    assertFalse(SentrySender.text(response).contains("alice"), "nothing is repeated");
    return response.status();
  }

  @Test
  void overloadAsksToComeAgainAndSilencesNobody() {
    sender.stand.log.mood(MemoryLog.Mood.FULL);
    Response response = sender.envelope("{}\n" + SentrySender.item("event", SentrySender.EVENT));
    assertEquals(503, response.status());
    assertEquals("1", response.headers().get("Retry-After"));
    assertNull(response.headers().get("X-Sentry-Rate-Limits"));
  }

  @Test
  void pagesMayPostAndReadTheAnswer() {
    var preflight =
        Stand.answer(sender.stand.send("OPTIONS", sender.path("envelope/"), Map.of(), new byte[0]));
    assertEquals(204, preflight.status());
    assertTrue(
        String.valueOf(preflight.headers().get("Access-Control-Allow-Headers"))
            .contains("x-sentry-auth"));
    Response response = sender.envelope("{}\n");
    assertEquals("*", response.headers().get("Access-Control-Allow-Origin"));
    assertEquals(
        "x-sentry-error, x-sentry-rate-limits, retry-after",
        response.headers().get("Access-Control-Expose-Headers"));
  }

  @Test
  void aPlanWithoutReportsKeepsNone() {
    var none = sender.stand.app("none");
    var headers = Map.of("x-sentry-auth", "sentry_key=" + none.keys().sentry());
    String target = "/api/" + none.keys().sentryProject() + "/store/";
    assertEquals(
        200, sender.stand.post(target, headers, SentrySender.utf8(SentrySender.EVENT)).status());
    assertEquals(List.of(), sender.kept());
    assertEquals(1, sender.stand.figures("none").refused());
  }
}
