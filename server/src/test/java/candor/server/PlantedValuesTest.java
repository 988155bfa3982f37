package candor.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives every door of a server in a process of its own with a private word in every place that a
 * client can write to, then looks for the word in everything that the server wrote or says: log,
 * store, keys, output, metrics, answers, statistics.
 */
@Tag("T03")
final class PlantedValuesTest {

  /** A word that nothing else in the world contains. */
  private static final String WORD = "quokkawombat";

  private static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";
  private static final String THROWN =
      "cannot open /home/" + WORD + "/x.txt with sk-live-" + WORD + "0123456789abcdef";

  @TempDir Path folder;
  private final Map<String, Integer> statuses = new TreeMap<>();
  private final StringBuilder said = new StringBuilder();
  private final HttpClient client = HttpClient.newHttpClient();

  /** Is one way in: where to, with which key, and a body whose {@code @} is the word. */
  private record Way(String path, String header, String key, String body) {}

  @Test
  void aPrivateWordIsNowhere() throws Exception {
    Path log = folder.resolve("server.log");
    Path data = folder.resolve("data");
    try (var server =
        ChildServer.start(
            ProcessBuilder.Redirect.to(log.toFile()),
            "serve",
            "--port",
            "0",
            "--data",
            data.toString(),
            "--plan",
            "../plans/dimmy.yaml",
            "--plan",
            "../plans/shimmy.yaml")) {
      List<Way> ways = ways(server.ask("dimmy/keys"), server.ask("shimmy/keys"));
      for (Way way : ways) {
        drive(server, way);
      }
      assertAdmittedEverywhere(ways);
      collect(server);
      assertEquals(0, server.terminate());
    }
    assertFalse(said.indexOf(WORD) >= 0, "an answer, a figure or a metric");
    assertNoFileHolds(log, data);
  }

  private static List<Way> ways(Json.Dictionary dimmy, Json.Dictionary shimmy) {
    String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    String dsn = text(dimmy, "sentry");
    String sentry = "Sentry sentry_version=7, sentry_key=" + dsn.replaceAll(".*//|@.*", "");
    String project = "/api/" + dsn.substring(dsn.lastIndexOf('/') + 1);
    String posthog = text(dimmy, "posthog");
    String own = text(dimmy, "native");
    String event =
        """
        {"event":"app.started","distinct_id":"@","uuid":"@","timestamp":"%s","api_key":"%s",
         "properties":{"cold_start_ms":1,"@":"@","$set":{"email":"@"},"$ip":"@","app_version":"@"}}
        """
            .formatted(now, posthog);
    String thrown =
        """
        {"timestamp":"%s","level":"error","server_name":"@","user":{"id":"@","username":"@"},
         "release":"@","environment":"@","tags":{"@":"@","arch":"@"},"extra":{"environ":{"@":"@"}},
         "breadcrumbs":[{"message":"@"}],"request":{"url":"https://@/"},"modules":{"@":"1"},
         "contexts":{"os":{"name":"@"},"device":{"arch":"@"}},
         "exception":{"values":[{"type":"Broken","value":"%s","stacktrace":{"frames":[
          {"function":"f","filename":"/home/@/a.js","abs_path":"/home/@/a.js","context_line":"@",
           "vars":{"@":"@"},"lineno":3}]}}]}}
        """
            .formatted(now, THROWN)
            .replace("\n", "");
    String logs =
        """
        {"resourceLogs":[{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"@"}},
          {"key":"service.version","value":{"stringValue":"@"}},{"key":"@","value":{}}]},
         "scopeLogs":[{"scope":{"name":"@"},"logRecords":[
          {"eventName":"app.started","body":{"stringValue":"@"},"severityText":"@","attributes":[
            {"key":"cold_start_ms","value":{"intValue":"1"}},
            {"key":"@","value":{"stringValue":"@"}},
            {"key":"session.id","value":{"stringValue":"@"}}]},
          {"eventName":"@"},
          {"attributes":[{"key":"exception.type","value":{"stringValue":"Broken"}},
            {"key":"exception.message","value":{"stringValue":"%s"}},
            {"key":"exception.stacktrace","value":{"stringValue":"x: @\\n at f (/home/@/a.js:1:2)"}}]}
         ]}]}]}
        """
            .formatted(THROWN);
    String batch =
        """
        {"plan":"PLAN","app":"dimmy","sent_at":"%s","install":"@","session":"@","@":"@",
         "context":{"app_version":"@","@":"@"},"summary":{"@":"@"},
         "events":[{"id":"%s","name":"app.started","at":"%s","props":{"cold_start_ms":1,"@":"@"}},
          {"id":"%s","name":"@","at":"%s"},"@"],
         "crashes":[{"at":"%s","handled":true,"chain":[{"type":"Broken","message":"%s",
          "frames":[{"function":"f","module":"/home/@/a.java","line":1}]}]}],
         "feedback":[{"at":"%s","kind":"@","text":"@"}]}
        """
            .formatted(now, INSTALL, now, INSTALL, now, now, THROWN, now);
    String old =
        """
        {"timestamp":"%s","sessionId":"@","eventName":"app.started","systemProps":{"locale":"en",
         "osName":"@","osVersion":"@","appVersion":"@","sdkVersion":"@","deviceModel":"@"},
         "props":{"cold_start_ms":1,"@":"@"}}
        """
            .formatted(now);
    return List.of(
        new Way("/v1/events?@=@", "Candor-Key", own, batch),
        new Way("/api/v0/event?@", "App-Key", text(dimmy, "aptabase"), old),
        new Way("/api/v0/events", "App-Key", text(dimmy, "aptabase"), "[" + old + "]"),
        new Way("/i/v0/e/?ip=@", "X-Any", "@", event),
        new Way("/batch", "X-Any", "@", "[" + event + "]"),
        new Way("/capture/", "X-Any", "@", event.replace("app.started", "$exception")),
        new Way(
            "/i/v1/analytics/events",
            "Authorization",
            "Bearer " + posthog,
            "{\"batch\":[" + event + "]}"),
        new Way("/flags/?v=2", "X-Any", "@", event),
        new Way(project + "/store/", "X-Sentry-Auth", sentry, thrown),
        new Way(
            project + "/envelope/",
            "X-Sentry-Auth",
            sentry,
            "{\"@\":\"@\",\"trace\":{\"user\":\"@\"}}\n{\"type\":\"event\",\"@\":\"@\"}\n"
                + thrown
                + "\n{\"type\":\"@\"}\n@\n{\"type\":\"session\"}\n{\"did\":\"@\",\"sid\":\"@\"}\n"),
        new Way(
            "/v1/usage?@",
            "Candor-Key",
            text(shimmy, "usage"),
            """
            {"session_id":"@","timestamp":"%s","version":"@","platform":"@","@":"@",
             "metrics":{"@":"@","deployment_type":"@","hardware_tier":"@"}}
            """
                .formatted(now)),
        new Way("/v1/logs?@", "Candor-Key", own, logs));
  }

  /** As it is meant, zipped, cut in the middle, and with a key of nobody. */
  private void drive(ChildServer server, Way way) throws Exception {
    String hash = text(server.ask("dimmy/plan"), "hash");
    byte[] body = way.body().replace("PLAN", hash).replace("@", WORD).getBytes(UTF_8);
    statuses.put(way.path(), send(server, way, way.key(), body, "identity"));
    send(server, way, way.key(), zipped(body), "gzip");
    send(server, way, way.key(), body, WORD);
    send(server, way, way.key(), Arrays.copyOf(body, body.length / 2), "identity");
    send(server, way, WORD, body, "identity");
  }

  private int send(ChildServer server, Way way, String key, byte[] body, String encoding)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.address().resolve(way.path().replace("@", WORD)))
            .header(way.header(), key.replace("@", WORD))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", encoding)
            .header("User-Agent", "Mozilla/5.0 (" + WORD + ")")
            .header("Referer", "https://example.org/" + WORD)
            .header("Cookie", "session=" + WORD)
            .header("X-Forwarded-For", WORD)
            .header("X-" + WORD, WORD)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    said.append(answer.headers().map()).append(answer.body());
    return answer.statusCode();
  }

  private static byte[] zipped(byte[] body) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(body);
    }
    return out.toByteArray();
  }

  /** A word that never got in proves nothing by its absence. */
  private void assertAdmittedEverywhere(List<Way> ways) {
    var expected = new TreeMap<String, Integer>();
    ways.forEach(way -> expected.put(way.path(), 200));
    assertEquals(expected, statuses);
  }

  private void collect(ChildServer server) throws Exception {
    for (String question :
        List.of("top", "top?property=app_version", "refusals", "feedback", "live", "crashes")) {
      String join = question.contains("?") ? "&" : "?";
      said.append(server.ask("dimmy/" + question + join + "consistent=true"));
    }
    var groups = ((Json.Array) Objects.requireNonNull(server.ask("dimmy/crashes").get("groups")));
    assertTrue(!groups.items().isEmpty(), "reports have arrived");
    for (Json group : groups.items()) {
      said.append(server.ask("dimmy/crashes/" + text((Json.Dictionary) group, "id")));
    }
    var events = server.ask("dimmy/top").toString();
    assertTrue(events.contains("app.started"), "events have arrived");
    said.append(server.get("/metrics").body());
    said.append(server.get("/" + WORD.substring(1)).headers());
  }

  private void assertNoFileHolds(Path... places) throws IOException {
    for (Path place : places) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          String content = new String(Files.readAllBytes(file), ISO_8859_1);
          assertFalse(content.contains(WORD), () -> "it is in " + folder.relativize(file));
        }
      }
    }
  }

  private static String text(Json.Dictionary from, String name) {
    return ((Json.Text) Objects.requireNonNull(from.get(name), name)).value();
  }
}
