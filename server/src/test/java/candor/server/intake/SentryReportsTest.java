package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import candor.plan.Refusal.Reason;
import candor.server.http.Response;
import java.io.IOException;
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

/** Keeps what of an event of Sentry becomes a report, and that the rest is nowhere. */
final class SentryReportsTest {

  @TempDir Path directory;
  private SentrySender sender;

  @BeforeEach
  void open() throws IOException {
    sender = new SentrySender(directory);
  }

  @Test
  @Tag("DIM-74")
  @Tag("DIM-77")
  @Tag("DIM-79")
  @Tag("DIM-80")
  void anExceptionBecomesACrashReportInTheOrderOfMessages() {
    Response response = sender.envelope("{}\n" + SentrySender.item("event", SentrySender.EVENT));

    assertEquals(200, response.status());
    assertEquals("{\"id\":\"" + SentrySender.ID + "\"}", SentrySender.text(response));
    assertEquals(SentrySender.UUID_OF_ID, sender.crash().id());
    assertEquals(Instant.parse("2026-11-22T09:59:00.123Z"), sender.crash().at());
    assertFalse(sender.crash().handled());
    assertEquals(
        List.of("Outer", "Inner"), sender.crash().chain().stream().map(Thrown::type).toList());
    assertEquals(
        List.of(
            new Frame("boom", "boom.js", 7, 9, true), new Frame("main", "main.js", 3, 0, false)),
        sender.crash().chain().getFirst().frames());
    assertEquals(SentrySender.INSTALL, sender.crash().sender().install());
    assertEquals(
        Map.of(
            "app_version", new Json.Text("0.6.27"),
            "os", new Json.Text("linux"),
            "arch", new Json.Text("x86_64")),
        sender.crash().sender().context());
  }

  @Test
  @Tag("DIM-76")
  @Tag("DIM-81")
  @Tag("DIM-82")
  @Tag("DIM-83")
  @Tag("DIM-84")
  @Tag("DIM-85")
  void whatIsAttachedUninvitedIsNowhere() {
    sender.envelope(
        "{\"dsn\":\"x\"}\n"
            + SentrySender.item("event", SentrySender.EVENT)
            + SentrySender.item("attachment", "alice"));

    var traces = new StringBuilder(sender.stand.tally.snapshot().toString()).append(sender.kept());
    sender
        .stand
        .log
        .records()
        .forEach(r -> traces.append(new String(r, StandardCharsets.ISO_8859_1)));
    for (String planted : List.of("alice", "203.0.113.9", "CANARY", "6.18", "a=b")) {
      assertEquals(-1, traces.indexOf(planted), planted);
    }
    // The host, the extras, the modules, and the attachment.
    assertEquals(4, sender.stand.tally.snapshot().getFirst().uninvited());
  }

  @Test
  void callsOfJavaAreNamedWithTheirClass() {
    sender.envelope(
        "{}\n"
            + SentrySender.item(
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
        sender.crash().chain());
    assertTrue(sender.crash().handled());
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/app/main.js?token=alice#x, main.js",
    "pptr:evaluate;file%3A%2F%2Fhome%2Falice%2Fmain.mjs, main.mjs",
    "file%3a%5cUsers%5calice%5cmain.mjs%3Falice, main.mjs",
    "node:internal/modules/cjs/loader, loader",
  })
  void ofAPathTheLastPartIsKept(String filename, String module) {
    sender.envelope(
        "{}\n"
            + SentrySender.item(
                "event",
                "{\"exception\":{\"type\":\"E\",\"stacktrace\":{\"frames\":[{\"filename\":\""
                    + filename
                    + "\"}]}}}"));
    assertEquals(module, sender.crash().chain().getFirst().frames().getFirst().module());
  }

  @ParameterizedTest
  @CsvSource({"error, true", "fatal, false", ", true"})
  void anErrorThatIsOnlySaidIsAReport(String level, boolean handled) {
    String said = level == null ? "" : ",\"level\":\"" + level + "\"";
    sender.envelope(
        "{}\n"
            + SentrySender.item("event", "{\"logentry\":{\"message\":\"no model\"}" + said + "}"));
    assertEquals(List.of(new Thrown("message", "no model", List.of())), sender.crash().chain());
    assertEquals(handled, sender.crash().handled());
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "warning", "debug"})
  void whatIsNoErrorIsRefusedOnTheInside(String level) {
    String event = "{\"message\":\"hello\",\"level\":\"" + level + "\"}";
    assertEquals(200, sender.envelope("{}\n" + SentrySender.item("event", event)).status());
    assertEquals(Map.of(Stand.refusal("crash", "exception", Reason.MISSING), 1L), sender.refused());
  }

  @Test
  void anEventThatIsNoJsonIsRefusedOnTheInside() {
    assertEquals(
        200, sender.envelope("{}\n" + SentrySender.item("event", "{\"extra\":nan}")).status());
    assertEquals(Map.of(Stand.refusal("crash", "", Reason.WRONG_FORM), 1L), sender.refused());
  }

  @Test
  @Tag("DIM-89")
  @Tag("DIM-90")
  @Tag("DIM-91")
  void feedbackIsKeptAsItWasTypedAndApartFromTheInstall() {
    String feedback =
        "{\"event_id\":\"%s\",\"user\":{\"id\":\"%s\"},\"tags\":{\"kind\":\"bug\",\"who\":\"alice\"},"
                .formatted(SentrySender.ID, SentrySender.INSTALL)
            + "\"contexts\":{\"feedback\":{\"message\":\" It broke.\\n/home/x \","
            + "\"contact_email\":\"me@example.org\",\"name\":\"alice\"}}}";
    sender.envelope("{}\n" + SentrySender.item("feedback", feedback));

    var typed = (Message.Feedback) sender.kept().getFirst();
    assertEquals(" It broke.\n/home/x ", typed.text());
    assertEquals("bug", typed.kind());
    assertEquals("me@example.org", typed.email());
    assertNull(typed.sender().install());
    assertFalse(sender.kept().toString().contains("alice"));
  }

  @Test
  @Tag("DIM-92")
  void anAddressThatNobodyTypedIsNotThere() {
    String feedback =
        "{\"type\":\"feedback\",\"user\":{\"email\":\"me@example.org\"},"
            + "\"contexts\":{\"feedback\":{\"message\":\"It broke.\"}}}";
    sender.envelope("{}\n" + SentrySender.item("event", feedback));

    var typed = (Message.Feedback) sender.kept().getFirst();
    assertNull(typed.email());
    assertEquals("general", typed.kind());
  }

  @Test
  void theOlderFeedbackHasAnIdApartFromThatOfItsEvent() {
    String report =
        "{\"event_id\":\"%s\",\"name\":\"alice\",\"email\":\"me@example.org\",\"comments\":\"It broke\"}"
            .formatted(SentrySender.ID);
    String body =
        "{\"event_id\":\"" + SentrySender.ID + "\"}\n" + SentrySender.item("user_report", report);
    sender.envelope(body);
    Response again = sender.envelope(body);

    var first = (Message.Feedback) sender.kept().getFirst();
    assertEquals(first, sender.kept().getLast());
    assertNotEquals(SentrySender.UUID_OF_ID, first.id());
    assertEquals("It broke", first.text());
    assertEquals("{\"id\":\"" + SentrySender.ID + "\"}", SentrySender.text(again));
  }

  @Test
  void aClockThatIsFarOffIsPutRight() {
    String event = SentrySender.EVENT.replace("\"2026-11-22T09:59:00.123456Z\"", "1795334340.5");
    sender.envelope("{\"sent_at\":\"2026-11-22T07:59:30Z\"}\n" + SentrySender.item("event", event));
    // 07:59:00.5 by the wrong clock, 29.5 seconds before it was sent.
    assertEquals(Instant.parse("2026-11-22T09:59:30.500Z"), sender.crash().at());
  }

  @Test
  void buildsOfDevelopersAreTold() {
    sender.envelope(
        "{}\n"
            + SentrySender.item("event", SentrySender.EVENT.replace("production", "development")));
    assertTrue(sender.crash().sender().debug());
  }
}
