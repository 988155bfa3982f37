package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import candor.server.http.Response;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keeps the encodings of bodies that no measured client sends but the services of PostHog and
 * Sentry take: Brotli and Zstandard. The files in {@code encodings} were packed by Node's own zlib;
 * how is written beside them.
 */
final class EncodingsTest {

  private static final Path FILES = Path.of("src/test/resources/encodings");
  private static final Duration PROMPT = Duration.ofSeconds(10);

  @TempDir Path directory;
  private SentrySender sender;

  @BeforeEach
  void open() throws IOException {
    sender = new SentrySender(directory);
  }

  private static byte[] envelope() {
    return SentrySender.utf8("{}\n" + SentrySender.item("event", SentrySender.EVENT));
  }

  private Response post(String encoding, byte[] body) {
    var auth = sender.auth().get("x-sentry-auth");
    var headers = Map.of("x-sentry-auth", String.valueOf(auth), "content-encoding", encoding);
    return assertTimeout(PROMPT, () -> sender.stand.post(sender.path("envelope/"), headers, body));
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(FILES.resolve(name));
  }

  @Test
  void anEnvelopeInZstandardIsTaken() {
    assertEquals(200, post("zstd", Zstd.compress(envelope())).status());
    assertEquals(2, sender.crash().chain().size());
  }

  @Test
  void anEnvelopeInBrotliIsTaken() throws IOException {
    assertEquals(200, post("br", file("envelope.br")).status());
    assertEquals(SentrySender.UUID_OF_ID, sender.crash().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void aBatchOfPostHogIsTaken(String encoding) throws IOException {
    String key = sender.stand.app("none").keys().posthog();
    byte[] plain = file("batch.json");
    byte[] body = encoding.equals("br") ? file("batch.br") : Zstd.compress(plain);
    var headers = Map.of("authorization", "Bearer " + key, "content-encoding", encoding);
    assertEquals(200, sender.stand.post("/i/v1/analytics/events", headers, body).status());
    assertEquals(1, sender.stand.figures("none").admitted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bomb.br", "slow-bomb.br"})
  @Tag("T12")
  void aBombInBrotliIsTooLarge(String name) throws IOException {
    assertEquals(413, post("br", file(name)).status());
  }

  /** 24 bits of window and a block of 16 MiB are promised; nothing follows. */
  @Test
  @Tag("T12")
  void aPromiseInBrotliTakesNoMemory() {
    byte[] promise = {0x4f, -1, -1, -1, 1, 0, 0, 0};
    assertEquals(413, post("br", promise).status());
  }

  @Test
  @Tag("T12")
  void aBombInZstandardIsTooLarge() {
    assertEquals(413, post("zstd", Zstd.compress(new byte[64 << 20])).status());
    byte[] noise = new byte[700_000];
    new Random(3).nextBytes(noise);
    byte[] large = Arrays.copyOf(noise, 9 << 20);
    assertEquals(413, post("zstd", Zstd.compress(large)).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  @Tag("T12")
  void damageIsUnreadable(String encoding) throws IOException {
    byte[] whole = encoding.equals("br") ? file("envelope.br") : Zstd.compress(envelope());
    for (int cut = 0; cut < whole.length; cut += 7) {
      assertEquals(400, post(encoding, Arrays.copyOf(whole, cut)).status(), "cut " + cut);
    }
    assertEquals(
        400, post(encoding, SentrySender.utf8("not packed " + UUID.randomUUID())).status());
  }

  @Test
  @Tag("T12")
  void changedBytesInBrotliAreAnsweredLikeAnyDamage() throws IOException {
    byte[] whole = file("envelope.br");
    var random = new Random(5);
    for (int round = 0; round < 500; round++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      int status = post("br", changed).status();
      assertEquals(true, status == 200 || status == 400 || status == 413, "status " + status);
    }
  }

  @Test
  void otherEncodingsAreNamed() {
    Response answer = post("lz4", new byte[9]);
    assertEquals(415, answer.status());
    assertEquals("gzip, deflate, br, zstd", answer.headers().get("Accept-Encoding"));
    String said = new String(answer.body(), StandardCharsets.UTF_8);
    assertEquals(false, said.contains("lz4"), said);
  }
}
