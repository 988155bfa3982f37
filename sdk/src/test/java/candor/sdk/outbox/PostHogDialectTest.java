package candor.sdk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.canonical.CanonicalPlan;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what is on the wire of PostHog, and what is not. */
final class PostHogDialectTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.250Z");
  private static final UUID ID = UUID.fromString("01a2011c-dda4-70ef-a1de-2e4e7569725b");
  private static final String INSTALL = "6f1b0c1e-7d5e-4a57-9a51-0d7c7c0a0001";
  private static final String SESSION = "67a3a789-23ed-4db3-9cbf-c113324180b0";
  private static final String PLAN =
      """
      {"candor":1,"app":{"id":"dimmy","name":"Dimmy","kind":"desktop","platforms":["linux"]},
       "purposes":["A test."],"access":["Nobody."],
       "channels":{"usage":{"consent":"opt-out","label":"Usage","default":true,"retroactive":false}},
       "identity":{"model":"install","marks":false},"times":{"late":"refuse","future":"clamp"},
       "context":{"app_version":{"type":"version","parts":3,"required":false,"what":"Version."},
        "os":{"type":"enum","values":["linux"],"required":false,"what":"System."}},
       "events":{"dictated":{"channel":"usage","question":"Is it used?","when":"It is.","reserved":false,
        "properties":{"mode":{"type":"enum","values":["local","cloud"],"required":true,"what":"Way."}}},
        "opened":{"channel":"usage","question":"Is it opened?","when":"It is.","reserved":false}},
       "counters":{"total":{"what":"All.","raised_by":["dictated"]}},
       "person":{
        "first_seen_at":{"what":"First.","set":"once","from":"time"},
        "first_os":{"what":"First.","set":"once","from":"context.os"},
        "latest_os":{"what":"Last.","set":"latest","from":"context.os"},
        "latest_mode":{"what":"Last.","set":"latest","from":"prop.mode","by":["dictated"]}},
       "questions":{"kpis":[{"id":"a","question":"How often?","measure":"events","events":["dictated","opened"]}]},
       "never":[{"what":"Anything else."}],"retention":{"events":30,"crashes":30,"feedback":30,"emails":30},
       "public":{"shows":[],"minimum_group":10}}
      """;
  private static final Dialect DIALECT = Dialect.ofPostHog(plan());

  private static Plan plan() {
    return CanonicalPlan.read(PLAN.getBytes(StandardCharsets.UTF_8)).plan();
  }

  private static Message.Track event(String name, boolean debug, boolean named) {
    var context = new LinkedHashMap<String, Json>();
    context.put("app_version", new Json.Text("0.6.27"));
    context.put("os", new Json.Text("linux"));
    var sender = new Sender(named ? INSTALL : null, SESSION, debug, context);
    Map<String, Json> props =
        name.equals("dictated") ? Map.of("mode", new Json.Text("local")) : Map.of();
    return new Message.Track(ID, name, AT, sender, props);
  }

  private static Dialect.Request request(Message message) {
    return Wire.request(DIALECT, "https://eu.example", message);
  }

  private static Map<String, Json> properties(Message message) {
    var body = Wire.read(Wire.text(request(message)));
    return Wire.parts(Wire.item(body.get("batch"), 0).get("properties"));
  }

  @Test
  void aBatchGoesWhereTheClientsSendWithTheKeyInTheBody() {
    var request = request(event("dictated", false, true));

    assertEquals(URI.create("https://eu.example/batch/"), request.address());
    assertEquals(Map.of("Content-Type", "application/json"), request.headers());
    assertEquals(new Json.Text("the-key"), Wire.read(Wire.text(request)).get("api_key"));
  }

  @Test
  void theShapeIsThatOfTheirClient() {
    var ours = Wire.read(Wire.text(request(event("dictated", false, true))));
    var theirs = Wire.recorded("posthog-node.json");

    assertEquals(theirs.keySet(), ours.keySet());
    assertEquals(
        Wire.item(theirs.get("batch"), 0).keySet(), Wire.item(ours.get("batch"), 0).keySet());
  }

  @Test
  void anEventCarriesContextSessionAndWhatItSetsOfItsInstall() {
    assertEquals(
        """
        {"mode":"local","app_version":"0.6.27","os":"linux","session_id":"%s","$ip":null,\
        "$set_once":{"first_seen_at":"2026-11-22T10:00:00Z","first_os":"linux"},\
        "$set":{"latest_os":"linux","latest_mode":"local"},"$add":{"total":1}}\
        """
            .formatted(SESSION),
        candor.json.JsonWriter.write(
            new Json.Dictionary(properties(event("dictated", false, true)))));
  }

  @Test
  @Tag("DIM-59")
  void anEventRaisesOnlyItsOwnCounterAndSetsOnlyWhatIsSaidOfIt() {
    var properties = properties(event("opened", false, true));

    assertFalse(properties.containsKey("$add"));
    assertEquals(Set.of("latest_os"), Wire.parts(properties.get("$set")).keySet());
  }

  @Test
  void withoutAnIdOfTheInstallThereIsNoPerson() {
    var properties = properties(event("dictated", false, false));

    assertEquals(Json.FALSE, properties.get("$process_person_profile"));
    assertFalse(properties.containsKey("$set") || properties.containsKey("$add"));
  }

  @Test
  void whatTheClientsAttachUninvitedIsNotThere() {
    var text = Wire.text(request(event("dictated", false, true)));

    for (String uninvited : List.of("$lib", "$os", "$geoip", "$device", "$host", "$timezone")) {
      assertFalse(text.contains(uninvited), uninvited);
    }
  }

  @Test
  void aDebugBuildSaysSo() {
    assertEquals(
        new Json.Text("development"), properties(event("opened", true, true)).get("environment"));
    assertFalse(properties(event("opened", false, true)).containsKey("environment"));
  }

  @Test
  void aBodyReadsBackAsWhatWasSaid() {
    var text = Wire.text(request(event("dictated", true, true)));

    var read = (Message.Track) Objects.requireNonNull(DIALECT.read(text)).get(0);

    assertEquals(ID, read.id());
    assertEquals(AT, read.at());
    assertEquals(new Sender(INSTALL, SESSION, true, Map.of()), read.sender());
    assertEquals(Set.of("mode", "app_version", "os"), read.props().keySet());
  }

  @Test
  void onlyEventsAreCarried() {
    assertTrue(DIALECT.carries(Message.Track.class));
    assertFalse(DIALECT.carries(Message.Marks.class) || DIALECT.carries(Message.Crash.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"batch\":1}", "{\"batch\":[{}]}", "{\"other\":[]}"})
  void otherBodiesAreNotUnderstood(String body) {
    assertNull(DIALECT.read(body));
  }
}
