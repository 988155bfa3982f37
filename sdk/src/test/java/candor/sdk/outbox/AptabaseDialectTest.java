package candor.sdk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonReader;
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

/** Proves what is on the wire of Aptabase, and what is not. */
@Tag("OSA-03")
final class AptabaseDialectTest {

  private static final Instant AT = Instant.parse("2026-11-22T02:52:37.701Z");
  private static final UUID ID = new UUID(1, 2);
  private static final String SESSION = "67a3a789-23ed-4db3-9cbf-c113324180b0";
  private static final Dialect DIALECT =
      Dialect.ofAptabase(
          Set.of(
              "total_memory_gb", "app_version", "os_name", "os_version", "locale", "sdk_version"));
  private static final Dialect.Server SERVER =
      new Dialect.Server(URI.create("https://t.example"), "A-SH-0123456789");

  private static Sender sender(boolean debug) {
    var context = new LinkedHashMap<String, Json>();
    context.put("total_memory_gb", new Json.Text("36"));
    context.put("app_version", new Json.Text("0.18.2"));
    context.put("os_name", new Json.Text("macos"));
    context.put("locale", new Json.Text("en-GB"));
    return new Sender(null, SESSION, debug, context);
  }

  private static Message.Track sent(Sender sender) {
    var props = new LinkedHashMap<String, Json>();
    props.put("source", new Json.Text("chat_ui"));
    props.put("stream", Json.TRUE);
    return new Message.Track(ID, "message_sent", AT, sender, props);
  }

  private static Batch batch(Message... messages) {
    var head = Line.head("sha256:0", "osaurus", messages[0].sender());
    return new Batch("1", head, List.of(messages).stream().map(Line::of).toList());
  }

  private static String body(Message... messages) {
    var request = DIALECT.request(SERVER, List.of(batch(messages)), AT.plusSeconds(9));
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aRequestGoesWhereTheClientsSendAndNamesTheKey() {
    var request = DIALECT.request(SERVER, List.of(batch(sent(sender(false)))), AT);

    assertEquals(URI.create("https://t.example/api/v0/events"), request.address());
    assertEquals(
        Map.of("Content-Type", "application/json", "App-Key", "A-SH-0123456789"),
        request.headers());
    assertEquals(25, DIALECT.mostEvents());
  }

  @Test
  void anEventKeepsItsTimeAndCarriesItsContextWhereTheDialectHasAPlace() {
    assertEquals(
        """
        [{"timestamp":"2026-11-22T02:52:37.701Z","sessionId":"%s","eventName":"message_sent",\
        "systemProps":{"isDebug":false,"appVersion":"0.18.2","locale":"en-GB","osName":"macos",\
        "sdkVersion":"candor-java@0.1"},\
        "props":{"source":"chat_ui","stream":true,"total_memory_gb":"36"}}]\
        """
            .formatted(SESSION),
        body(sent(sender(false))));
  }

  @Test
  @Tag("OSA-90")
  void aDebugBuildSaysSo() {
    assertTrue(body(sent(sender(true))).contains("\"isDebug\":true"));
  }

  @Test
  @Tag("OSA-45")
  void whatTheClientsAttachUninvitedIsNotThere() {
    var body = body(sent(sender(false)));

    for (String uninvited : List.of("deviceModel", "appBuildNumber", "engine", "plan", "install")) {
      assertFalse(body.contains(uninvited), uninvited);
    }
  }

  @Test
  void theShapeIsThatOfTheSwiftClient() throws Exception {
    Json recorded;
    try (var in =
        Objects.requireNonNull(getClass().getResourceAsStream("/wire/aptabase-swift.json"))) {
      recorded = JsonReader.read(in.readAllBytes());
    }
    var theirs = parts(((Json.Array) recorded).items().get(2));
    var ours =
        parts(((Json.Array) JsonReader.read(utf8(body(sent(sender(false)))))).items().get(0));

    assertEquals(theirs.keySet(), ours.keySet());
    assertTrue(
        parts(theirs.get("systemProps"))
            .keySet()
            .containsAll(parts(ours.get("systemProps")).keySet()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Json> parts(@org.jspecify.annotations.Nullable Json json) {
    return ((Json.Dictionary) Objects.requireNonNull(json)).members();
  }

  @Test
  void theSameBatchMakesTheSameBytesWhenItIsSentAgain() {
    var batch = List.of(batch(sent(sender(false))));

    assertEquals(
        new String(DIALECT.request(SERVER, batch, AT).body(), StandardCharsets.UTF_8),
        new String(
            DIALECT.request(SERVER, batch, AT.plusSeconds(60)).body(), StandardCharsets.UTF_8));
  }

  @Test
  void aBodyReadsBackAsWhatWasSaid() {
    var read = Objects.requireNonNull(DIALECT.read(body(sent(sender(true)))));

    var event = (Message.Track) read.get(0);
    assertEquals("message_sent", event.name());
    assertEquals(AT, event.at());
    assertEquals(SESSION, event.sender().session());
    assertTrue(event.sender().debug());
    assertEquals(new Json.Text("macos"), event.sender().context().get("os_name"));
    assertEquals(new Json.Text("36"), event.props().get("total_memory_gb"));
  }

  @Test
  @Tag("OSA-37")
  void marksRideAsAnEventOfANameThatNoPlanCanHave() {
    var marks = new Message.Marks(ID, AT, sender(false), true, false, true, "2026-W48");

    var read = (Message.Marks) Objects.requireNonNull(DIALECT.read(body(marks))).get(0);

    assertTrue(body(marks).contains("\"eventName\":\"$marks\""));
    assertTrue(read.day() && read.month() && !read.week());
    assertEquals("2026-W48", read.cohort());
    assertEquals(new Json.Text("36"), read.sender().context().get("total_memory_gb"));
  }

  @Test
  void theVersionOfTheLibraryIsOnlyReadWhereThePlanHasIt() {
    var plain = Dialect.ofAptabase(Set.of());
    var message =
        new Message.Track(ID, "seen", AT, new Sender(null, null, false, Map.of()), Map.of());
    var body = plain.request(SERVER, List.of(batch(message)), AT).body();

    var read = Objects.requireNonNull(plain.read(new String(body, StandardCharsets.UTF_8)));

    assertEquals(Map.of(), read.get(0).sender().context());
  }

  @Test
  void aLocaleThatWouldCostTheWholeRequestIsLeftOut() {
    var context = Map.<String, Json>of("locale", new Json.Text("zh-Hant-HK-x"));
    var message =
        new Message.Track(ID, "seen", AT, new Sender(null, null, false, context), Map.of());

    assertFalse(body(message).contains("zh-Hant"));
  }

  @Test
  void onlyWhatItHasWordsForIsCarried() {
    assertTrue(DIALECT.carries(Message.Track.class) && DIALECT.carries(Message.Marks.class));
    assertFalse(DIALECT.carries(Message.Erase.class) || DIALECT.carries(Message.Summary.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1]", "[{\"eventName\":\"a\"}]", "[{\"other\":1}]"})
  void otherBodiesAreNotUnderstood(String body) {
    assertNull(DIALECT.read(body));
  }
}
