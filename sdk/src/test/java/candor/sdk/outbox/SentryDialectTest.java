package candor.sdk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what is on the wire of Sentry, and what is not. */
final class SentryDialectTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.250Z");
  private static final UUID ID = UUID.fromString("0c1207fb-1bc8-4f14-9558-2639629868b2");
  private static final String PROJECT = "https://crash.example/under/42";
  private static final Dialect DIALECT = Dialect.ofSentry("dimmy");

  private static Sender sender(boolean debug) {
    var context = new LinkedHashMap<String, Json>();
    context.put("app_version", new Json.Text("0.6.27"));
    context.put("os", new Json.Text("linux"));
    return new Sender("6f1b0c1e-7d5e-4a57-9a51-0d7c7c0a0001", null, debug, context);
  }

  private static Message.Crash crash(boolean handled, boolean debug) {
    var inner = new Thrown.Frame("read", "Model.java", 7, 3, true);
    var outer = new Thrown.Frame("main", null, 0, 0, false);
    return new Message.Crash(
        ID,
        AT,
        sender(debug),
        handled,
        List.of(
            new Thrown("IllegalStateException", "cannot read model", List.of(inner, outer)),
            new Thrown("IOException", "no such file <path>", List.of(inner))));
  }

  private static Message.Feedback feedback(String email) {
    return new Message.Feedback(
        ID, AT, new Sender(null, null, false, Map.of()), "bug", "It hangs.\nAlways.", email);
  }

  private static List<Map<String, Json>> lines(Message message) {
    return Wire.text(Wire.request(DIALECT, PROJECT, message)).lines().map(Wire::read).toList();
  }

  @Test
  void anEnvelopeGoesToItsProjectAndNamesTheKeyInTheHeader() {
    var request = Wire.request(DIALECT, PROJECT, crash(false, false));

    assertEquals(URI.create("https://crash.example/under/api/42/envelope/"), request.address());
    assertEquals("application/x-sentry-envelope", request.headers().get("Content-Type"));
    assertEquals(
        "Sentry sentry_version=7,sentry_client=candor/0.1,sentry_key=the-key",
        request.headers().get("X-Sentry-Auth"));
    assertFalse(Wire.text(request).contains("the-key"));
  }

  @Test
  void anEnvelopeIsAHeaderAnItemWithItsLengthAndAPayload() {
    var text = Wire.text(Wire.request(DIALECT, PROJECT, crash(false, false)));
    var lines = lines(crash(false, false));

    assertEquals(3, lines.size());
    assertEquals(Set.of("event_id", "sent_at"), lines.get(0).keySet());
    assertEquals(new Json.Text("event"), lines.get(1).get("type"));
    assertEquals(new Json.Whole(text.lines().toList().get(2).length()), lines.get(1).get("length"));
  }

  @Test
  void aCrashHasWhatTheirClientsSayOfItAndNothingElse() {
    var payload = lines(crash(false, false)).get(2);
    var theirs = Wire.parts(Wire.recorded("sentry-java-event.json").get("payload"));

    assertEquals(
        Set.of(
            "event_id",
            "timestamp",
            "platform",
            "release",
            "environment",
            "user",
            "level",
            "tags",
            "exception"),
        payload.keySet());
    var unknown = new java.util.TreeSet<>(payload.keySet());
    unknown.removeAll(theirs.keySet());
    // Absent in the recording, where a crash is what an event is by default.
    unknown.removeAll(Set.of("level"));
    assertEquals(Set.of(), unknown);
    assertEquals(new Json.Text("dimmy@0.6.27"), payload.get("release"));
    assertEquals(new Json.Text("fatal"), payload.get("level"));
    assertEquals(Set.of("id"), Wire.parts(payload.get("user")).keySet());
  }

  @Test
  void causesAndCallsStandInTheirOrder() {
    var values = Wire.parts(lines(crash(false, false)).get(2).get("exception")).get("values");

    assertEquals(new Json.Text("IOException"), Wire.item(values, 0).get("type"));
    assertEquals(new Json.Text("IllegalStateException"), Wire.item(values, 1).get("type"));
    var frames = Wire.parts(Wire.item(values, 1).get("stacktrace")).get("frames");
    assertEquals(new Json.Text("main"), Wire.item(frames, 0).get("function"));
    assertEquals(
        Map.of(
            "function", new Json.Text("read"),
            "module", new Json.Text("Model.java"),
            "lineno", new Json.Whole(7),
            "colno", new Json.Whole(3),
            "in_app", Json.TRUE),
        Wire.item(frames, 1));
  }

  @Test
  void whatTheClientsAttachUninvitedIsNotThere() {
    var text = Wire.text(Wire.request(DIALECT, PROJECT, crash(false, false)));

    for (String uninvited :
        List.of(
            "server_name",
            "modules",
            "breadcrumbs",
            "contexts",
            "ip_address",
            "username",
            "sdk\"",
            "threads",
            "extra",
            "pre_context",
            "vars",
            "trace_id",
            "filename",
            "abs_path")) {
      assertFalse(text.contains(uninvited), uninvited);
    }
  }

  @Test
  void aDebugBuildAndAHandledErrorSaySo() {
    var payload = lines(crash(true, true)).get(2);

    assertEquals(new Json.Text("development"), payload.get("environment"));
    assertEquals(new Json.Text("error"), payload.get("level"));
  }

  @Test
  void feedbackIsWhatWasTypedAndNothingBeside() {
    var lines = lines(feedback("alice@mail.example"));

    assertEquals(new Json.Text("feedback"), lines.get(1).get("type"));
    assertEquals(
        Map.of(
            "message", new Json.Text("It hangs.\nAlways."),
            "contact_email", new Json.Text("alice@mail.example")),
        Wire.parts(Wire.parts(lines.get(2).get("contexts")).get("feedback")));
    assertFalse(lines.get(2).containsKey("user"));
  }

  @Test
  void reportsReadBackAsWhatWasSaid() {
    var crash = crash(false, true);
    var typed =
        new Message.Feedback(ID, AT, new Sender(null, null, false, Map.of()), "bug", "x", null);

    assertEquals(List.of(crash), DIALECT.read(text(crash)));
    assertEquals(List.of(typed), DIALECT.read(text(typed)));
  }

  private static String text(Message message) {
    return Wire.text(Wire.request(DIALECT, PROJECT, message));
  }

  @Test
  void onlyReportsAreCarriedOneAtATime() {
    assertTrue(DIALECT.carries(Message.Crash.class) && DIALECT.carries(Message.Feedback.class));
    assertFalse(DIALECT.carries(Message.Track.class));
    assertEquals(1, DIALECT.mostEvents());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://crash.example", "https://crash.example/", "https://crash.example/abc"})
  void anAddressWithoutAProjectIsFoundAtOnce(String address) {
    var wrong =
        assertThrows(
            IllegalArgumentException.class, () -> SentryDialect.envelopes(URI.create(address)));

    assertTrue(Objects.requireNonNull(wrong.getMessage()).contains("project"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{}\n{}\n{}", "{}\n{\"type\":\"event\"}\n{\"modules\":{}}"})
  void otherBodiesAreNotUnderstood(String body) {
    assertNull(DIALECT.read(body));
  }
}
