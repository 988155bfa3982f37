package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.json.Json;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.server.desk.Access;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points unmodified clients at the running server and counts what arrived. */
@Tag("OSA-03")
final class AptabaseClientsTest {

  private static final String TOKEN = "token-of-this-test-0123456789abcdef";

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

  @Test
  void theWebClientInARealPageIsCountedExactly() throws Exception {
    String said = NodeScript.run("aptabase-web.mjs", host(), key(), wish("false"));

    assertEquals(Collections.nCopies(7, 200), statuses(said), said);
    assertEquals(
        Map.of("agent_run", 1L, "app_launched", 2L, "message_sent", 3L), counts("release"));
    assertEquals(Map.of(), counts("debug"));
  }

  @Test
  void theReactNativeClientIsCountedExactly() throws Exception {
    String said = NodeScript.run("aptabase-react-native.mjs", host(), key(), wish("false"));

    assertEquals(List.of(200), statuses(said), said);
    assertEquals(
        Map.of("agent_run", 1L, "app_launched", 2L, "message_sent", 3L), counts("release"));
  }

  @Test
  @Tag("OSA-90")
  void developersBuildsStayOutOfReleaseFigures() throws Exception {
    String said = NodeScript.run("aptabase-react-native.mjs", host(), key(), wish("true"));

    assertEquals(List.of(200), statuses(said), said);
    assertEquals(Map.of(), counts("release"));
    assertEquals(Map.of("agent_run", 1L, "app_launched", 2L, "message_sent", 3L), counts("debug"));
  }

  // Six planned events, one that no plan holds: answered as accepted, kept out inside.
  private static String wish(String debug) {
    String turn =
        """
        {"name": "message_sent", "props": {"source": "chat_ui", "model_source": "remote",
         "provider_type": "openai", "model_hash": "9bec1a08638b", "is_agent": false,
         "stream": true, "total_memory_gb": "16"}}\
        """;
    return """
    {"debug": %s, "events": [
      {"name": "app_launched", "props": {"total_memory_gb": "128"}}, %s, %s, %s,
      {"name": "agent_run", "props": {"source": "dispatch", "title": "never planned"}},
      {"name": "chat_title_changed", "props": {"title": "never planned"}},
      {"name": "app_launched"}]}
    """
        .formatted(debug, turn, turn, turn);
  }

  private static List<Integer> statuses(String said) throws Exception {
    var answer = (Json.Dictionary) JsonReader.read(bytes(said));
    var list = (Json.Array) Objects.requireNonNull(answer.get("statuses"));
    return list.items().stream().map(each -> (int) ((Json.Whole) each).value()).toList();
  }

  private Map<String, Long> counts(String mode) throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String query =
        "?property=event&consistent=true&mode=%s&from=%s&to=%s"
            .formatted(mode, today.minusDays(1), today.plusDays(1));
    var answer = (Json.Dictionary) JsonReader.read(bytes(ask("/api/v1/apps/osaurus/top" + query)));
    var counts = new TreeMap<String, Long>();
    for (Json item : ((Json.Array) Objects.requireNonNull(answer.get("items"))).items()) {
      var line = (Json.Dictionary) item;
      var value = (Json.Text) Objects.requireNonNull(line.get("value"));
      var events = (Json.Whole) Objects.requireNonNull(line.get("events"));
      counts.put(value.value(), events.value());
    }
    return counts;
  }

  private String ask(String target) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(host() + target))
              .header("Authorization", "Bearer " + TOKEN)
              .timeout(Duration.ofSeconds(30))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private String host() {
    return server.address().toString();
  }

  private String key() {
    return Objects.requireNonNull(server.registry().app("osaurus")).keys().aptabase();
  }

  private static Path plan() {
    Path at = Path.of("").toAbsolutePath();
    while (!at.resolve("plans/osaurus.yaml").toFile().exists()) {
      at = Objects.requireNonNull(at.getParent(), "the folder plans is above");
    }
    return at.resolve("plans/osaurus.yaml");
  }
}
