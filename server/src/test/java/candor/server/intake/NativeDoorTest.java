package candor.server.intake;

import static candor.server.intake.Batches.batch;
import static candor.server.intake.Batches.event;
import static candor.server.intake.Batches.eventAt;
import static candor.server.intake.Batches.events;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Refusal;
import candor.plan.Refusal.Reason;
import candor.server.http.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps what the native dialect says and answers. */
final class NativeDoorTest {

  private static final String INSTALL = "8f14e45f-ceea-467f-a0e6-1c4b0c1f9a2b";
  private static final String LAUNCHED = event(1, "app_launched", "{\"cold\":true}");

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private Message.Track onlyTrack() {
    var messages = stand.deliveries().getFirst().messages();
    assertEquals(1, messages.size());
    return (Message.Track) messages.getFirst();
  }

  @Test
  void aPlannedEventIsKeptAndCounted() {
    Response response = stand.post("none", events(stand, "none", LAUNCHED));

    assertEquals(200, response.status());
    assertEquals("{\"received\":1,\"admitted\":1,\"refused\":[]}", text(response));
    assertEquals("*", response.headers().get("Access-Control-Allow-Origin"));
    assertEquals(Map.of("cold", Json.TRUE), onlyTrack().props());
    assertEquals(Instant.parse("2026-11-22T09:59:58.250Z"), onlyTrack().at());
  }

  @Test
  void anUnplannedPropertyIsNamedUnplannedAndTheEventKept() {
    Response response =
        stand.post("none", events(stand, "none", event(1, "app_launched", "{\"secret\":\"x\"}")));

    assertEquals(
        "{\"received\":1,\"admitted\":1,\"refused\":[{\"event\":\"app_launched\","
            + "\"field\":\"unplanned\",\"reason\":\"not-in-plan\",\"count\":1}]}",
        text(response));
  }

  @Test
  void anEventOutsideThePlanIsRefusedAndCountedDurably() {
    Response response =
        stand.post("none", events(stand, "none", event(1, "spied_on", "{}"), LAUNCHED));

    assertEquals(
        "{\"received\":2,\"admitted\":1,\"refused\":[{\"event\":\"unplanned\","
            + "\"field\":\"\",\"reason\":\"not-in-plan\",\"count\":1}]}",
        text(response));
    assertEquals(
        Map.of(new Refusal("unplanned", "", Reason.NOT_IN_PLAN), 1L),
        stand.deliveries().getFirst().refused());
  }

  @Test
  void eventsWithoutTheirPartsAreRefusedOneByOne() {
    String body =
        events(
            stand,
            "none",
            "5",
            "{\"name\":7}",
            "{\"name\":\"app_launched\"}",
            "{\"name\":\"app_launched\",\"id\":\"1-1-1-1-1\"}",
            "{\"name\":\"app_launched\",\"id\":\"" + INSTALL + "\"}",
            eventAt(1, "app_launched", "yesterday", "{}"),
            event(2, "app_launched", "[]"));

    assertEquals(200, stand.post("none", body).status());
    assertEquals(
        Map.of(
            new Refusal("unplanned", "", Reason.WRONG_TYPE), 1L,
            new Refusal("unplanned", "name", Reason.WRONG_TYPE), 1L,
            new Refusal("app_launched", "id", Reason.MISSING), 1L,
            new Refusal("app_launched", "id", Reason.WRONG_FORM), 1L,
            new Refusal("app_launched", "at", Reason.MISSING), 1L,
            new Refusal("app_launched", "at", Reason.WRONG_FORM), 1L,
            new Refusal("app_launched", "props", Reason.WRONG_TYPE), 1L),
        stand.deliveries().getFirst().refused());
  }

  @Test
  void timesFarOffAreRefused() {
    String old = eventAt(1, "app_launched", "1970-01-01T00:00:00Z", "{}");
    String ahead = eventAt(2, "app_launched", "2090-01-01T00:00:00Z", "{}");

    assertEquals(200, stand.post("none", events(stand, "none", old, ahead)).status());
    assertEquals(
        Map.of(
            new Refusal("app_launched", "at", Reason.TOO_OLD), 1L,
            new Refusal("app_launched", "at", Reason.IN_FUTURE), 1L),
        stand.deliveries().getFirst().refused());
  }

  @Test
  void aWrongClockIsCorrectedByTheTimeOfSending() {
    String body =
        events(stand, "none", eventAt(1, "app_launched", "2031-01-01T00:00:00Z", "{}"))
            .replace("2026-11-22T10:00:00.000Z", "2031-01-01T00:05:00Z");

    assertEquals(200, stand.post("none", body).status());
    assertEquals(Instant.parse("2026-11-22T09:55:00Z"), onlyTrack().at());
  }

  @Test
  void aClockThatIsSecondsOffIsLeftAlone() {
    String body = events(stand, "none", LAUNCHED).replace("10:00:00.000Z", "09:59:30Z");

    assertEquals(200, stand.post("none", body).status());
    assertEquals(Instant.parse("2026-11-22T09:59:58.250Z"), onlyTrack().at());
  }

  @Test
  void theInstallIsKeptOnlyWhereThePlanHasOne() {
    String more = "\"install\":\"" + INSTALL + "\",\"events\":[" + LAUNCHED + "]";

    stand.post("install", batch(stand, "install", more));
    stand.post("none", batch(stand, "none", more));
    stand.post("daily", batch(stand, "daily", more));

    var installs =
        stand.deliveries().stream().map(d -> d.messages().getFirst().sender().install()).toList();
    assertEquals(INSTALL, installs.get(0));
    assertNull(installs.get(1));
    assertFalse(String.valueOf(installs.get(2)).contains("8f14"));
    assertEquals(32, String.valueOf(installs.get(2)).length());
  }

  @Test
  void aSessionThatIsNoUuidIsDropped() {
    String more = "\"session\":\"alice\",\"debug\":true,\"events\":[" + LAUNCHED + "]";

    stand.post("none", batch(stand, "none", more));

    assertEquals(new Sender(null, null, true, Map.of()), onlyTrack().sender());
    assertEquals(
        Map.of(new Refusal("unplanned", "session", Reason.WRONG_FORM), 1L),
        stand.deliveries().getFirst().refused());
  }

  @Test
  void marksSummaryAndErasureRideBesideTheEvents() {
    String more =
        "\"install\":\""
            + INSTALL
            + "\",\"events\":["
            + LAUNCHED
            + "],\"marks\":{\"day\":true,\"week\":false,\"month\":false,\"cohort\":\"2026-W40\"},"
            + "\"summary\":{\"minutes\":4},\"erase\":true";

    Response response = stand.post("install", batch(stand, "install", more));

    assertEquals("{\"received\":4,\"admitted\":4,\"refused\":[]}", text(response));
    assertEquals(
        List.of("Track", "Marks", "Summary", "Erase"),
        stand.deliveries().getFirst().messages().stream()
            .map(message -> message.getClass().getSimpleName())
            .toList());
  }

  @Test
  void aBatchOfNothingIsAnsweredWithoutARecord() {
    Response response = stand.post("none", batch(stand, "none", "\"events\":[]"));

    assertEquals("{\"received\":0,\"admitted\":0,\"refused\":[]}", text(response));
    assertEquals(List.of(), stand.deliveries());
  }
}
