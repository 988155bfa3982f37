package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.server.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the forms in which PostHog's clients wrap JSON, and what they ask beside it. */
final class PostHogFormsTest {

  private static final String KEY = "phc_install-app";
  private static final String BODY =
      "{\"api_key\":\"" + KEY + "\",\"batch\":[{\"event\":\"app_launched\",\"properties\":{}}]}";

  /** Made with lz-string 1.5.0 of such a body, with letters beyond Latin-1 in a property. */
  private static final String LZ =
      "N4IghgDglg+g1gUwJ4gFwggCwMYygOwGcAXMAGzIFpIIQAaEAIzGO0zQG1QEA3BfYmnAQIMMmACu+NggAm9ELKgkC2YnnnoAbADMAjIwAM2PQkoB2WQFYzAFjBXzlAJwO9lQ7PPZvhsIYC9BQgAJwB7CAQQ4igEQjRQfDDiBCEAcRCAH4B9hAACQF4NwCE9vLAy8oqykABfaoBdaqA==";

  private static final Map<String, String> PAGE = Map.of("origin", "tauri://localhost");

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
  }

  private Response send(String path, Map<String, String> query, byte[] body) {
    var several = new HashMap<String, List<String>>();
    query.forEach((name, value) -> several.put(name, List.of(value)));
    return Stand.answer(stand.send("POST", path, several, PAGE, body));
  }

  private void assertTaken(Map<String, String> query, byte[] body) {
    Response response = send("/e/", query, body);
    assertEquals(200, response.status(), new String(response.body(), StandardCharsets.UTF_8));
    assertEquals(1, stand.figures("install").admitted());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String form(String value) {
    return "data=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] zlib(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new DeflaterOutputStream(out)) {
      packed.write(utf8(text));
    }
    return out.toByteArray();
  }

  @Test
  void jsonUnderAnyName() {
    assertTaken(Map.of(), utf8(" " + BODY));
  }

  @Test
  void gzipThatNothingDeclares() throws IOException {
    assertTaken(Map.of("compression", "gzip-js"), NativeAnswersTest.gzip(utf8(BODY)));
  }

  @Test
  void zlibThatTheHeaderDeclares() throws IOException {
    var headers = Map.of("content-encoding", "deflate");
    assertEquals(200, stand.post("/i/v0/e", headers, zlib(BODY)).status());
    assertEquals(1, stand.figures("install").admitted());
  }

  @Test
  void aFormOfBase64() {
    assertTaken(Map.of("compression", "base64"), utf8(form(base64(utf8(BODY)))));
  }

  @Test
  void aFormOfBase64WhosePlusSignsBecameSpaces() {
    String odd = BODY.replace("{}", "{\"x\":\"~~>>~~>>\"}");
    assertTrue(base64(utf8(odd)).contains("+"), "nothing to lose");
    assertTaken(Map.of(), utf8("data=" + base64(utf8(odd))));
  }

  @Test
  void aFormOfJson() {
    assertTaken(Map.of(), utf8("ip=1&" + form(BODY)));
  }

  @Test
  void aFormOfLzString() {
    assertTaken(Map.of(), utf8(form(LZ) + "&compression=lz64"));
  }

  @Test
  void base64OfZlibAlone() throws IOException {
    assertTaken(Map.of(), utf8(base64(zlib(BODY))));
  }

  /** All that old pages bring stands in the address; the path may end in a slash or not. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/e/", "/e", "/i/v0/e/", "/capture", "/batch/", "/track/", "/engage/", "/i/v0/e"})
  void anAddressMayHoldTheEvents(String path) throws IOException {
    var forms =
        new ArrayList<>(List.of(BODY, base64(utf8(BODY)), base64(utf8(BODY)).replace('+', ' ')));
    forms.add(base64(NativeAnswersTest.gzip(utf8(BODY))));
    forms.forEach(data -> assertEquals(200, address(path, Map.of("data", data)).status()));
    Response lz = address(path, Map.of("data", LZ, "compression", "lz64", "ip", "1"));

    assertEquals("{\"status\":1}", new String(lz.body(), StandardCharsets.UTF_8));
    assertEquals("tauri://localhost", lz.headers().get("Access-Control-Allow-Origin"));
    assertEquals(forms.size() + 1, stand.figures("install").admitted());
  }

  @Test
  void anAddressWithoutEventsIsTurnedAway() {
    assertEquals(400, address("/e/", Map.of()).status());
    assertEquals(400, address("/e/", Map.of("data", "!!!")).status());
    assertEquals(401, address("/e/", Map.of("data", BODY.replace(KEY, "phc_other"))).status());
    assertEquals(List.of(), stand.deliveries());
  }

  /** It asserts besides that no cache keeps the address, as for any other. */
  @Test
  void anAddressOfAClosingPageOrInAnOverloadIsAnsweredTheSame() {
    assertEquals(204, address("/e/", Map.of("data", BODY, "beacon", "1")).status());
    stand.log.mood(MemoryLog.Mood.FULL);
    assertEquals(503, address("/e/", Map.of("data", BODY)).status());
  }

  private Response address(String path, Map<String, String> query) {
    var several = new HashMap<String, List<String>>();
    query.forEach((name, value) -> several.put(name, List.of(value)));
    Response answer = Stand.answer(stand.send("GET", path, several, PAGE, new byte[0]));
    assertEquals("no-store", answer.headers().get("Cache-Control"));
    return answer;
  }

  /** Nobody can read this answer, and the service itself gives no other. */
  @Test
  void aPageThatClosesIsAnsweredWithNothing() {
    Response response = send("/e/", Map.of("beacon", "1"), utf8(form(base64(utf8(BODY)))));

    assertEquals(204, response.status());
    assertEquals(0, response.body().length);
    assertEquals(1, stand.figures("install").admitted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data=%",
        "data=!!!",
        "data=QQ==",
        "data=QQ==&compression=lz64",
        "data=N4Ig&compression=lz64",
        "data=//////8=&compression=lz64",
        "data=",
        "nothing here",
        "",
        "5",
        "{\"batch\":5}",
      })
  @Tag("T12")
  void whatCannotBeReadIsTurnedAwayForTheOriginToSee(String body) {
    Response response = send("/e/", Map.of(), utf8(body));

    assertEquals(400, response.status());
    assertEquals("tauri://localhost", response.headers().get("Access-Control-Allow-Origin"));
  }

  @Test
  void overloadIsNeverToldAsTooManyRequests() {
    stand.log.mood(MemoryLog.Mood.FULL);
    Response response = send("/e/", Map.of(), utf8(BODY));

    assertEquals(503, response.status());
    assertEquals("1", response.headers().get("Retry-After"));
    assertEquals("true", response.headers().get("Access-Control-Allow-Credentials"));
  }

  @Test
  void aPageGetsItsOwnOriginBack() {
    var asked = Map.of("origin", "null", "access-control-request-headers", "content-type,x-own");
    var answer = Stand.answer(stand.send("OPTIONS", "/i/v0/e", asked, new byte[0]));

    assertEquals(204, answer.status());
    assertEquals("null", answer.headers().get("Access-Control-Allow-Origin"));
    assertEquals("true", answer.headers().get("Access-Control-Allow-Credentials"));
    assertEquals("content-type,x-own", answer.headers().get("Access-Control-Allow-Headers"));
    assertEquals("Origin", answer.headers().get("Vary"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/flags", "/flags/", "/decide", "/decide/"})
  void nobodyGetsFlags(String path) throws JsonException {
    Response response = send(path, Map.of("v", "2"), utf8("{\"token\":\"x\"}"));
    var said = (Json.Dictionary) JsonReader.read(response.body());

    assertEquals(200, response.status());
    assertEquals(new Json.Dictionary(Map.of()), said.get("featureFlags"));
    assertEquals(Json.FALSE, said.get("sessionRecording"));
    assertEquals(List.of(), stand.tally.snapshot());
  }

  @Test
  void settingsKeepAllCollectorsOff() throws JsonException {
    Response json = get("/array/" + KEY + "/config");
    var said = (Json.Dictionary) JsonReader.read(json.body());
    String script = new String(get("/array/" + KEY + "/config.js").body(), StandardCharsets.UTF_8);

    assertEquals(Json.TRUE, said.get("autocapture_opt_out"));
    for (String collector :
        List.of(
            "sessionRecording", "surveys", "heatmaps", "capturePerformance", "captureDeadClicks")) {
      assertEquals(Json.FALSE, said.get(collector), collector);
    }
    assertTrue(script.contains("_POSTHOG_REMOTE_CONFIG") && script.contains("'" + KEY + "'"));
    assertTrue(script.contains(new String(json.body(), StandardCharsets.UTF_8).substring(1)));
  }

  @Test
  void settingsOfAnotherKeyAreNotFoundAndNotRepeated() {
    Response wrong = get("/array/phc_'+alert(1)+'/config.js");

    assertEquals(404, wrong.status());
    assertFalse(new String(wrong.body(), StandardCharsets.UTF_8).contains("alert"));
    assertEquals(
        404, get("/array/" + stand.app("install").keys().nativeKey() + "/config").status());
    assertEquals(List.of(), stand.tally.snapshot());
  }

  private Response get(String path) {
    return Stand.answer(stand.send("GET", path, PAGE, new byte[0]));
  }
}
