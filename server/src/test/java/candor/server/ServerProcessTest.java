package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import candor.server.ChildServer.Ran;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the whole program from outside: its words, its doors, its signals, its exit codes. */
@Order(8)
final class ServerProcessTest {

  private static final Path PLANS = repository().resolve("plans");

  @TempDir Path temp;

  @Test
  void anEventPostedWithAPrintedKeyIsCountedAndSurvivesARestart() throws Exception {
    Path data = temp.resolve("data");
    try (var server = serve(data)) {
      assertTrue(server.first().matches("listening on http://127\\.0\\.0\\.1:\\d+"));
      assertEquals("ok\n", server.get("/healthz").body());
      assertEquals("ready\n", server.get("/readyz").body());

      var answer = server.post("/v1/events", "Candor-Key", key(data), batch(hash(data)));
      String home = server.first().replace("listening on http://", "");
      assertTrue(keys(data).contains("@" + home + "/"), "the DSN names the port it listens on");

      assertTrue(answer.body().startsWith("{\"received\":2,\"admitted\":1,"), answer.body());
      assertEquals(1, starts(server));
      accountsAgree(server.get("/metrics").body());
      assertEquals(0, server.terminate(), "a stop in order is a success");
    }
    try (var again = serve(data)) {
      assertEquals(1, starts(again));
    }
  }

  @Test
  void aPlanIsPublishedUnderItsHash() throws Exception {
    Path data = temp.resolve("data");
    try (var server = serve(data)) {
      String hash = hash(data);

      var published = server.get("/plan/" + hash);

      assertEquals(200, published.statusCode());
      assertEquals(published.body(), server.get("/plan/" + hash.substring(7)).body());
      assertEquals("\"" + hash + "\"", published.headers().firstValue("ETag").orElse(""));
      assertEquals(404, server.get("/plan/" + "0".repeat(64)).statusCode());
      assertTrue(server.get("/schema/plan.json").body().contains("urn:candor:plan:1"));
    }
  }

  @Test
  void whatIsNotServedIsAProblemDocument() throws Exception {
    try (var server = serve(temp.resolve("data"))) {
      problem(404, server.get("/plan/" + "0".repeat(64)));
      problem(404, server.get("/p/nobody"));
      problem(404, server.post("/nothing/", "Candor-Key", "none", "{}"));
      problem(405, server.get("/v1/events"));
      problem(405, server.get("/api/v0/events"));
      problem(405, server.post("/api/v1/apps/dimmy/trend", "Candor-Key", "none", "{}"));
    }
  }

  private static void problem(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertEquals("application/problem+json", type);
    assertTrue(answer.body().contains("\"status\":" + status), answer.body());
  }

  @Test
  void nobodyElseOnTheMachineCanReadWhatIsKept() throws Exception {
    Path data = Files.createDirectories(temp.resolve("made by hand, open to all"));
    try (var server = serve(data)) {
      assertEquals(200, server.get("/healthz").statusCode());

      assertEquals(List.of(), open(data));
    }
  }

  private static List<Path> open(Path data) throws IOException {
    try (var kept = Files.list(data)) {
      var open = new ArrayList<Path>();
      for (Path entry : kept.toList()) {
        if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(entry))
            .endsWith("------")) {
          open.add(entry);
        }
      }
      return open;
    }
  }

  @Test
  void whatIsWrongIsSaidInOneSentence() throws Exception {
    sentence(2, "there is no verb \"print\"", "print");
    sentence(2, "Unknown option: '--colour'", "serve", "--colour");
    sentence(2, "--store is not offered yet", "serve", "--store", "clickhouse:http://db:8123");
    sentence(2, "--port must be from 0 to 65535", "serve", "--port", "70000");
    sentence(2, "candor plan needs a verb", "plan");
    sentence(2, "Missing required parameter: 'NEW'", "plan", "diff", "old.yaml");
    sentence(1, "does not exist", "serve", "--plan", temp.resolve("none.yaml").toString());
    sentence(1, "is not a directory", "keys", "--data", temp.resolve("x").toString(), "--app", "a");
  }

  @Test
  void aPlanWithErrorsDoesNotStart() throws Exception {
    Path plan = Files.writeString(temp.resolve("telemetry.yaml"), "candor: 1\napp: {id: a}\n");
    String data = temp.resolve("data").toString();

    sentence(1, "has ", "serve", "--port", "0", "--data", data, "--plan", plan.toString());
  }

  @Test
  void aDirectoryBelongsToOneServer() throws Exception {
    Path data = temp.resolve("data");
    try (var server = serve(data)) {
      assertEquals(200, server.get("/healthz").statusCode());

      sentence(1, "is in use by another server", "serve", "--port", "0", "--data", data.toString());
    }
  }

  @Test
  void aPortBelongsToOneListener() throws Exception {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      String data = temp.resolve("data").toString();

      sentence(1, "--port " + port, "serve", "--port", port, "--data", data);
    }
  }

  @Test
  void theVersionIsSaid() throws Exception {
    Ran ran = ChildServer.run(temp, "--version");

    assertEquals(0, ran.code());
    assertTrue(ran.out().startsWith("candor "), ran.out());
  }

  private void sentence(int code, String part, String... arguments) throws Exception {
    Ran ran = ChildServer.run(temp, arguments);

    assertEquals(code, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().startsWith("candor: ") && ran.err().contains(part), ran.err());
    assertFalse(ran.err().contains("Exception"), ran.err());
  }

  private static void accountsAgree(String metrics) {
    long received = metric(metrics, "candor_events_received_total{app=\"dimmy\"}");
    long admitted = metric(metrics, "candor_events_admitted_total{app=\"dimmy\"}");
    long refused = metric(metrics, "candor_events_refused_total{app=\"dimmy\"}");
    long unreadable = metric(metrics, "candor_events_unreadable_total{app=\"dimmy\"}");
    assertEquals(2, received);
    assertEquals(received, admitted + refused + unreadable);
    long stored = metric(metrics, "candor_events_stored_total");
    long repeated = metric(metrics, "candor_events_repeated_total");
    assertEquals(admitted, stored + repeated + metric(metrics, "candor_events_waiting"));
  }

  private static long metric(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  private static ChildServer serve(Path data) throws Exception {
    return ChildServer.start(
        "serve", "--port", "0", "--data", data.toString(), "--plan", PLANS.toString());
  }

  private String key(Path data) throws Exception {
    String printed = keys(data);
    byte[] json = printed.getBytes(StandardCharsets.UTF_8);
    if (JsonReader.read(json) instanceof Json.Dictionary keys
        && keys.get("native") instanceof Json.Text key) {
      return key.value();
    }
    throw new AssertionError(printed);
  }

  private String keys(Path data) throws Exception {
    Ran ran = ChildServer.run(temp, "keys", "--data", data.toString(), "--app", "dimmy", "--json");
    return ran.out() + ran.err();
  }

  private static String hash(Path data) throws Exception {
    return Files.readString(data.resolve("plans/dimmy/newest")).strip();
  }

  private static long starts(ChildServer server) throws Exception {
    Json.Dictionary answer = server.ask("dimmy/trend?event=app.started&consistent=true");
    if (answer.get("series") instanceof Json.Array series
        && series.items().getFirst() instanceof Json.Dictionary line
        && line.get("total") instanceof Json.Whole total) {
      return total.value();
    }
    throw new AssertionError(answer.toString());
  }

  private static String batch(String hash) {
    String now = Instant.now().toString();
    return """
    {"plan":"%s","app":"dimmy","sent_at":"%s","install":"%s",
     "context":{"app_version":"0.6.27","os":"macos","arch":"aarch64"},
     "events":[{"id":"%s","name":"app.started","at":"%s","props":{"cold_start_ms":700}},
               {"id":"%s","name":"never.planned","at":"%s","props":{}}]}
    """
        .formatted(hash, now, UUID.randomUUID(), UUID.randomUUID(), now, UUID.randomUUID(), now);
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = here.resolve("..").normalize();
    }
    return here;
  }
}
