package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepts a newer plan on a running server, kills it, and starts it with the older file. */
final class PlanAcceptedTest {

  private static final Path OLD = Path.of("..", "plans", "dimmy.yaml");

  @TempDir Path temp;

  @Test
  void anAcceptedPlanIsInForceAtOnceAndAfterAKill() throws Exception {
    Path data = temp.resolve("data");
    String newer =
        Files.readString(OLD)
            .replace(
                "      version: {type: version, parts: 4, required: no, what: Version of the app.,",
                "      tries: {type: int, min: 0, max: 9, required: no, what: Tries.}\n"
                    + "      version: {type: version, parts: 4, required: no, what: Version of the"
                    + " app.,");
    try (var server = serve(data)) {
      String digest = text(put(server.address(), "", newer), "accept");
      Json.Dictionary accepted = put(server.address(), "?accept=" + digest, newer);
      String hash = text(part(accepted, "to"), "hash");
      String answer = server.post("/v1/events", "Candor-Key", key(data), batch(hash)).body();
      assertTrue(answer.startsWith("{\"received\":1,\"admitted\":1,\"refused\":[]"), answer);
      assertEquals(1, total(server.ask("dimmy/top?property=tries&consistent=true")));
      server.kill();
    }
    try (var again = serve(data)) {
      var plan = again.ask("dimmy/plan");
      assertTrue(plan.toString().contains("tries"), "the older file takes nothing back");
      assertEquals(1, total(again.ask("dimmy/top?property=tries&consistent=true")));
    }
  }

  private static ChildServer serve(Path data) throws Exception {
    return ChildServer.start(
        "serve", "--port", "0", "--data", data.toString(), "--plan", OLD.toString());
  }

  private static Json.Dictionary put(URI server, String query, String yaml) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(server.resolve("/api/v1/apps/dimmy/plan" + query))
              .header("Authorization", "Bearer " + ChildServer.TOKEN)
              .PUT(BodyPublishers.ofString(yaml))
              .build();
      var response = client.send(request, BodyHandlers.ofByteArray());
      assertEquals(200, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
      return (Json.Dictionary) JsonReader.read(response.body());
    }
  }

  private static String text(Json.Dictionary from, String name) {
    return ((Json.Text) Objects.requireNonNull(from.get(name))).value();
  }

  private static Json.Dictionary part(Json.Dictionary from, String name) {
    return (Json.Dictionary) Objects.requireNonNull(from.get(name));
  }

  private static long total(Json.Dictionary top) {
    return ((Json.Whole) Objects.requireNonNull(top.get("total"))).value();
  }

  private static String key(Path data) throws Exception {
    byte[] keys = Files.readAllBytes(data.resolve("keys.json"));
    return text(part((Json.Dictionary) JsonReader.read(keys), "dimmy"), "native");
  }

  private static String batch(String hash) {
    String now = Instant.now().toString();
    return """
    {"plan":"%s","app":"dimmy","sent_at":"%s","install":"%s",
     "context":{"app_version":"0.6.27","os":"macos","arch":"aarch64"},
     "events":[{"id":"%s","name":"app.started","at":"%s","props":{"cold_start_ms":7,"tries":3}}]}
    """
        .formatted(hash, now, UUID.randomUUID(), UUID.randomUUID(), now);
  }
}
