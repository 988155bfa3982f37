package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays the documents of Shimmy's source and page through a whole server. */
@Tag("SHI-66")
final class UsageArrivesTest {

  private static final Path RECORDED =
      Path.of("src/test/resources/wire/shimmy-reconstructed-c33db97");

  @TempDir Path temp;

  @Test
  void everyDocumentCountsOnceAloneOrTogetherHoweverOftenItComes() throws Exception {
    var bodies = bodies();
    try (var server =
        ChildServer.start("serve", "--port", "0", "--data", data(), "--plan", plan())) {
      String key = key();
      for (String body : bodies) {
        assertTaken(server, key, body, 1);
        assertTaken(server, key, body, 1);
      }
      assertTaken(server, key, bodies.toString(), bodies.size());

      assertEquals(bodies.size(), total(server, "trend?event=session_summary"));
      assertEquals(
          1, total(server, "trend?event=session_summary&filter=gpu_detected:is:false"), "one null");
    }
  }

  private static void assertTaken(ChildServer server, String key, String body, int documents)
      throws Exception {
    var answer = server.post("/v1/usage", "Candor-Key", key, body);
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"admitted\":" + documents + ","), answer.body());
    assertTrue(answer.body().endsWith("\"refused\":[]}"), answer.body());
  }

  private static List<String> bodies() throws Exception {
    var bodies = new ArrayList<String>();
    try (Stream<Path> files = Files.list(RECORDED)) {
      for (Path file : files.sorted().toList()) {
        var recording = (Json.Dictionary) JsonReader.read(Files.readAllBytes(file));
        var request = (Json.Dictionary) Objects.requireNonNull(recording.get("request"));
        var base64 = (Json.Text) Objects.requireNonNull(request.get("body_base64"));
        bodies.add(new String(Base64.getDecoder().decode(base64.value()), StandardCharsets.UTF_8));
      }
    }
    assertEquals(3, bodies.size());
    return bodies;
  }

  private String data() {
    return temp.resolve("data").toString();
  }

  private static String plan() {
    return Path.of("..", "plans", "shimmy.yaml").toString();
  }

  private String key() throws Exception {
    var ran = ChildServer.run(temp, "keys", "--data", data(), "--app", "shimmy", "--json");
    var keys = (Json.Dictionary) JsonReader.read(ran.out().getBytes(StandardCharsets.UTF_8));
    return ((Json.Text) Objects.requireNonNull(keys.get("usage"))).value();
  }

  /** The oldest document is moved to the edge of what is taken, 30 days ago. */
  private static long total(ChildServer server, String question) throws Exception {
    var today = LocalDate.now(ZoneOffset.UTC);
    var period = "&from=%s&to=%s".formatted(today.minusDays(40), today.plusDays(1));
    var answer = server.ask("shimmy/" + question + period + "&consistent=true");
    if (answer.get("series") instanceof Json.Array series
        && series.items().getFirst() instanceof Json.Dictionary line
        && line.get("total") instanceof Json.Whole total) {
      return total.value();
    }
    throw new AssertionError(answer.toString());
  }
}
