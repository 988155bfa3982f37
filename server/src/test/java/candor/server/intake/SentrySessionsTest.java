package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import candor.event.Message;
import candor.event.Message.Outcomes;
import candor.json.Json;
import candor.plan.Refusal.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps what of the sessions of Sentry's clients is counted, and that nothing tells whose. */
final class SentrySessionsTest {

  private static final String SESSION =
      """
      {"sid":"%s","did":"alice","init":%s,"started":"2026-11-22T09:50:00Z",
       "timestamp":"2026-11-22T09:59:00Z","status":"%s","errors":%d,
       "attrs":{"release":"dimmy@0.6.27","environment":"production",
        "ip_address":"203.0.113.9","user_agent":"Mozilla/5.0"}}\
      """
          .replace("\n", "");

  @TempDir Path directory;
  private SentrySender sender;

  @BeforeEach
  void open() throws IOException {
    sender = new SentrySender(directory, "  sessions: yes\n");
  }

  private void session(boolean init, String status, int errors) {
    send("session", SESSION.formatted(SentrySender.ID, init, status, errors));
  }

  private void send(String type, String payload) {
    assertEquals(200, sender.envelope("{}\n" + SentrySender.item(type, payload)).status());
  }

  private List<String> told() {
    return sender.kept().stream().map(SentrySessionsTest::told).toList();
  }

  private static String told(Message message) {
    var o = (Outcomes) message;
    return "%d %d %d %d".formatted(o.started(), o.errored(), o.crashed(), o.abnormal());
  }

  private long differentIds() {
    return sender.kept().stream().map(m -> ((Outcomes) m).id()).distinct().count();
  }

  @Test
  void aSessionIsCountedByWhatIsToldOfIt() {
    session(true, "ok", 0);
    session(false, "ok", 1);
    session(false, "crashed", 2);

    // The error is told twice with one id, so a store counts it once.
    assertEquals(List.of("1 0 0 0", "0 1 0 0", "0 1 0 0", "0 0 1 0"), told());
    assertEquals(3, differentIds());
  }

  @Test
  void aSessionThatIsToldAtItsEndIsCountedWhole() {
    session(true, "exited", 0);
    assertEquals(List.of("1 0 0 0"), told());
  }

  @Test
  void aRepeatHasTheSameIds() {
    session(true, "abnormal", 0);
    sender.stand.turnTo(Stand.NOW.plusSeconds(86_400));
    session(true, "abnormal", 0);

    assertEquals(4, sender.kept().size());
    assertEquals(2, differentIds());
  }

  @Test
  void nothingTellsWhoseSessionItWas() {
    session(true, "crashed", 1);

    var traces = new StringBuilder(sender.kept().toString());
    sender
        .stand
        .log
        .records()
        .forEach(r -> traces.append(new String(r, StandardCharsets.ISO_8859_1)));
    for (String planted : List.of("alice", "203.0.113.9", "Mozilla", SentrySender.ID)) {
      assertEquals(-1, traces.indexOf(planted), planted);
    }
    for (Message message : sender.kept()) {
      assertEquals(null, message.sender().install());
      assertEquals(null, message.sender().session());
      assertNotEquals(SentrySender.UUID_OF_ID, ((Outcomes) message).id());
      assertEquals(Map.of("app_version", new Json.Text("0.6.27")), message.sender().context());
      assertEquals(Instant.parse("2026-11-22T09:50:00Z"), message.at());
    }
  }

  @Test
  void sessionsOfAServerAreCountedByTheMinute() {
    String aggregates =
        "{\"aggregates\":[{\"started\":\"2026-11-22T09:50:00Z\",\"exited\":7,\"errored\":2,"
            + "\"crashed\":1},{\"started\":\"2026-11-22T09:51:00Z\",\"exited\":1}],"
            + "\"attrs\":{\"release\":\"dimmy@0.6.27\"}}";
    send("sessions", aggregates);
    send("sessions", aggregates);

    assertEquals(List.of("10 3 1 0", "1 0 0 0", "10 3 1 0", "1 0 0 0"), told());
    assertEquals(2, differentIds());
  }

  @Test
  void equalMinutesOfTwoMomentsAreTwo() {
    String item =
        SentrySender.item(
            "sessions", "{\"aggregates\":[{\"started\":\"2026-11-22T09:50:00Z\",\"exited\":1}]}");
    sender.envelope("{\"sent_at\":\"2026-11-22T09:52:00.100Z\"}\n" + item);
    sender.envelope("{\"sent_at\":\"2026-11-22T09:52:00.200Z\"}\n" + item);

    assertEquals(2, differentIds());
  }

  @Test
  void countsThatCannotBeAreRefusedOnTheInside() {
    send("sessions", "{\"aggregates\":[{\"exited\":2000000000},{\"exited\":-5}]}");

    assertEquals(List.of(), sender.kept());
    assertEquals(
        Map.of(
            Stand.refusal("sessions", "", Reason.OUT_OF_RANGE), 1L,
            Stand.refusal("sessions", "started", Reason.MISSING), 1L),
        sender.refused());
  }

  @Test
  void whereThePlanCountsNoSessionsTheyAreLeftUnread() throws IOException {
    sender = new SentrySender(directory.resolve("other"));

    session(true, "crashed", 1);

    assertEquals(List.of(), sender.kept());
    assertEquals(1, sender.stand.tally.snapshot().getFirst().uninvited());
    assertFalse(sender.stand.tally.snapshot().toString().contains("crash"));
  }
}
