package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Replays what real Aptabase clients sent: they must be satisfied, and no secret may survive. */
@Tag("OSA-03")
final class RecordedTrafficTest {

  private static final Path WIRE = Path.of("src/test/resources/wire");

  /** The recordings hold events of this hour. */
  private static final Instant RECORDED = Instant.parse("2026-11-22T03:00:00Z");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> everyRecordedRequestIsAnsweredAsItsClientExpects() throws IOException {
    try (Stream<Path> all = Files.walk(WIRE)) {
      List<Path> files = all.filter(path -> isAptabase(path)).sorted().toList();
      assertTrue(files.size() > 40, "recordings found: " + files.size());
      return files.stream()
          .map(file ->
              DynamicTest.dynamicTest(WIRE.relativize(file).toString(), () -> replay(file)));
    }
  }

  private static boolean isAptabase(Path path) {
    return path.toString().endsWith(".json")
        && WIRE.relativize(path).toString().startsWith("aptabase");
  }

  private void replay(Path file) throws IOException, JsonException {
    var recording = (Json.Dictionary) JsonReader.read(Files.readAllBytes(file));
    var request = (Json.Dictionary) part(recording, "request");
    byte[] body = Base64.getDecoder().decode(text(request, "body_base64"));
    Stand stand = new Stand(directory.resolve(file.getFileName()));
    stand.turnTo(RECORDED);
    var headers = headers(request);
    if (headers.containsKey("app-key")) {
      headers.put("app-key", stand.app("daily").keys().aptabase());
    }

    var answer =
        Stand.answer(stand.send(text(request, "method"), text(request, "path"), headers, body));

    assertTrue(answer.status() < 300, "status " + answer.status());
    assertEquals("*", answer.headers().get("Access-Control-Allow-Origin"));
    assertAccounted(stand, recording);
    assertNothingSurvives(stand, recording, answer.body());
  }

  private static void assertAccounted(Stand stand, Json.Dictionary recording) {
    var meaning = (Json.Dictionary) part(recording, "meaning");
    long events = ((Json.Whole) part(meaning, "events")).value();
    var figures = stand.figures("daily");
    assertEquals(events, figures.received());
    assertEquals(figures.received(), figures.admitted() + figures.refused() + figures.unreadable());
  }

  private static void assertNothingSurvives(Stand stand, Json.Dictionary recording, byte[] answer) {
    var traces = new StringBuilder(stand.tally.snapshot().toString());
    traces.append(new String(answer, StandardCharsets.UTF_8));
    stand.deliveries().forEach(traces::append);
    stand.log.records().forEach(r -> traces.append(new String(r, StandardCharsets.ISO_8859_1)));
    var privacy = (Json.Dictionary) part(recording, "privacy");
    for (Json secret : ((Json.Array) part(privacy, "must_not_survive")).items()) {
      assertEquals(-1, traces.indexOf(((Json.Text) secret).value()));
    }
    assertEquals(-1, traces.indexOf("Mozilla"), "the user agent must not survive");
  }

  private static Map<String, String> headers(Json.Dictionary request) {
    var headers = new HashMap<String, String>();
    for (Json header : ((Json.Array) part(request, "headers")).items()) {
      var pair = new ArrayList<String>();
      ((Json.Array) header).items().forEach(each -> pair.add(((Json.Text) each).value()));
      headers.put(pair.get(0).toLowerCase(Locale.ROOT), pair.get(1));
    }
    return headers;
  }

  private static Json part(Json.Dictionary from, String name) {
    return Objects.requireNonNull(from.get(name), name);
  }

  private static String text(Json.Dictionary from, String name) {
    return ((Json.Text) part(from, name)).value();
  }
}
