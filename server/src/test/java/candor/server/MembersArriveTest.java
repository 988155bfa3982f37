package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets a member in on a running server by the link that an operator hands over. */
@Tag("T08")
final class MembersArriveTest {

  private static final String MEMBERS = "/a/dimmy/settings/members";

  @TempDir Path folder;

  /** Is one browser, with its cookies. */
  private record Tab(HttpClient client, URI home, Map<String, String> cookies)
      implements AutoCloseable {

    static Tab open(URI home) {
      return new Tab(HttpClient.newHttpClient(), home, new TreeMap<>());
    }

    HttpResponse<String> get(String path) throws Exception {
      return exchange(HttpRequest.newBuilder(home.resolve(path)));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws Exception {
      var sent = request.header("Cookie", String.join("; ", cookies.values())).build();
      var response = client.send(sent, BodyHandlers.ofString());
      for (String set : response.headers().allValues("set-cookie")) {
        cookies.put(set.replaceFirst("=.*", ""), set.replaceFirst(";.*", ""));
      }
      return response;
    }

    /** Sends a form of a page, as its button does. */
    HttpResponse<String> send(String page, String path, String fields) throws Exception {
      String form = found(get(page).body(), "name=\"form\" value=\"([^\"]+)\"");
      var body =
          BodyPublishers.ofString(
              "form=" + URLEncoder.encode(form, StandardCharsets.UTF_8) + "&" + fields);
      return exchange(HttpRequest.newBuilder(home.resolve(path)).POST(body));
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static String found(String text, String pattern) {
    var found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), pattern);
    return found.group(1);
  }

  @Test
  void aReaderSeesItsFiguresUntilItIsRemoved() throws Exception {
    try (var stand = ClientStand.start(folder, "dimmy");
        var operator = Tab.open(stand.address());
        var reader = Tab.open(stand.address())) {
      operator.send("/signin", "/signin", "token=" + ClientStand.TOKEN);
      String page =
          operator.send(MEMBERS, MEMBERS, "name=Ada&role=reader&sees=marked&app.dimmy=on").body();
      String link = found(page, "(/signin\\?token=[A-Za-z0-9_-]{43})");
      reader.send(link, "/signin", "link=" + link.substring(link.indexOf('=') + 1));

      assertTrue(reader.get("/a/dimmy").body().contains(">Ada</bdi>"));
      assertEquals(200, reader.get("/api/v1/apps/dimmy/trend").statusCode());
      assertEquals(403, reader.get("/a/dimmy/people").statusCode());
      assertEquals(403, reader.get("/api/v1/apps/dimmy/sql?q=SELECT%201").statusCode());
      assertEquals(404, reader.get("/a/shimmy").statusCode());

      String id = found(operator.get(MEMBERS).body(), "name=\"id\" value=\"([^\"]+)\"");
      operator.send(MEMBERS, MEMBERS + "/remove", "id=" + id);

      assertEquals(401, reader.get("/api/v1/apps/dimmy/trend").statusCode());
      assertFalse(reader.get("/a/dimmy").body().contains("Ada"));
      String journal = operator.get(MEMBERS + "/journal.csv").body();
      assertTrue(journal.contains(",operator,,removed the member Ada\r\n"), journal);
      stand.assertNoFileHolds(link.substring(link.indexOf('=') + 1));
    }
  }
}
