package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.json.Json;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.server.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the newer form of PostHog's dialect: an answer for each event, and errors of its own. */
final class PostHogNewerTest {

  private static final Plan PLAN = Apps.plan("posthog.yaml", "", "");
  private static final String KEY = "phc_test";
  private static final String PATH = "/i/v1/analytics/events";
  private static final String ID = "01a2011c-d654-7317-b6f8-1a2d509680a0";
  private static final String WHO = "alice.liddell@wonderland.example";

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
    stand.apps.recorded(PLAN, KEY);
  }

  private Response post(String path, String body, String... fields) {
    var headers = new HashMap<>(Map.of("authorization", "Bearer " + KEY));
    for (int i = 0; i < fields.length; i += 2) {
      headers.put(fields[i], fields[i + 1]);
    }
    return stand.post(path, headers, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String batch(String... events) {
    return "{'created_at':'2026-11-22T10:00:00Z','historical_migration':true,'batch':["
        + String.join(",", events)
        + "]}";
  }

  private static String event(String more) {
    return "{'event':'loop','uuid':'" + ID + "','properties':{}" + more + "}";
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private Message last() {
    return stand.deliveries().getLast().messages().getLast();
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "/", "/i/v1/general/events", "/i/v1/general/events/"})
  void eachEventIsToldOfByItsOwnId(String path) {
    String bad = ID.replace("a0", "a1");
    String options = ",'options':{'process_person_profile':false,'product_tour_id':'" + WHO + "'}";
    String spy = "{'event':'" + WHO + "','uuid':'" + bad + "'}";
    String nameless = "{'event':'" + WHO + "'}";

    String said = text(post(path, batch(event(options), spy, nameless)));

    assertEquals(
        "{'results':{'%s':{'result':'ok'},'%s':{'result':'drop','details':'The telemetry plan of the app does not let this event pass.'}}}"
            .formatted(ID, bad)
            .replace('\'', '"'),
        said);
    assertFalse(stand.deliveries().toString().contains(WHO));
  }

  /** Every attempt tells the time anew, so that what waited keeps its own. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-22T09:00:00Z, '',                             2026-11-22T09:59:00Z",
    "2026-11-22T09:00:05Z, '',                             2026-11-22T09:58:55Z",
    "2026-11-22T09:00:00Z, disable_skew_correction,        2026-11-22T08:59:00Z",
    "2026-11-22T09:00:00Z, disable_skew_adjustment,        2026-11-22T08:59:00Z",
  })
  void timesAreCorrectedByTheTimeOfTheAttempt(String sent, String option, String kept) {
    String options = option.isEmpty() ? "" : ",'options':{'" + option + "':true}";
    post(
        PATH,
        batch(event(",'timestamp':'2026-11-22T08:59:00Z'" + options)),
        "posthog-request-timestamp",
        sent);

    assertEquals(Instant.parse(kept), last().at());
  }

  /** Opens the app with a plan that wants to know the version of the client. */
  private void askForTheClient() throws IOException {
    String yaml = Files.readString(Path.of("src/test/resources/intake/posthog.yaml"));
    String more = "\n  sdk_version: {type: version, parts: 3, what: Client.}\n  arch: ";
    byte[] asking = yaml.replace("\n  arch: ", more).getBytes(StandardCharsets.UTF_8);
    stand.apps.recorded(Objects.requireNonNull(PlanFile.read(asking).plan()), KEY);
  }

  @Test
  void whatTheClientIsStandsBesideTheBody() throws IOException {
    askForTheClient();
    post(PATH, batch(event("")), "posthog-sdk-info", "posthog-node/5.70.0");

    assertEquals(new Json.Text("5.70.0"), last().sender().context().get("sdk_version"));
    assertEquals(0, stand.tally.snapshot().getFirst().uninvited());
  }

  @ParameterizedTest
  @ValueSource(strings = {"posthog-node", "/", "", "alice"})
  void whatIsNoNameAndVersionTellsNothing(String told) throws IOException {
    askForTheClient();
    post(PATH, batch(event("")), "posthog-sdk-info", told);

    assertNull(last().sender().context().get("sdk_version"));
  }

  @Test
  void errorsAreToldInWordsOfThisForm() throws Exception {
    assertFailed(400, "invalid_request", post(PATH, "{'batch':5}"));
    assertFailed(401, "unauthorized", post(PATH, batch(), "authorization", "Bearer phc_other"));
    assertFailed(401, "unauthorized", post(PATH, batch(), "authorization", "none"));
    assertFailed(413, "payload_too_large", post(PATH, " ".repeat(2 << 20)));
    Response unknown = post(PATH, batch(), "content-encoding", "lz4");
    assertFailed(415, "unsupported_media_type", unknown);
    assertEquals("gzip, deflate, br, zstd", unknown.headers().get("Accept-Encoding"));
    stand.log.mood(MemoryLog.Mood.FULL);
    Response busy = post(PATH, batch(event("")));
    assertFailed(503, "service_unavailable", busy);
    assertEquals("1", busy.headers().get("Retry-After"));
  }

  private static void assertFailed(int status, String error, Response response) throws Exception {
    assertEquals(status, response.status());
    assertEquals("application/json", response.headers().get("Content-Type"));
    var said = (Json.Dictionary) JsonReader.read(response.body());
    assertEquals(new Json.Text(error), said.get("error"));
    assertTrue(said.get("error_description") instanceof Json.Text text && !text.value().isEmpty());
  }

  /** Lines of logs and figures of the client's own: no plan holds them, and nobody reads them. */
  @ParameterizedTest
  @ValueSource(strings = {"/i/v1/logs", "/i/v1/metrics/"})
  void logsAndMetricsAreAnsweredAsAcceptedAndNotRead(String path) {
    assertEquals("{}", text(post(path + "?token=" + KEY, "{'resourceLogs':'" + WHO + "'}")));
    assertEquals(401, post(path + "?token=phc_other", "{}").status());
    assertEquals(401, post(path, "{}").status());
    assertEquals(List.of(), stand.deliveries());
    assertEquals(List.of(), stand.tally.snapshot());
  }
}
