package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.server.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Replays what real PostHog clients sent: they must be satisfied, and no secret may survive. */
@Tag("DIM-85")
final class PostHogTrafficTest {

  private static final Path WIRE = Path.of("src/test/resources/wire");
  private static final String KEY = "phc_candorWireDriver0000000000000000000000001";
  private static final String CRASH = "$exception";

  /** The recordings were made in the hour before. */
  private static final Instant RECORDED = Instant.parse("2026-11-22T03:30:00Z");

  private static final Plan PLAN = Apps.plan("posthog.yaml", "", "");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> everyRecordedRequestIsAnsweredAsItsClientExpects() throws IOException {
    try (Stream<Path> all = Files.walk(WIRE)) {
      List<Path> files = all.filter(PostHogTrafficTest::isPostHog).sorted().toList();
      assertTrue(files.size() > 200, "recordings found: " + files.size());
      return files.stream()
          .map(file ->
              DynamicTest.dynamicTest(WIRE.relativize(file).toString(), () -> replay(file)));
    }
  }

  private static boolean isPostHog(Path path) {
    return path.toString().endsWith(".json")
        && WIRE.relativize(path).toString().startsWith("posthog");
  }

  private void replay(Path file) throws IOException, JsonException {
    var recording = (Json.Dictionary) JsonReader.read(Files.readAllBytes(file));
    var request = (Json.Dictionary) part(recording, "request");
    var stand = new Stand(Files.createTempDirectory(directory, "stand"));
    stand.turnTo(RECORDED);
    stand.apps.recorded(PLAN, KEY);

    Response answer = send(stand, request);
    var first = ids(stand);
    Response again = send(stand, request);

    assertSatisfied(request, answer);
    assertEquals(answer.status(), again.status());
    assertCounted(stand, (Json.Dictionary) part(recording, "meaning"));
    assertEquals(first.size() * 2, ids(stand).size());
    assertEquals(new HashSet<>(first), new HashSet<>(ids(stand)));
    assertNothingSurvives(stand, recording, answer);
  }

  private static Response send(Stand stand, Json.Dictionary request) {
    var query = new LinkedHashMap<String, List<String>>();
    pairs(request, "query").forEach(pair -> query.put(pair.get(0), List.of(pair.get(1))));
    byte[] body = Base64.getDecoder().decode(text(request, "body_base64"));
    return Stand.answer(
        stand.send(text(request, "method"), text(request, "path"), query, headers(request), body));
  }

  private static void assertSatisfied(Json.Dictionary request, Response answer) {
    boolean isClosing = pairs(request, "query").contains(List.of("beacon", "1"));
    boolean isAsking = text(request, "method").equals("OPTIONS");
    int expected = isAsking || isClosing ? 204 : 200;
    assertEquals(expected, answer.status());
    String origin = headers(request).get("origin");
    if (origin != null) {
      assertEquals(origin, answer.headers().get("Access-Control-Allow-Origin"));
      assertEquals("true", answer.headers().get("Access-Control-Allow-Credentials"));
    }
  }

  /** The request was sent twice, so every figure is twice what one holds. */
  private static void assertCounted(Stand stand, Json.Dictionary meaning) {
    var names = new ArrayList<String>();
    if (meaning.get("names") instanceof Json.Array all) {
      all.items().forEach(name -> names.add(((Json.Text) name).value()));
    }
    long planned =
        names.stream()
            .filter(name -> name.equals(CRASH) || PLAN.events().containsKey(name))
            .count();
    var figures = stand.tally.snapshot().stream().filter(f -> f.app().equals("recorded")).toList();
    assertEquals(names.isEmpty(), figures.isEmpty());
    figures.forEach(f -> {
      assertEquals(2L * names.size(), f.received());
      assertEquals(2 * planned, f.admitted());
      assertEquals(2 * (names.size() - planned), f.refused());
    });
  }

  private static List<Object> ids(Stand stand) {
    var ids = new ArrayList<>();
    for (var delivery : stand.deliveries()) {
      for (Message message : delivery.messages()) {
        ids.add(
            message instanceof Message.Track track ? track.id() : ((Message.Crash) message).id());
      }
    }
    return ids;
  }

  private static void assertNothingSurvives(
      Stand stand, Json.Dictionary recording, Response answer) {
    var traces = new StringBuilder(stand.tally.snapshot().toString());
    traces.append(new String(answer.body(), StandardCharsets.UTF_8));
    stand.deliveries().forEach(traces::append);
    stand.log.records().forEach(r -> traces.append(new String(r, StandardCharsets.ISO_8859_1)));
    var privacy = (Json.Dictionary) part(recording, "privacy");
    for (Json secret : ((Json.Array) part(privacy, "must_not_survive")).items()) {
      assertEquals(-1, traces.indexOf(((Json.Text) secret).value()));
    }
    for (String trace : List.of("Mozilla", "/home/", "pre_context", "localhost")) {
      assertEquals(-1, traces.indexOf(trace), trace);
    }
  }

  private static Map<String, String> headers(Json.Dictionary request) {
    var headers = new HashMap<String, String>();
    pairs(request, "headers")
        .forEach(pair -> headers.put(pair.get(0).toLowerCase(Locale.ROOT), pair.get(1)));
    return headers;
  }

  private static List<List<String>> pairs(Json.Dictionary request, String name) {
    var pairs = new ArrayList<List<String>>();
    for (Json each : ((Json.Array) part(request, name)).items()) {
      pairs.add(
          ((Json.Array) each).items().stream().map(item -> ((Json.Text) item).value()).toList());
    }
    return pairs;
  }

  private static Json part(Json.Dictionary from, String name) {
    return Objects.requireNonNull(from.get(name), name);
  }

  private static String text(Json.Dictionary from, String name) {
    return ((Json.Text) part(from, name)).value();
  }
}
