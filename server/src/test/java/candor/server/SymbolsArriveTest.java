package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends crashes of shortened builds through a whole server, before and after their mappings. */
final class SymbolsArriveTest {

  private static final String SYMBOLS = "/api/v1/apps/dimmy/symbols";

  @TempDir Path temp;

  private final HttpClient client = HttpClient.newHttpClient();

  private static String call(String function, String module, String file, int line, int column) {
    return """
    {"function":"%s","module":"%s","filename":"%s","lineno":%d,"colno":%d,"in_app":true}\
    """
        .formatted(function, module, file, line, column);
  }

  private static String crash(int id, String release, String platform, String error, String calls) {
    return """
    {"event_id":"0c1207fb1bc84f149558263962986%03d","timestamp":"%s","level":"fatal",
     "platform":"%s","release":"dimmy@%s","exception":{"values":[{%s,"value":"no number",
      "stacktrace":{"frames":[%s]}}]}}\
    """
        .formatted(id, Instant.now(), platform, release, error, calls)
        .replace("\n", "");
  }

  /** The oldest call comes first in this dialect. */
  private static String first(boolean isJava) {
    return isJava
        ? crash(
            1,
            "0.6.27",
            "java",
            "\"type\":\"b\",\"module\":\"a\"",
            call("a", "org.example.shop.Checkout", "SourceFile", 10, 0)
                + ','
                + call("a", "a.c", "SourceFile", 7, 0))
        : crash(
            3,
            "0.6.27",
            "javascript",
            "\"type\":\"RangeError\"",
            call("s", "", "https://shop.example/a/shop.js?v=1", 1, 363)
                + ','
                + call("t.totalSize", "", "https://shop.example/a/shop.js", 1, 249)
                + ','
                + call("?", "", "https://shop.example/a/shop.js", 1, 265)
                + ','
                + call("i", "", "https://shop.example/a/shop.js", 1, 62));
  }

  private static String second(boolean isJava) {
    String shop = "org.example.shop.";
    return isJava
        ? crash(
            2,
            "0.6.28",
            "java",
            "\"type\":\"yota\",\"module\":\"org.example.shop\"",
            call("zeta", shop + "Checkout", "SourceFile", 4, 0)
                + ','
                + call("zeta", shop + "zeta", "SourceFile", 2, 0)
                + ','
                + call("yota", shop + "zeta", "SourceFile", 1, 0)
                + ','
                + call("zeta", shop + "xena", "SourceFile", 1, 0)
                + ','
                + call("zeta", shop + "xena", "SourceFile", 7, 0))
        : crash(
            4,
            "0.6.28",
            "javascript",
            "\"type\":\"RangeError\"",
            call("m", "", "app:///shop.js", 1, 515)
                + ','
                + call("r.totalSize", "", "app:///shop.js", 1, 357)
                + ','
                + call("?", "", "app:///shop.js", 1, 373)
                + ','
                + call("a", "", "app:///shop.js", 1, 170));
  }

  private void send(ChildServer server, String event) throws Exception {
    var told = (Json.Text) Objects.requireNonNull(server.ask("dimmy/keys").get("sentry"));
    var dsn = URI.create(told.value());
    var door =
        server
            .address()
            .resolve("/api" + dsn.getPath() + "/envelope/?sentry_key=" + dsn.getUserInfo());
    var request =
        HttpRequest.newBuilder(door)
            .POST(BodyPublishers.ofString("{}\n{\"type\":\"event\"}\n" + event))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private HttpResponse<String> upload(
      ChildServer server, String token, String query, byte[] file, String method) throws Exception {
    var request =
        HttpRequest.newBuilder(server.address().resolve(SYMBOLS + query))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofByteArray(file))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private Json.Dictionary keep(ChildServer server, String release, String file, String name)
      throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/symbols", file));
    String query = "?release=dimmy@" + release + "&name=" + name;
    var answer = upload(server, ChildServer.TOKEN, query, bytes, "POST");
    assertEquals(201, answer.statusCode(), answer.body());
    return (Json.Dictionary) JsonReader.read(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Json.Dictionary> groups(ChildServer server) throws Exception {
    var groups = new ArrayList<Json.Dictionary>();
    if (server.ask("dimmy/crashes?consistent=true").get("groups") instanceof Json.Array all) {
      all.items().forEach(group -> groups.add((Json.Dictionary) group));
    }
    return groups;
  }

  private static String text(Json.Dictionary of, String name) {
    return of.get(name) instanceof Json.Text text ? text.value() : "";
  }

  private static String reports(ChildServer server, Json.Dictionary group) throws Exception {
    return JsonWriter.write(server.ask("dimmy/crashes/" + text(group, "id")));
  }

  @Test
  void twoShortenedBuildsOfOneTroubleAreOneGroupByTheNamesOfItsSources() throws Exception {
    try (var server =
        ChildServer.start(
            "serve",
            "--port",
            "0",
            "--data",
            temp.resolve("data").toString(),
            "--plan",
            Path.of("..", "plans", "dimmy.yaml").toString())) {
      send(server, first(true));
      send(server, second(true));
      var apart = groups(server);
      assertEquals(2, apart.size(), "nobody can know yet that they are one");
      assertTrue(reports(server, apart.getFirst()).contains("SourceFile"));
      decide(server, text(apart.getFirst(), "id"));

      var mapping = keep(server, "0.6.27", "shop-1.mapping.txt", "");
      assertEquals(new Json.Whole(1), mapping.get("regrouped"));
      keep(server, "0.6.28", "shop-2.mapping.txt", "");
      var one = groups(server);
      assertEquals(1, one.size(), one.toString());
      assertEquals(new Json.Whole(2), one.getFirst().get("crashes"));
      assertEquals("org.example.shop.CartException", text(one.getFirst(), "type"));
      assertEquals("ignored", text(one.getFirst(), "state"), "a decision follows its reports");
      String told = reports(server, one.getFirst());
      assertTrue(told.contains("\"org.example.shop.Item.parsed\""), told);
      assertTrue(told.contains("\"Cart.java\""), told);

      keep(server, "0.6.27", "shop-1.js.map", "shop.js.map");
      keep(server, "0.6.28", "shop-2.js.map", "~/dist/shop.js");
      send(server, first(false));
      send(server, second(false));
      var both = groups(server);
      assertEquals(2, both.size(), both.toString());
      var script = both.stream().filter(g -> text(g, "type").equals("RangeError")).findFirst();
      assertEquals(new Json.Whole(2), script.orElseThrow().get("crashes"));
      String scripts = reports(server, script.orElseThrow());
      assertTrue(
          scripts.contains("\"function\":\"parseSize\",\"module\":\"src/sizes.ts\""), scripts);
      assertEquals(-1, scripts.indexOf("export function"), "no source is shown");

      notForStrangers(server);
      var gone =
          upload(server, ChildServer.TOKEN, "/" + text(mapping, "id"), new byte[0], "DELETE");
      assertEquals("{\"regrouped\":1}", gone.body());
      assertEquals(3, groups(server).size());
      var listed =
          ChildServer.run(
              temp, "symbols", "list", "--data", temp.resolve("data").toString(), "--app", "dimmy");
      assertEquals(3, listed.out().lines().count(), listed.out() + listed.err());
    }
  }

  private static void decide(ChildServer server, String group) throws Exception {
    var answer =
        server.post(
            "/api/v1/apps/dimmy/crashes/" + group,
            "Authorization",
            "Bearer " + ChildServer.TOKEN,
            "{\"status\":\"ignored\"}");
    assertEquals(200, answer.statusCode(), answer.body());
  }

  /** Only who may hand files in may send more than others, and files have to be what they say. */
  private void notForStrangers(ChildServer server) throws Exception {
    byte[] large = new byte[2 << 20];
    String query = "?release=0.6.27&name=shop.js";
    assertEquals(401, upload(server, "nonsense", query, large, "POST").statusCode());
    var wrong = upload(server, ChildServer.TOKEN, query, large, "POST");
    assertEquals(422, wrong.statusCode(), wrong.body());
    assertTrue(wrong.body().contains("line 1 is"), wrong.body());
    byte[] tooLarge = new byte[(16 << 20) + 1];
    assertEquals(413, upload(server, ChildServer.TOKEN, query, tooLarge, "POST").statusCode());
    var kind = upload(server, ChildServer.TOKEN, query + "&kind=elf", new byte[1], "POST");
    assertEquals(400, kind.statusCode(), kind.body());
  }
}
