package candor.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says how an answer of a file arrives, and that the file is gone afterwards. */
final class FileAnswerTest {

  /** More than a few slices, and no multiple of one. */
  private static final int BYTES = 1_500_001;

  @TempDir Path dir;
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server =
        HttpServer.open(
            HttpOptions.loopback(0),
            new Routes()
                .add(new Route("GET", "/file", Lane.VIRTUAL, e -> e.answer(file(BYTES))))
                .add(new Route("GET", "/empty", Lane.VIRTUAL, e -> e.answer(file(0)))));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Response file(int bytes) throws IOException {
    Path path = Files.createTempFile(dir, "answer", "");
    Files.write(path, content(bytes));
    return Response.file(Map.of("Content-Type", "text/csv"), path);
  }

  private static byte[] content(int bytes) {
    var content = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      content[i] = (byte) ((i * 31) >>> 3);
    }
    return content;
  }

  private List<Path> left() throws IOException {
    try (var files = Files.list(dir)) {
      return files.toList();
    }
  }

  @Test
  void aFileArrivesWholeTwiceOnOneConnectionAndIsGone() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/file")).build();
      for (int i = 0; i < 2; i++) {
        var answer = client.send(request, BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        assertTrue(Arrays.equals(content(BYTES), answer.body()), "the bytes are the file's");
      }
    }
    assertEquals(List.of(), left());
  }

  @Test
  void theHeadOfAFileTellsItsLengthAndAnEmptyOneIsEmpty() throws IOException {
    try (var client = new RawClient(server.port())) {
      String both =
          client
              .send("HEAD /file HTTP/1.1\r\nHost: x\r\n\r\n")
              .send("GET /empty HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
              .all(5_000);
      assertTrue(both.contains("Content-Length: " + BYTES + "\r\n\r\nHTTP/1.1 200 OK"), both);
      assertTrue(both.endsWith("Content-Length: 0\r\n\r\n"), both);
    }
    assertEquals(List.of(), left());
  }

  @Test
  void aClientThatGoesAwayLeavesNoFile() throws IOException {
    try (var client = new RawClient(server.port())) {
      client.send("GET /file HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(client.until("HTTP/1.1 200").endsWith("200"));
    }
    assertEquals(List.of(), left());
  }
}
