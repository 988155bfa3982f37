package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import candor.json.Json;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.server.desk.Access;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points the unmodified posthog-node at the running server and counts what arrived. */
final class PostHogClientsTest {

  private static final String TOKEN = "token-of-this-test-0123456789abcdef";
  private static final String INSTALL = "6f1b0c1e-7d5e-4a57-9a51-0d7c7c0a0001";

  @TempDir Path folder;
  private Server server;

  @BeforeEach
  void start() throws Exception {
    Path data = folder.resolve("data");
    var settings = new Settings("127.0.0.1", 0, data, List.of(), List.of(), null, TOKEN);
    List<Plan> plans = PlanSources.read(List.of(plan()));
    DataDirectory directory = DataDirectory.take(data);
    Clock clock = Clock.systemUTC();
    var access = Access.guarded(directory.path(), TOKEN, Access.Cookies.ANY_SCHEME, clock);
    server = Server.start(directory, new Server.Start(settings, plans, clock, access));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Five events go out: three planned, one that no plan holds, and a person with an address. */
  @ParameterizedTest
  @CsvSource({"v0", "v1"})
  @Tag("DIM-05")
  void theNodeClientIsSatisfiedAndCountedExactly(String mode) throws Exception {
    String said = NodeScript.run("posthog-node.mjs", host(), key(), INSTALL, mode);

    assertEquals(0, said.indexOf("{\"statuses\":[200],\"errors\":["), said);
    assertEquals(Map.of("app.started", 1L, "transcription.cancelled", 2L), counts());
    String refusals = ask("refusals", "");
    assertFalse(refusals.contains("alice") || refusals.contains("never.planned"), refusals);
  }

  private Map<String, Long> counts() throws Exception {
    byte[] said = ask("top", "property=event").getBytes(StandardCharsets.UTF_8);
    var answer = (Json.Dictionary) JsonReader.read(said);
    var counts = new TreeMap<String, Long>();
    for (Json item : ((Json.Array) Objects.requireNonNull(answer.get("items"))).items()) {
      var line = (Json.Dictionary) item;
      var value = (Json.Text) Objects.requireNonNull(line.get("value"));
      counts.put(value.value(), ((Json.Whole) Objects.requireNonNull(line.get("events"))).value());
    }
    return counts;
  }

  private String ask(String question, String more) throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String query =
        "?%s&consistent=true&from=%s&to=%s".formatted(more, today.minusDays(1), today.plusDays(1));
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(host() + "/api/v1/apps/dimmy/" + question + query))
              .header("Authorization", "Bearer " + TOKEN)
              .timeout(Duration.ofSeconds(30))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private String host() {
    return server.address().toString();
  }

  private String key() {
    return Objects.requireNonNull(server.registry().app("dimmy")).keys().posthog();
  }

  private static Path plan() {
    Path at = Path.of("").toAbsolutePath();
    while (!at.resolve("plans/dimmy.yaml").toFile().exists()) {
      at = Objects.requireNonNull(at.getParent(), "the folder plans is above");
    }
    return at.resolve("plans/dimmy.yaml");
  }
}
