package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.event.Message;
import candor.event.Thrown.Frame;
import candor.json.Json;
import candor.plan.Plan;
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

/** Keeps what the dialect of PostHog says and answers. */
final class PostHogDoorTest {

  private static final Plan PLAN = Apps.plan("posthog.yaml", "", "");
  private static final String KEY = "phc_test";
  private static final String INSTALL = "6f1b0c1e-7d5e-4a57-9a51-0d7c7c0a0001";
  private static final String SESSION = "01a2011d-e19d-7de8-b348-8a4056ab1474";
  private static final String ID = "01a2011c-d654-7317-b6f8-1a2d509680a0";

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
    stand.apps.recorded(PLAN, KEY);
  }

  private Response post(String path, String body) {
    return stand.post(path, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Posts one event as the smallest clients do: no id, no time, no batch. */
  private Response event(String name, String props) {
    return post(
        "/i/v0/e/",
        "{\"api_key\":\"%s\",\"event\":\"%s\",\"distinct_id\":\"%s\",\"properties\":{%s}}"
            .formatted(KEY, name, INSTALL, props));
  }

  private static String timed(String more) {
    return "{\"event\":\"loop\",\"uuid\":\"%s\",\"distinct_id\":\"%s\"%s}"
        .formatted(ID, INSTALL, more);
  }

  private static String batch(String... events) {
    return "{\"api_key\":\"" + KEY + "\",\"batch\":[" + String.join(",", events) + "]}";
  }

  private Message last() {
    return stand.deliveries().getLast().messages().getLast();
  }

  private Map<Refusal, Long> kept() {
    return stand.deliveries().getLast().refused();
  }

  @Test
  @Tag("DIM-05")
  @Tag("DIM-10")
  @Tag("DIM-11")
  void anEventIsKeptInTheWordsOfThePlan() {
    Response response =
        event(
            "app.started",
            "\"cold_start_ms\":412,\"app_version\":\"0.6.27\",\"os\":\"windows\",\"arch\":\"x86_64\","
                + "\"session_id\":\""
                + SESSION
                + "\",\"$ip\":null,\"$set_once\":{\"first_os\":\"windows\"},"
                + "\"$add\":{\"total_sessions\":1}");

    assertEquals(200, response.status());
    assertEquals("{\"status\":1}", new String(response.body(), StandardCharsets.UTF_8));
    var track = (Message.Track) last();
    assertEquals(Map.of("cold_start_ms", new Json.Whole(412)), track.props());
    assertEquals(INSTALL, track.sender().install());
    assertEquals(SESSION, track.sender().session());
    assertEquals(
        Map.of(
            "app_version", new Json.Text("0.6.27"),
            "os", new Json.Text("windows"),
            "arch", new Json.Text("x86_64")),
        track.sender().context());
    assertEquals(Stand.NOW, track.at());
    assertEquals(Map.of(), kept());
    assertEquals(0, stand.tally.snapshot().getFirst().uninvited());
  }

  @ParameterizedTest
  @CsvSource({
    "app.started, {\"total_sessions\":1}, 0",
    "app.started, {\"total_sessions\":2}, 1",
    "loop,        {\"total_sessions\":1}, 1",
    "app.started, {\"total_spies\":1},    1",
    "app.started, 5,                      1",
  })
  void anIncrementRaisesNothingOfItsOwn(String name, String steps, int uninvited) {
    event(name, "\"$add\":" + steps);
    event(name, "\"$increment\":" + steps);

    assertEquals(2, stand.deliveries().size());
    assertEquals(Map.of(), ((Message.Track) last()).props());
    assertEquals(2L * uninvited, stand.tally.snapshot().getFirst().uninvited());
  }

  @Test
  void whatTheClientAttachesIsOnlyCountedUnlessTheContextNamesIt() {
    event("loop", "\"$os\":\"Mac OS X\",\"$lib\":\"web\",\"$current_url\":\"file:///home/alice\"");

    assertEquals(Map.of("os", new Json.Text("macos")), last().sender().context());
    assertEquals(2, stand.tally.snapshot().getFirst().uninvited());
    assertEquals(Map.of(), kept());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$identify",
        "$create_alias",
        "$groupidentify",
        "$pageview",
        "$autocapture",
        "spy"
      })
  void aForbiddenEventIsAnsweredAsAcceptedAndCountedAsRefused(String name) {
    assertEquals(200, event(name, "\"$set\":{\"email\":\"a@b.example\"}").status());
    assertEquals(Map.of(new Refusal("unplanned", "", Reason.NOT_IN_PLAN), 1L), kept());
    assertEquals(1, stand.tally.snapshot().getFirst().refused());
  }

  @Test
  @Tag("DIM-07")
  void onlyAnIdThatIsNoNameIsKept() {
    post("/e/", batch(timed("").replace(INSTALL, "alice.liddell@wonderland.example")));

    assertNull(last().sender().install());
    assertEquals(Map.of(new Refusal("loop", "install", Reason.WRONG_FORM), 1L), kept());
  }

  @Test
  void aPlanWithoutInstallsKeepsNone() {
    String body = batch(timed("")).replace(KEY, stand.app("none").keys().posthog());
    post("/batch", body.replace("\"loop\"", "\"app_launched\""));

    assertNull(last().sender().install());
    assertEquals(1, stand.figures("none").uninvited());
  }

  @ParameterizedTest
  @CsvSource({
    // Without a time of sending; a clock an hour behind; one that is right; the future is now.
    "2026-11-22T09:00:00Z, '',                             2026-11-22T09:00:00Z",
    "2026-11-22T08:59:00Z, 2026-11-22T09:00:00.000+00:00,  2026-11-22T09:59:00Z",
    "2026-11-22T09:59:00,  2026-11-22T09:59:30Z,           2026-11-22T09:59:00Z",
    "2026-11-22T12:00:00Z, '',                             2026-11-22T10:00:00Z",
  })
  void timesAreCorrectedByTheTimeOfSending(String at, String sent, String kept) {
    String event = timed(",\"timestamp\":\"" + at + "\"");
    post(
        "/batch/",
        batch(event).replace("{\"api_key\"", "{\"sent_at\":\"" + sent + "\",\"api_key\""));

    assertEquals(Instant.parse(kept), last().at());
  }

  @Test
  void anOffsetTellsHowLongAnEventWaited() {
    post("/e/", batch(timed(",\"offset\":5000")));
    assertEquals(Stand.NOW.minusSeconds(5), last().at());
  }

  @Test
  void aTimeThatIsNoneIsRefusedAlone() {
    post("/e/", batch(timed(",\"timestamp\":\"noon\""), timed("")));

    assertEquals(Map.of(new Refusal("loop", "timestamp", Reason.WRONG_FORM), 1L), kept());
    assertEquals(1, stand.tally.snapshot().getFirst().admitted());
  }

  @Test
  void anEventWithoutIdAndTimeIsARepeatWithinTheSecondOnly() {
    event("feature.hotkey_triggered", "");
    event("feature.hotkey_triggered", "");
    stand.turnTo(Stand.NOW.plusSeconds(2));
    event("feature.hotkey_triggered", "");

    var ids = stand.deliveries().stream().map(d -> id(d.messages().getFirst())).toList();
    assertEquals(ids.get(0), ids.get(1));
    assertNotEquals(ids.get(0), ids.get(2));
  }

  @Test
  void theIdsOfOldClientsAreStable() {
    String event =
        "{\"event\":\"loop\",\"offset\":%d,\"properties\":{\"$insert_id\":\"x1\",\"$time\":5.5}}";
    post("/e/", batch(event.formatted(10)));
    stand.turnTo(Stand.NOW.plusSeconds(9));
    post("/e/", batch(timed(""), event.formatted(9010)));

    assertEquals(id(stand.deliveries().getFirst().messages().getFirst()), id(last()));
  }

  private static Object id(Message message) {
    return ((Message.Track) message).id();
  }

  @ParameterizedTest
  @CsvSource({"node:javascript, throws", "java, main"})
  void framesAreTurnedSoThatTheThrowComesFirst(String platform, String expected) {
    String frame =
        "{\"platform\":\""
            + platform
            + "\",\"function\":\"%s\",\"filename\":\"/home/alice/a.js\","
            + "\"lineno\":3,\"context_line\":\"key = 'sk-live-CANARY'\"}";
    event(
        "$exception",
        "\"$exception_list\":[{\"type\":\"TypeError\",\"value\":\"no\",\"mechanism\":{\"handled\":false},"
            + "\"stacktrace\":{\"frames\":["
            + frame.formatted("main")
            + ","
            + frame.formatted("throws")
            + "]}}]");

    var crash = (Message.Crash) last();
    assertFalse(crash.handled());
    assertEquals(INSTALL, crash.sender().install());
    assertEquals(
        new Frame(expected, "a.js", 3, 0, false), crash.chain().getFirst().frames().getFirst());
    assertFalse(crash.toString().contains("CANARY"));
  }

  @Test
  void aCrashIsRefusedWhereThePlanHasNone() {
    String key = stand.app("none").keys().posthog();
    String body = batch("{\"event\":\"$exception\",\"properties\":{\"$exception_list\":[{}]}}");

    assertEquals(200, post("/e", body.replace(KEY, key)).status());
    assertEquals(Map.of(new Refusal("unplanned", "", Reason.NOT_IN_PLAN), 1L), kept());
  }

  @Test
  void aRequestWithoutOneKeyIsTurnedAway() {
    String foreign = timed(",\"token\":\"phc_other\"");

    assertEquals(401, post("/e/", batch(foreign)).status());
    assertEquals(401, post("/e/", "[" + timed("") + "]").status());
    assertEquals(401, post("/e/", batch(timed("")).replace(KEY, "phx_personal")).status());
    assertEquals(200, post("/e/", "[" + timed(",\"token\":\"" + KEY + "\"") + "]").status());
    assertEquals(
        200,
        post("/e/", "[" + timed(",\"properties\":{\"token\":\"" + KEY + "\"}") + "]").status());
  }

  @Test
  void limitsAreTold() {
    String[] many = Collections.nCopies(501, timed("")).toArray(String[]::new);

    assertEquals(413, post("/batch/", batch(many)).status());
    assertEquals(
        200, post("/batch/", batch(List.of(many).subList(1, 501).toArray(String[]::new))).status());
  }
}
