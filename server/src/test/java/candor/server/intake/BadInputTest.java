package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the promise that bad bytes are answered as documented, without echo, fault or hang. */
@Tag("T12")
final class BadInputTest {

  private static final Path CORPORA = Path.of("src/test/resources/bad-input");

  /** A hang is longer than this on any machine; the usual cost is a few milliseconds. */
  private static final Duration PROMPT = Duration.ofSeconds(10);

  private static final List<String> PATHS =
      List.of(
          "/v1/events",
          "/api/v0/event",
          "/api/v0/events",
          "/api/v0/error",
          "/v1/usage",
          "/api/1/envelope/",
          "/api/1/store/",
          "/i/v0/e/",
          "/batch",
          "/i/v1/analytics/events",
          "/v1/logs");

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
  }

  private Response post(String path, byte[] body, String... encoding) {
    var keys = stand.app("none").keys();
    String key = path.equals("/v1/usage") ? keys.usage() : keys.nativeKey();
    var headers = new HashMap<>(Map.of("candor-key", key, "app-key", keys.aptabase()));
    headers.put("x-sentry-auth", "Sentry sentry_key=" + keys.sentry() + ", sentry_version=7");
    headers.put("authorization", "Bearer " + keys.posthog());
    headers.put("content-type", "application/json");
    if (encoding.length > 0) {
      headers.put("content-encoding", encoding[0]);
    }
    return assertTimeout(PROMPT, () -> stand.post(path, headers, body));
  }

  private void assertEverywhere(int status, byte[] body, String... encoding) {
    for (String path : PATHS) {
      Response response = post(path, body, encoding);
      assertEquals(status, response.status(), path);
      assertNoEcho(body, response);
    }
    assertEquals(PATHS.size(), stand.figures("none").unreadable());
  }

  /** Eight letters in a row from the body, if the answer had them, would be an echo. */
  private static void assertNoEcho(byte[] body, Response response) {
    String sent = new String(body, 0, Math.min(body.length, 4_000), StandardCharsets.ISO_8859_1);
    String said = new String(response.body(), StandardCharsets.ISO_8859_1);
    for (int i = 0; i + 12 <= sent.length(); i += 12) {
      String piece = sent.substring(i, i + 12);
      assertFalse(said.contains(piece), "the answer repeats what was sent");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void notJson() {
    assertEverywhere(400, ascii("<xml>canary canary canary</xml>"));
  }

  @Test
  void emptyBody() {
    assertEverywhere(400, new byte[0]);
  }

  @Test
  void tenMegabytes() {
    byte[] large = new byte[10 << 20];
    Arrays.fill(large, (byte) ' ');
    assertEverywhere(413, large);
  }

  @Test
  void tenThousandDeep() {
    assertEverywhere(400, ascii("[".repeat(10_000)));
  }

  @Test
  void aMillionKeysZipped() throws IOException {
    String keys =
        IntStream.range(0, 1_000_000)
            .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":0")
            .collect(Collectors.joining(",", "{", "}"));
    byte[] zipped = NativeAnswersTest.gzip(ascii(keys));
    for (String path : PATHS) {
      int status = post(path, zipped, "gzip").status();
      assertTrue(status == 400 || status == 413, "status " + status);
    }
  }

  @Test
  void duplicateKeys() {
    assertEverywhere(400, ascii("{\"eventName\":\"a\",\"eventName\":\"b\"}"));
  }

  @Test
  void notANumber() {
    // Python's spelling passes at one door alone, where parts of it are never read.
    assertEverywhere(400, ascii("{\"events\":-NaN}"));
  }

  @Test
  void loneSurrogate() {
    assertEverywhere(400, ascii("{\"app\":\"\\ud800 canary\"}"));
  }

  @Test
  void invalidUtf8() {
    assertEverywhere(400, new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'});
  }

  @Test
  void truncatedGzip() throws IOException {
    byte[] zipped = NativeAnswersTest.gzip(ascii("{\"app\":\"" + "canary".repeat(99) + "\"}"));
    assertEverywhere(400, Arrays.copyOf(zipped, zipped.length - 9), "gzip");
  }

  @Test
  void gzipWithAWrongChecksum() throws IOException {
    byte[] zipped = NativeAnswersTest.gzip(ascii("{\"app\":\"canary\"}"));
    zipped[zipped.length - 6] ^= 1;
    assertEverywhere(400, zipped, "gzip");
  }

  @Test
  void gzipThatIsNone() {
    assertEverywhere(400, ascii("{\"app\":\"not zipped at all\"}"), "gzip");
  }

  @Test
  void gzipThatGrowsAThousandfold() throws IOException {
    assertEverywhere(413, NativeAnswersTest.gzip(new byte[64 << 20]), "gzip");
  }

  @Test
  void gzipThatGrowsBeyondTheLimitSlowly() throws IOException {
    byte[] noise = new byte[700_000];
    new Random(3).nextBytes(noise);
    byte[] large = new byte[9 << 20];
    System.arraycopy(noise, 0, large, 0, noise.length);
    assertEverywhere(413, NativeAnswersTest.gzip(large), "gzip");
  }

  @Test
  void unknownEncoding() {
    assertEverywhere(415, ascii("{}"), "lz4");
  }

  @Test
  void wrongTypes() {
    assertEquals(400, post("/v1/events", ascii("[1,2,3]")).status());
    for (String part : List.of("plan", "app", "install", "session")) {
      assertWrong(part, "7");
    }
    for (String part : List.of("debug", "erase", "context", "events", "marks", "summary")) {
      assertWrong(part, "\"yes\"");
    }
    assertWrong("sent_at", "\"noon\"");
  }

  private void assertWrong(String part, String value) {
    String start = part.equals("plan") ? "{" : "{\"plan\":\"sha256:0\",";
    String app = part.equals("app") ? "" : "\"app\":\"none-app\",";
    Response response = post("/v1/events", ascii(start + app + "\"" + part + "\":" + value + "}"));
    assertEquals(400, response.status(), part);
    String said = new String(response.body(), StandardCharsets.UTF_8);
    assertTrue(said.contains("\\\"" + part + "\\\""), said);
  }

  @Test
  void whatWasAcknowledgedBeforeStays() {
    stand.post("none", Batches.events(stand, "none", Batches.event(1, "app_launched", "{}")));
    assertEverywhere(400, ascii("{"));
    assertEquals(1, stand.deliveries().size());
  }

  @TestFactory
  Stream<DynamicTest> everyFileOfTheCorporaIsAnswered() throws IOException {
    try (Stream<Path> all = Files.walk(CORPORA)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      assertTrue(files.size() > 300, "files found: " + files.size());
      return files.stream()
          .map(file ->
              DynamicTest.dynamicTest(CORPORA.relativize(file).toString(), () -> send(file)));
    }
  }

  private void send(Path file) throws IOException {
    byte[] body = Files.readAllBytes(file);
    for (String path : PATHS) {
      int plain = post(path, body).status();
      int claimed = post(path, body, "gzip").status();
      assertTrue(plain < 500 && claimed < 500, path + " " + plain + " " + claimed);
    }
  }
}
