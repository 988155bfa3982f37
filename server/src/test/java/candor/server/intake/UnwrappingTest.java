package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Response;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keeps bombs cheap whatever they are wrapped in, and what is hidden in text of JSON where it is.
 */
@Tag("T12")
final class UnwrappingTest {

  private static final Duration PROMPT = Duration.ofSeconds(10);

  /** A buffer that grows to 8 MiB by doubling takes twice that; the rest is the body as sent. */
  private static final long MOST_BOMB_BYTES = 24 << 20;

  private static final String SECRET = "alice.liddell@wonderland.example";

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
  }

  private Response posthog(byte[] body, String... header) {
    var headers =
        new HashMap<>(Map.of("authorization", "Bearer " + stand.app("none").keys().posthog()));
    for (int i = 0; i < header.length; i += 2) {
      headers.put(header[i], header[i + 1]);
    }
    return assertTimeout(PROMPT, () -> stand.post("/e/", headers, body));
  }

  private static byte[] zlib(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new DeflaterOutputStream(out)) {
      packed.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] form(byte[] packed) {
    String letters = Base64.getEncoder().encodeToString(packed);
    return ascii("data=" + URLEncoder.encode(letters, StandardCharsets.UTF_8));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aBombInAnyWrappingIsTooLarge() throws IOException {
    byte[] large = new byte[64 << 20];
    byte[] gzip = NativeAnswersTest.gzip(large);
    assertEquals(413, posthog(gzip).status(), "undeclared");
    assertEquals(413, posthog(form(gzip)).status(), "in a form");
    assertEquals(413, posthog(Base64.getEncoder().encode(gzip)).status(), "as Base64 alone");
    assertEquals(413, posthog(form(zlib(large))).status());
    assertEquals(413, posthog(zlib(large), "content-encoding", "deflate").status());
  }

  /** Each shell is within its bounds; the one inside is measured by what it came in. */
  @Test
  void aBombInsideOfGzipIsTooLarge() throws IOException {
    byte[] inner = NativeAnswersTest.gzip(new byte[64 << 20]);
    byte[] outer = NativeAnswersTest.gzip(inner);
    assertTrue(outer.length < 1_000, "bytes " + outer.length);
    assertEquals(413, posthog(outer, "content-encoding", "gzip").status());
    byte[] third = NativeAnswersTest.gzip(outer);
    assertEquals(400, posthog(third, "content-encoding", "gzip").status(), "undone twice at most");
  }

  /** What a bomb takes is bounded by the limits of bodies, not by what it would become. */
  @Test
  void aBombTakesNoMoreMemoryThanALargeBody() throws IOException {
    byte[] bomb = NativeAnswersTest.gzip(new byte[256 << 20]);
    var form = form(bomb);
    for (int warm = 0; warm < 2; warm++) {
      assertTrue(allocated(bomb) < MOST_BOMB_BYTES && allocated(form) < MOST_BOMB_BYTES);
    }
    String key = stand.app("none").keys().nativeKey();
    var headers = Map.of("candor-key", key, "content-encoding", "gzip");
    long before = allocated();
    assertEquals(413, stand.post("/v1/events", headers, bomb).status());
    assertTrue(allocated() - before < MOST_BOMB_BYTES);
  }

  private long allocated(byte[] body) {
    long before = allocated();
    assertEquals(413, posthog(body).status());
    return allocated() - before;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** Every phrase is twice as long as the one before, so that few letters make many. */
  @Test
  void aBombInLzStringIsTooLarge() {
    String letters = "GwQ" + "h".repeat(400_000);
    Response answer = posthog(ascii("compression=lz64&data=" + letters));
    assertTrue(answer.status() == 400 || answer.status() == 413, "status " + answer.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "\\\"", "{\\\"a\\\":"})
  void textOfJsonInsideTextIsNotFollowed(String shell) {
    String props = "\"" + shell.replace("\"", "\\\"").repeat(20_000) + SECRET + "\"";
    for (String name : new String[] {"app_launched", SECRET}) {
      String event =
          "{\"timestamp\":\"2026-11-22T09:59:58Z\",\"eventName\":\""
              + name
              + "\",\"systemProps\":{\"sdkVersion\":\"x\"},\"props\":"
              + props
              + "}";
      var answer = assertTimeout(PROMPT, () -> stand.aptabase("/api/v0/event", "none", event));
      assertTrue(answer.status() == 200 || answer.status() == 400, "status " + answer.status());
    }
    assertNowhere();
  }

  @Test
  void jsonInTheTextOfAPropertyStaysText() {
    String hidden = "{\\\"app_version\\\":\\\"1.2.3\\\",\\\"who\\\":\\\"" + SECRET + "\\\"}";
    String event = "{\"event\":\"message_sent\",\"properties\":{\"source\":\"" + hidden + "\"}}";
    assertEquals(200, posthog(ascii(event)).status());
    assertEquals(1, stand.figures("none").refused());
    assertNowhere();
  }

  private void assertNowhere() {
    var traces = new StringBuilder(stand.tally.snapshot().toString());
    stand.deliveries().forEach(traces::append);
    stand.log.records().forEach(r -> traces.append(new String(r, StandardCharsets.ISO_8859_1)));
    assertFalse(traces.indexOf(SECRET) >= 0);
  }
}
