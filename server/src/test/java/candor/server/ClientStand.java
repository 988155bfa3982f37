package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import candor.json.Json;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.server.desk.Access;
import candor.server.registry.Registry;
import java.io.IOException;
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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs a whole server with the plan of one app, for clients that nobody changed. */
final class ClientStand implements AutoCloseable {

  /** Clients that send again wait for seconds, many times that on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static final String TOKEN = "token-of-this-test-0123456789abcdef";

  private final Path data;
  private final String app;
  private final Server server;

  private ClientStand(Path data, String app, Server server) {
    this.data = data;
    this.app = app;
    this.server = server;
  }

  static ClientStand start(Path folder, String app) throws Exception {
    return start(folder, app, "", "");
  }

  /** Starts with a plan in which one text is another. */
  static ClientStand start(Path folder, String app, String text, String other) throws Exception {
    Path data = folder.resolve("data");
    String yaml = Files.readString(Path.of("..", "plans", app + ".yaml"));
    Path plan =
        Files.writeString(
            folder.resolve(app + ".yaml"), text.isEmpty() ? yaml : yaml.replace(text, other));
    var settings =
        new Settings("127.0.0.1", 0, data, List.of(), List.of(), List.of(), List.of(), null, TOKEN);
    List<Plan> plans = PlanSources.read(List.of(plan));
    DataDirectory directory = DataDirectory.take(data);
    Clock clock = Clock.systemUTC();
    var access = Access.guarded(directory.path(), TOKEN, Access.Cookies.ANY_SCHEME, clock);
    var start = new Server.Start(settings, plans, clock, access);
    return new ClientStand(data, app, Server.start(directory, start));
  }

  URI address() {
    return server.address();
  }

  /** Returns where the statistics of the app are asked. */
  String api() {
    return address() + "/api/v1/apps/" + app;
  }

  Registry.Keys keys() {
    return Objects.requireNonNull(server.registry().app(app)).keys();
  }

  /** Asks the statistics API about today and yesterday, once everything sent is visible. */
  String ask(String question, String more) throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String query =
        "?consistent=true&from=%s&to=%s&%s".formatted(today.minusDays(1), today.plusDays(1), more);
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(api() + "/" + question + query))
              .header("Authorization", "Bearer " + TOKEN)
              .timeout(Duration.ofSeconds(30))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  /** Counts the events of a mode by their names. */
  Map<String, Long> counts(String mode) throws Exception {
    var counts = new TreeMap<String, Long>();
    for (Json item : list(read(ask("top", "property=event&mode=" + mode)), "items")) {
      var line = (Json.Dictionary) item;
      var value = (Json.Text) Objects.requireNonNull(line.get("value"));
      counts.put(value.value(), ((Json.Whole) Objects.requireNonNull(line.get("events"))).value());
    }
    return counts;
  }

  /** Looks through every byte that the server keeps. */
  void assertNoFileHolds(String... planted) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String text : planted) {
          assertFalse(content.contains(text), () -> text + " is in " + file.getFileName());
        }
      }
    }
  }

  /** Waits until exactly these events are there. */
  void await(Map<String, Long> wanted) throws Exception {
    long begun = System.nanoTime();
    Map<String, Long> counts = counts("release");
    while (!counts.equals(wanted) && System.nanoTime() - begun < PATIENCE.toNanos()) {
      counts = counts("release");
    }
    assertEquals(wanted, counts);
  }

  static Json.Dictionary read(String text) throws Exception {
    return (Json.Dictionary) JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<Json> list(Json.Dictionary from, String name) {
    return ((Json.Array) Objects.requireNonNull(from.get(name))).items();
  }

  @Override
  public void close() {
    server.close();
  }
}
