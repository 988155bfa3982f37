package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.server.observe.Observatory;
import candor.server.observe.PlanDraft;
import candor.server.observe.Seen;
import candor.server.registry.FileRegistry;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays what real clients sent to an app without a plan: all are satisfied, nothing is stored.
 */
final class WatchedTrafficTest {

  private static final Path WIRE = Path.of("src/test/resources/wire");
  private static final String POSTHOG = "phc_candorWireDriver0000000000000000000000001";
  private static final String APTABASE = "A-SH-1111111111";

  @TempDir Path data;

  @Test
  void recordedClientsAreSatisfiedAndLeaveOnlyNamesAndForms() throws Exception {
    var registry = FileRegistry.open(data);
    var observatory =
        Observatory.open(data, watching(registry), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    var stand = new Stand(data, IntakeOptions.unlimited().watchedBy(observatory::see));
    stand.apps.put(app(registry));
    var secrets = new TreeSet<String>();

    int requests = 0;
    for (Path file : recordings()) {
      var recording = (Json.Dictionary) JsonReader.read(Files.readAllBytes(file));
      boolean aptabase = file.toString().contains("aptabase");
      stand.turnTo(Instant.parse(aptabase ? "2026-11-22T03:00:00Z" : "2026-11-22T03:30:00Z"));
      var answer = send(stand, (Json.Dictionary) part(recording, "request"), aptabase);
      assertTrue(answer < 300, file + " was answered with " + answer);
      requests++;
      var privacy = (Json.Dictionary) part(recording, "privacy");
      for (Json secret : ((Json.Array) part(privacy, "must_not_survive")).items()) {
        secrets.add(((Json.Text) secret).value());
      }
    }
    observatory.write();

    assertTrue(requests > 250, "recordings: " + requests);
    assertEquals(List.of(), stand.deliveries());
    assertEquals(List.of(), stand.tally.snapshot());
    Seen seen = Objects.requireNonNull(observatory.seen("recorded"));
    assertTrue(seen.events().containsKey("editor_opened"), seen.events().keySet().toString());
    assertTrue(seen.context().traits().containsKey("app_version"));
    nothingSurvives(secrets, Files.readString(data.resolve("watched/recorded.json")));
    nothingSurvives(secrets, PlanDraft.of("recorded", seen));
  }

  private static void nothingSurvives(Set<String> secrets, String text) {
    assertTrue(secrets.size() > 5, "secrets: " + secrets.size());
    for (String secret : secrets) {
      assertFalse(text.contains(secret), secret);
    }
    for (String trace : List.of("Mozilla", "/home/", "localhost", "@")) {
      assertFalse(text.contains(trace), trace);
    }
  }

  private static List<Path> recordings() throws IOException {
    try (Stream<Path> all = Files.walk(WIRE)) {
      return all.filter(path -> path.toString().endsWith(".json"))
          .filter(path -> WIRE.relativize(path).toString().matches("(aptabase|posthog).*"))
          .sorted()
          .toList();
    }
  }

  private static Registry watching(FileRegistry registry) throws IOException {
    registry.watch("recorded");
    return registry;
  }

  /** Gives the watched app the keys that the recorded clients were built with. */
  private static Registry.App app(FileRegistry registry) {
    var app = registry.watched().getFirst();
    var keys = app.keys();
    var recorded =
        new Registry.Keys(
            keys.nativeKey(), APTABASE, POSTHOG, keys.sentry(), keys.sentryProject(), keys.usage());
    return new Registry.App(app.id(), app.plan(), app.hash(), recorded);
  }

  private static int send(Stand stand, Json.Dictionary request, boolean aptabase)
      throws JsonException {
    var query = new LinkedHashMap<String, List<String>>();
    pairs(request, "query").forEach(pair -> query.put(pair.get(0), List.of(pair.get(1))));
    var headers = new HashMap<String, String>();
    pairs(request, "headers")
        .forEach(pair -> headers.put(pair.get(0).toLowerCase(Locale.ROOT), pair.get(1)));
    if (aptabase && headers.containsKey("app-key")) {
      headers.put("app-key", APTABASE);
    }
    byte[] body = Base64.getDecoder().decode(text(request, "body_base64"));
    var sent = stand.send(text(request, "method"), text(request, "path"), query, headers, body);
    return Stand.answer(sent).status();
  }

  @Test
  void anAppWithoutAPlanIsAnsweredInEveryDialect() throws Exception {
    var registry = FileRegistry.open(data);
    registry.watch("quill");
    var observatory = Observatory.open(data, registry, Clock.systemUTC());
    var stand = new Stand(data, IntakeOptions.unlimited().watchedBy(observatory::see));
    var app = registry.watched().getFirst();
    stand.apps.put(app);
    String batch =
        """
        {"plan":"sha256:00","app":"quill","sent_at":"2026-11-22T10:00:00Z","context":{"arch":"arm64"},
         "events":[{"id":"01920000-0000-7000-8000-000000000001","name":"opened",
           "at":"2026-11-22T10:00:00Z","props":{"way":"menu"}}],
         "feedback":[{"kind":"bug","text":"It broke.","email":"ann@example.org"}]}
        """;
    String session =
        """
        {"session_id":"x","timestamp":"2026-11-22T10:00:00Z","version":"1.9.0","metrics":{"n":3}}
        """;

    var answer =
        stand.post("/v1/events", Map.of("candor-key", app.keys().nativeKey()), utf8(batch));
    stand.post("/v1/usage", Map.of("candor-key", app.keys().usage()), utf8(session));

    assertEquals(
        "{\"received\":2,\"admitted\":2,\"refused\":[]}",
        new String(answer.body(), StandardCharsets.UTF_8));
    Seen seen = Objects.requireNonNull(observatory.seen("quill"));
    assertEquals(List.of("", "opened"), new ArrayList<>(seen.events().keySet()));
    assertEquals(1, seen.feedback());
    assertTrue(seen.context().traits().keySet().containsAll(List.of("arch", "version")));
    assertEquals(List.of(), stand.deliveries());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
