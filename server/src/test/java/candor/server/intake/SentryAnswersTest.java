package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.server.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keeps what clients of Sentry are told beside the id: what to stop sending, and what was wrong.
 */
final class SentryAnswersTest {

  private static final String LIMITS = "X-Sentry-Rate-Limits";

  @TempDir Path directory;
  private SentrySender sender;

  @BeforeEach
  void open() throws IOException {
    sender = new SentrySender(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "transaction, transaction", "span, span", "log, log_item", "trace_metric, trace_metric",
    "check_in, monitor", "profile, profile", "profile_chunk, profile", "replay_event, replay",
    "replay_recording, replay", "attachment, attachment"
  })
  void whatNoPlanHoldsNeedNotBeSentForADay(String type, String category) {
    Response response = sender.envelope("{}\n" + SentrySender.item(type, "{}"));

    assertEquals(200, response.status());
    assertEquals("86400:" + category + ":organization:not_in_plan", response.headers().get(LIMITS));
  }

  @Test
  void whatThisPlanDoesNotHoldNeedNotBeSentForAnHour() throws IOException {
    String session = SentrySender.item("session", "{\"init\":true}");
    Response response =
        sender.envelope(
            "{}\n" + session + SentrySender.item("span", "{}") + SentrySender.item("log", "{}"));
    assertEquals(
        "86400:log_item;span:organization:not_in_plan, 3600:session:organization:not_in_plan",
        response.headers().get(LIMITS));

    var counting = new SentrySender(directory.resolve("other"), "  sessions: yes\n");
    assertNull(counting.envelope("{}\n" + session).headers().get(LIMITS));
  }

  @Test
  void aPlanWithoutReportsSaysSo() {
    var none = sender.stand.app("none");
    var auth = Map.of("x-sentry-auth", "Sentry sentry_key=" + none.keys().sentry());
    String body =
        "{}\n"
            + SentrySender.item("event", SentrySender.EVENT)
            + SentrySender.item("user_report", "{\"comments\":\"It broke\"}");
    Response response =
        sender.stand.post(
            "/api/" + none.keys().sentryProject() + "/envelope/", auth, SentrySender.utf8(body));
    assertEquals(200, response.status());
    assertEquals("3600:error;feedback:organization:not_in_plan", response.headers().get(LIMITS));
  }

  /** Older apps send feedback as an event, and would stop for an hour. */
  @Test
  void aPlanWithFeedbackAloneLimitsNoEvents() throws IOException {
    String yaml =
        Files.readString(Path.of("src", "test", "resources", "intake", "plan.yaml"))
            .replace("APP", "heard")
            .replace("MODEL", "none")
            .replace("{events: 365}", "{events: 365, feedback: 30, emails: 30}")
            .concat("feedback: {channel: usage, kinds: [bug], max_length: 1000, email: yes}\n");
    var plan = Objects.requireNonNull(PlanFile.read(SentrySender.utf8(yaml)).plan());
    var heard = sender.stand.apps.adopt(plan);
    String event = "{\"level\":\"info\",\"message\":\"It broke\",\"tags\":{\"kind\":\"bug\"}}";
    Response response =
        sender.stand.post(
            "/api/" + heard.keys().sentryProject() + "/envelope/",
            Map.of("x-sentry-auth", "Sentry sentry_key=" + heard.keys().sentry()),
            SentrySender.utf8("{}\n" + SentrySender.item("event", event)));
    assertNull(response.headers().get(LIMITS));
    assertEquals(1, sender.kept().size());
  }

  /** Clients that keep reports while they are offline wait for a minute after any limit. */
  @Test
  void aReportAloneLimitsNothing() {
    String body =
        "{}\n"
            + SentrySender.item("event", SentrySender.EVENT)
            + SentrySender.item("client_report", "{}")
            + SentrySender.item("of_next_year", "{}");
    assertNull(sender.envelope(body).headers().get(LIMITS));
  }

  /** Small or large, it is passed over, and the report beside it is kept. */
  @Test
  void anAttachmentIsRefusedPolitely() {
    String payload = "alice\n{}".repeat(50_000);
    String attachment =
        "{\"type\":\"attachment\",\"length\":%d,\"filename\":\"alice.dmp\"}\n%s\n"
            .formatted(payload.length(), payload);
    Response response =
        sender.envelope("{}\n" + SentrySender.item("event", SentrySender.EVENT) + attachment);
    assertEquals("{\"id\":\"" + SentrySender.ID + "\"}", SentrySender.text(response));
    assertEquals(1, sender.kept().size());
    assertTrue(sender.stand.log.records().getFirst().length < 1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"envelope/", "store/"})
  @Tag("T12")
  void whatIsWrongIsToldInWordsOfTheDialect(String kind) {
    assertFailed(400, kind, "[", "identity");
    assertFailed(400, kind, "{}", "gzip");
    assertFailed(413, kind, " ".repeat(2 << 20), "identity");
    assertFailed(415, kind, "{}", "lz4");
  }

  private void assertFailed(int status, String kind, String body, String encoding) {
    var auth = String.valueOf(sender.auth().get("x-sentry-auth"));
    var headers = Map.of("x-sentry-auth", auth, "content-encoding", encoding);
    Response response = sender.stand.post(sender.path(kind), headers, SentrySender.utf8(body));
    assertEquals(status, response.status());
    String detail = String.valueOf(response.headers().get("X-Sentry-Error"));
    assertTrue(detail.matches("[ -~]{10,}"), detail);
    assertTrue(SentrySender.text(response).startsWith("{\"detail\":\""));
    assertEquals("*", response.headers().get("Access-Control-Allow-Origin"));
  }
}
