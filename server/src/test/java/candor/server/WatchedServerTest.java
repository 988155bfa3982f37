package candor.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.desk.Access;
import candor.server.registry.Registry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches an app from its first request to a plan, as an operator would. */
final class WatchedServerTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of())
        .run(words);
  }

  private Server start(Path data, List<Path> plans, String... watched) throws Exception {
    var settings =
        new Settings(
            "127.0.0.1", 0, data, plans, List.of(watched), List.of(), List.of(), null, null);
    var clock = Clock.systemUTC();
    var start = new Server.Start(settings, PlanSources.read(plans), clock, Access.open());
    return Server.start(DataDirectory.take(data), start);
  }

  private static int capture(URI home, Registry.Keys keys) throws Exception {
    String event =
        """
        {"api_key":"%s","event":"opened","distinct_id":"ann","properties":{"way":"menu","n":7}}
        """
            .formatted(keys.posthog());
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(home.resolve("/capture/"))
              .POST(BodyPublishers.ofString(event))
              .build();
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void anAppIsWatchedDraftedAndPlannedWithTheSameKeys() throws Exception {
    Path data = folder.resolve("data");
    Registry.Keys keys;
    try (Server server = start(data, List.of(), "quill")) {
      keys = server.registry().watched().getFirst().keys();
      assertEquals(200, capture(server.address(), keys));
    }

    assertEquals(0, run("keys", "--data", data.toString(), "--app", "quill"));
    assertTrue(out.toString(UTF_8).contains(keys.posthog()));
    out.reset();
    assertEquals(
        0,
        run("plan", "draft", "--data", data.toString(), "--app", "quill"),
        () -> err.toString(UTF_8));
    Path draft = Files.writeString(folder.resolve("draft.yaml"), out.toString(UTF_8));
    assertEquals(1, run("plan", "check", draft.toString()), "the blanks are errors");

    String filled =
        Files.readString(draft)
            .replaceAll("(?m)(kind: )\"\"", "$1cli")
            .replaceAll("(?m)(consent: )\"\"", "$1opt-in")
            .replaceAll("(?m)(values: )\\[]", "$1[menu, hotkey]")
            .replaceAll("\"\"", "\"What it is.\"");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), filled);
    out.reset();
    assertEquals(0, run("plan", "check", plan.toString()), () -> out.toString(UTF_8));
    try (Server server = start(data, List.of(plan))) {
      assertEquals(List.of(), server.registry().watched());
      assertEquals(keys, server.registry().apps().getFirst().keys());
      assertEquals(200, capture(server.address(), keys));
    }
    assertTrue(Files.notExists(data.resolve("watched/quill.json")), "a planned app is not watched");
    assertEquals(1, run("plan", "draft", "--data", data.toString(), "--app", "quill"));
    assertTrue(err.toString(UTF_8).contains("has a plan already"));
  }

  @Test
  void whatCannotBeWatchedIsSaidInOneSentence() {
    String data = folder.resolve("data").toString();

    assertEquals(2, run("serve", "--data", data, "--port", "0", "--observe", "Not An Id"));
    assertEquals(1, run("plan", "draft", "--data", folder.toString(), "--app", "quill"));

    assertTrue(err.toString(UTF_8).contains("--observe Not An Id: an app's id is lower-case"));
    assertTrue(err.toString(UTF_8).contains("--app quill is not watched"));
  }
}
