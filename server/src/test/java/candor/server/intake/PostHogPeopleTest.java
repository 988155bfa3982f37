package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import candor.event.Message;
import candor.plan.Plan;
import candor.server.http.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps what clients of PostHog say of people and groups out, in every form that they have. */
final class PostHogPeopleTest {

  private static final Plan PLAN = Apps.plan("posthog.yaml", "", "");
  private static final String KEY = "phc_test";
  private static final String INSTALL = "6f1b0c1e-7d5e-4a57-9a51-0d7c7c0a0001";
  private static final String ID = "01a2011c-d654-7317-b6f8-1a2d509680a0";
  private static final String WHO = "alice.liddell@wonderland.example";

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
    stand.apps.recorded(PLAN, KEY);
  }

  private Response post(String path, String body) {
    return stand.post(
        path,
        Map.of("authorization", "Bearer " + KEY),
        body.replace("@", WHO).getBytes(StandardCharsets.UTF_8));
  }

  private Tally.Figures figures() {
    return stand.tally.snapshot().stream()
        .filter(each -> each.app().equals("recorded"))
        .findFirst()
        .orElseThrow();
  }

  private void assertNowhere() {
    var traces = new StringBuilder(stand.tally.snapshot().toString());
    stand.deliveries().forEach(traces::append);
    assertFalse(traces.indexOf("alice") >= 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'event':'$identify','distinct_id':'@','$anon_distinct_id':'x','$set':{'email':'@'}}",
        "{'event':'$create_alias','properties':{'alias':'@','distinct_id':'@'}}",
        "{'event':'$groupidentify','properties':{'$group_type':'company','$group_key':'@',"
            + "'$group_set':{'name':'@'}}}",
        "{'event':'$set','properties':{'$set':{'email':'@'}}}",
        "{'event':'$set_once','$set_once':{'email':'@'}}",
        "{'event':'$unset','properties':{'$unset':['@']}}",
        "{'event':'$screen','properties':{'$screen_name':'@'}}",
        "{'event':'$pageview','properties':{'$current_url':'https://x/?@#@','title':'@'}}",
        "{'event':'$autocapture','properties':{'$elements':[{'attr__value':'@'}]}}",
        "{'event':'$feature_flag_called','properties':{'$feature_flag':'@'}}",
        "{'event':'$$client_ingestion_warning','properties':{'$$client_ingestion_warning_message':'@'}}"
      })
  void whatDescribesAPersonIsAnsweredAsAcceptedAndRefused(String event) {
    for (String path : new String[] {"/e/", "/batch", "/i/v0/e/"}) {
      Response answer = post(path, event.replace('\'', '"'));
      assertEquals(200, answer.status());
      assertEquals("{\"status\":1}", new String(answer.body(), StandardCharsets.UTF_8));
    }
    assertEquals(3, figures().refused());
    assertEquals(0, figures().admitted());
    assertNowhere();
  }

  /** Without a name it is only a description, but only where the oldest clients send those. */
  @Test
  void engagementWithoutANameIsADescription() {
    assertEquals(200, post("/engage/", "{\"distinct_id\":\"@\",\"$set\":{\"a\":\"@\"}}").status());
    assertEquals(1, figures().refused());
    assertNowhere();
  }

  /** Each rides on an event of the plan, which is kept without it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'$set':{'email':'@'}|1",
        "'$set_once':{'email':'@','first_os':'linux'}|1",
        "'$unset':['email','@']|1",
        "'$groups':{'company':'@'}|1",
        "'$add':{'total_sessions':1}|0",
        "'$increment':{'total_sessions':1}|0",
        "'$add':{'total_sessions':5}|1",
        "'$increment':{'@':1}|1",
        "'$add':{'total_sessions':1},'$increment':{'total_sessions':1}|0",
        "'$ip':'203.0.113.9'|1",
        "'$raw_user_agent':'@'|1",
        "'$device_id':'@'|1",
        "'$process_person_profile':false|1"
      })
  void whatRidesOnAnEventIsLeftBehindAndCounted(String more, long uninvited) {
    String event =
        "{\"event\":\"app.started\",\"uuid\":\"%s\",\"distinct_id\":\"%s\",\"properties\":{%s}}"
            .formatted(ID, INSTALL, more.replace('\'', '"'));
    assertEquals(200, post("/batch/", event).status());
    assertEquals(200, post("/batch/", event).status());
    assertEquals(2 * uninvited, figures().uninvited());
    var kept = stand.deliveries().stream().flatMap(each -> each.messages().stream()).toList();
    assertEquals(2, kept.size());
    assertEquals(kept.get(0), kept.get(1), "a repeat, which the store knows by its id");
    assertEquals(Map.of(), ((Message.Track) kept.get(0)).props());
    assertNowhere();
  }

  /** Numbers and objects are names of somebody too. */
  @ParameterizedTest
  @ValueSource(strings = {"\"@\"", "17", "{\"id\":\"@\"}", "[\"@\"]", "true", "\"\""})
  void whoeverIsNoInstallIsNobody(String who) {
    String event = "{\"event\":\"app.started\",\"distinct_id\":" + who + ",\"properties\":{}}";
    assertEquals(200, post("/e/", event).status());
    var kept = (Message.Track) stand.deliveries().getFirst().messages().getFirst();
    assertEquals(null, kept.sender().install());
    assertNowhere();
  }
}
