package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends crashes and sessions through a whole server, decides, and pulls the plug. */
final class CrashesArriveTest {

  @TempDir Path temp;

  private String data() {
    return temp.resolve("data").toString();
  }

  private ChildServer serve() throws Exception {
    Path plan = temp.resolve("dimmy.yaml");
    String yaml = Files.readString(Path.of("..", "plans", "dimmy.yaml"));
    Files.writeString(plan, yaml.replace("\ncrash:\n", "\ncrash:\n  sessions: yes\n"));
    return ChildServer.start("serve", "--port", "0", "--data", data(), "--plan", plan.toString());
  }

  private static URI door(ChildServer server) throws Exception {
    var told = (Json.Text) Objects.requireNonNull(server.ask("dimmy/keys").get("sentry"));
    var dsn = URI.create(told.value());
    return server
        .address()
        .resolve("/api" + dsn.getPath() + "/envelope/?sentry_key=" + dsn.getUserInfo());
  }

  /** Sends without a token: doors know keys only. */
  private static void send(URI door, String type, String item) throws Exception {
    var request =
        HttpRequest.newBuilder(door)
            .POST(HttpRequest.BodyPublishers.ofString("{}\n{\"type\":\"" + type + "\"}\n" + item))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
    }
  }

  private static String crash(int number, String release, String function) {
    return """
    {"event_id":"0c1207fb1bc84f149558263962986%03d","timestamp":"%s","level":"fatal",
     "release":"dimmy@%s","exception":{"values":[{"type":"panic","value":"it broke",
      "stacktrace":{"frames":[{"function":"%s","in_app":true}]}}]}}\
    """
        .formatted(number, Instant.now(), release, function)
        .replace("\n", "");
  }

  private static String session(int number, boolean first, String status) {
    return """
    {"sid":"0c1207fb1bc84f149558263962987%03d","init":%s,"started":"%s","status":"%s",
     "errors":%d,"attrs":{"release":"dimmy@0.6.28"}}\
    """
        .formatted(number, first, Instant.now(), status, status.equals("crashed") ? 1 : 0)
        .replace("\n", "");
  }

  private static Json.Dictionary first(ChildServer server, String question, String list)
      throws Exception {
    var answer = server.ask("dimmy/" + question + "?consistent=true");
    if (answer.get(list) instanceof Json.Array items
        && items.items().getFirst() instanceof Json.Dictionary first) {
      return first;
    }
    throw new AssertionError(answer.toString());
  }

  @Test
  @Tag("DIM-74")
  @Tag("DIM-78")
  void aGroupIsReadableDecidedAboutAndComesBack() throws Exception {
    String group;
    try (var server = serve()) {
      var door = door(server);
      send(door, "event", crash(1, "0.6.27", "_ZN5dimmy6engine4load17h0123456789abcdefE"));
      send(door, "event", crash(2, "0.6.27", "_ZN5dimmy6engine4load17hfedcba9876543210E"));
      send(door, "event", crash(3, "0.6.27", "dimmy::engine::load"));
      var found = first(server, "crashes", "groups");
      assertEquals(new Json.Whole(3), found.get("crashes"), "one trouble, however it is written");
      group = ((Json.Text) Objects.requireNonNull(found.get("id"))).value();
      String reports = JsonWriter.write(server.ask("dimmy/crashes/" + group));
      assertTrue(reports.contains("\"function\":\"dimmy::engine::load\""), reports);
      assertEquals(-1, reports.indexOf("_ZN"), reports);

      var decided =
          server.post(
              "/api/v1/apps/dimmy/crashes/" + group,
              "Authorization",
              "Bearer " + ChildServer.TOKEN,
              "{\"status\":\"resolved\",\"release\":\"0.6.27\"}");
      assertEquals(200, decided.statusCode(), decided.body());
      server.kill();
    }
    try (var server = serve()) {
      var kept = first(server, "crashes", "groups");
      assertEquals(new Json.Text("resolved"), kept.get("state"));
      send(door(server), "event", crash(4, "0.6.28", "dimmy::engine::load"));
      var back = first(server, "crashes", "groups");
      assertEquals(new Json.Text("regressed"), back.get("state"));
      assertEquals(new Json.Text("0.6.27"), back.get("first_release"));
      assertEquals(new Json.Text("0.6.28"), back.get("last_release"));
    }
  }

  @Test
  void sessionsThatAreToldMakeTheShareWithoutACrash() throws Exception {
    try (var server = serve()) {
      var door = door(server);
      send(door, "event", crash(1, "0.6.28", "dimmy::engine::load"));
      for (int i = 0; i < 4; i++) {
        send(door, "session", session(i, true, "ok"));
        send(door, "session", session(i, true, "ok"));
      }
      send(door, "session", session(0, false, "crashed"));
      send(door, "session", session(0, false, "crashed"));

      var release = first(server, "releases", "releases");
      assertEquals(new Json.Text("0.6.28"), release.get("release"));
      assertEquals(
          "{\"share\":0.75,\"of\":4,\"crashed\":1}",
          JsonWriter.write(Objects.requireNonNull(release.get("crash_free_sessions"))));
      assertEquals(Json.NOTHING, release.get("crash_free_installs"), "the reports tell none");
    }
  }
}
