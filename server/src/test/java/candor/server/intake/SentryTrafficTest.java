package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Replays what real clients of Sentry sent: each is satisfied, and nothing uninvited is kept. */
@Tag("DIM-81")
@Tag("DIM-82")
@Tag("DIM-83")
@Tag("DIM-85")
final class SentryTrafficTest {

  private static final Path WIRE = Path.of("src/test/resources/wire");

  /** The recordings were made in the hour before. */
  private static final Instant RECORDED = Instant.parse("2026-11-22T03:00:00Z");

  private static final JsonReader.Limits LIMITS =
      new JsonReader.Limits(64, 10_000, 200_000, 1 << 20);

  /** Items that hold a report; all others are left out. */
  private static final Set<String> REPORTS = Set.of("event", "feedback", "user_report");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> everyRecordedRequestIsAnsweredAsItsClientExpects() throws IOException {
    try (Stream<Path> all = Files.walk(WIRE)) {
      List<Path> files = all.filter(SentryTrafficTest::isSentry).sorted().toList();
      assertEquals(291, files.size());
      return files.stream()
          .map(file ->
              DynamicTest.dynamicTest(WIRE.relativize(file).toString(), () -> replay(file)));
    }
  }

  private static boolean isSentry(Path path) {
    return path.toString().endsWith(".json")
        && WIRE.relativize(path).toString().startsWith("sentry-");
  }

  private void replay(Path file) throws IOException, JsonException {
    byte[] text = Files.readAllBytes(file);
    var recording = (Json.Dictionary) JsonReader.read(text, 0, text.length, LIMITS);
    Stand stand = new Stand(directory.resolve(file.toString().replace('/', '_')));
    stand.turnTo(RECORDED);
    Registry.App app = stand.apps.adopt(dimmy());

    Response first = post(stand, app, part(recording, "request"));
    Response second = post(stand, app, part(recording, "request"));

    assertEquals(200, first.status());
    assertEquals("*", first.headers().get("Access-Control-Allow-Origin"));
    assertEquals(text(first), text(second));
    assertNamed(recording, text(first));
    assertCounted(recording, stand);
    assertNothingSurvives(stand, recording, first);
  }

  /** No address may be kept here, so that one that is found was kept wrongly. */
  private static Plan dimmy() throws IOException {
    String yaml = Files.readString(Path.of("..", "plans", "dimmy.yaml"));
    assertTrue(yaml.contains("email: yes"), "the plan has changed");
    var reading =
        PlanFile.read(yaml.replace("email: yes", "email: no").getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(reading.plan(), () -> reading.problems().toString());
  }

  private static Response post(Stand stand, Registry.App app, Json.Dictionary request) {
    String key = "0123456789abcdef0123456789abcdef";
    var headers = new HashMap<String, String>();
    for (Json header : ((Json.Array) Objects.requireNonNull(request.get("headers"))).items()) {
      var pair = ((Json.Array) header).items();
      String value = ((Json.Text) pair.get(1)).value();
      headers.put(
          ((Json.Text) pair.get(0)).value().toLowerCase(Locale.ROOT),
          value.replace(key, app.keys().sentry()));
    }
    long project = app.keys().sentryProject();
    String target =
        string(request, "target")
            .replace("/api/42/", "/api/" + project + "/")
            .replace(key, app.keys().sentry());
    byte[] body = Base64.getDecoder().decode(string(request, "body_base64"));
    boolean isNamedInside = !target.contains("sentry_key") && !headers.containsKey("x-sentry-auth");
    if (isNamedInside) {
      String named = new String(body, StandardCharsets.UTF_8).replace(key, app.keys().sentry());
      body = named.replaceFirst("/42\"", "/" + project + "\"").getBytes(StandardCharsets.UTF_8);
    }
    return Stand.answer(stand.send("POST", target, headers, body));
  }

  /** The service names the event again, by the id of the envelope or of what the body is. */
  private static void assertNamed(Json.Dictionary recording, String answer) {
    var meaning = part(recording, "meaning");
    Json id = meaning.get("envelope_event_id");
    if (id == null && string(part(recording, "request"), "target").contains("/store/")) {
      var items = (Json.Array) Objects.requireNonNull(meaning.get("items"));
      id = ((Json.Dictionary) items.items().getFirst()).get("event_id");
    }
    String expected = id instanceof Json.Text text ? "{\"id\":\"" + text.value() + "\"}" : "{}";
    assertEquals(expected, answer);
  }

  private static void assertCounted(Json.Dictionary recording, Stand stand) {
    long crashes = 0;
    long feedback = 0;
    long reports = 0;
    for (Json item :
        ((Json.Array) Objects.requireNonNull(part(recording, "meaning").get("items"))).items()) {
      var told = (Json.Dictionary) item;
      String type = string(told, "type");
      reports += REPORTS.contains(type) ? 1 : 0;
      crashes += type.equals("event") && isError(told) ? 1 : 0;
      feedback += type.equals("feedback") || type.equals("user_report") ? 1 : 0;
    }
    var kept = stand.deliveries().stream().flatMap(d -> d.messages().stream()).toList();
    // Each was sent twice; the store knows the second by its id.
    assertEquals(crashes * 2, kept.stream().filter(Message.Crash.class::isInstance).count());
    assertEquals(feedback * 2, kept.stream().filter(Message.Feedback.class::isInstance).count());
    assertEquals(crashes + feedback, kept.stream().map(SentryTrafficTest::id).distinct().count());
    var figures = stand.tally.snapshot();
    assertEquals(reports * 2, figures.isEmpty() ? 0 : figures.getFirst().received());
  }

  private static boolean isError(Json.Dictionary told) {
    String level = told.get("level") instanceof Json.Text text ? text.value() : "error";
    return told.get("exceptions") != null || Set.of("error", "fatal").contains(level);
  }

  private static Object id(Message message) {
    return switch (message) {
      case Message.Crash crash -> crash.id();
      case Message.Feedback feedback -> feedback.id();
      default -> throw new AssertionError("nothing else can come of this dialect");
    };
  }

  private static void assertNothingSurvives(
      Stand stand, Json.Dictionary recording, Response answer) {
    var traces = new StringBuilder(stand.tally.snapshot().toString()).append(text(answer));
    stand.deliveries().forEach(traces::append);
    stand.log.records().forEach(r -> traces.append(new String(r, StandardCharsets.ISO_8859_1)));
    var privacy = part(recording, "privacy");
    for (Json secret :
        ((Json.Array) Objects.requireNonNull(privacy.get("must_not_survive"))).items()) {
      assertEquals(-1, traces.indexOf(((Json.Text) secret).value()), secret.toString());
    }
    for (String uninvited :
        Set.of("Mozilla", "server_name", "npm:", "context_line", "node_modules/")) {
      assertEquals(-1, traces.indexOf(uninvited), uninvited);
    }
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static Json.Dictionary part(Json.Dictionary from, String name) {
    return (Json.Dictionary) Objects.requireNonNull(from.get(name), name);
  }

  private static String string(Json.Dictionary from, String name) {
    return ((Json.Text) Objects.requireNonNull(from.get(name), name)).value();
  }
}
