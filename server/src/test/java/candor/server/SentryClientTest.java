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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points the unmodified client of Sentry at the running server and looks at what is kept. */
@Tag("DIM-74")
final class SentryClientTest {

  private static final String TOKEN = "token-of-this-test-0123456789abcdef";
  private static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";

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
  void oneErrorArrivesAndNothingElse() throws Exception {
    String said = NodeScript.run("sentry-node.mjs", dsn(), INSTALL);
    assertEquals("{\"statuses\":[200,200],\"flushed\":true}", said.strip());

    var crashes = (Json.Dictionary) JsonReader.read(ask("crashes"));
    assertEquals(new Json.Whole(0), crashes.get("crashes"), "the app went on");
    var groups = (Json.Array) Objects.requireNonNull(crashes.get("groups"));
    var group = (Json.Dictionary) groups.items().getFirst();
    assertEquals(new Json.Text("TypeError"), group.get("type"));
    assertEquals(new Json.Whole(1), group.get("handled"));
    assertEquals(new Json.Whole(1), group.get("installs"));
    assertNoFileHolds("alice", "CANARY", "Secret Project", "payroll");
  }

  private void assertNoFileHolds(String... planted) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String text : planted) {
          assertFalse(content.contains(text), () -> text + " is in " + file.getFileName());
        }
      }
    }
  }

  private byte[] ask(String what) throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String query =
        "?consistent=true&from=%s&to=%s".formatted(today.minusDays(1), today.plusDays(1));
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create(server.address() + "/api/v1/apps/dimmy/" + what + query))
              .header("Authorization", "Bearer " + TOKEN)
              .timeout(Duration.ofSeconds(30))
              .build();
      return client.send(request, BodyHandlers.ofByteArray()).body();
    }
  }

  private String dsn() {
    var keys = Objects.requireNonNull(server.registry().app("dimmy")).keys();
    URI address = server.address();
    return "http://" + keys.sentry() + "@" + address.getAuthority() + "/" + keys.sentryProject();
  }

  private static Path plan() {
    Path at = Path.of("").toAbsolutePath();
    while (!at.resolve("plans/dimmy.yaml").toFile().exists()) {
      at = Objects.requireNonNull(at.getParent(), "the folder plans is above");
    }
    return at.resolve("plans/dimmy.yaml");
  }
}
