package candor.server.intake;

import static candor.server.intake.Batches.batch;
import static candor.server.intake.Batches.event;
import static candor.server.intake.Batches.events;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.server.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the answers of the native dialect that are not success. */
final class NativeAnswersTest {

  private static final String LAUNCHED = event(1, "app_launched", "{\"cold\":true}");

  @TempDir Path directory;
  private Stand stand;

  @BeforeEach
  void open() {
    stand = new Stand(directory);
  }

  @Test
  void withoutAKeyThatOpensTheAppItIsUnauthorized() {
    byte[] body = events(stand, "none", LAUNCHED).getBytes(StandardCharsets.UTF_8);
    var app = stand.app("none");

    assertEquals(401, stand.post("/v1/events", Map.of(), body).status());
    assertEquals(401, stand.post("/v1/events", Map.of("candor-key", "ck_x"), body).status());
    assertEquals(
        401, stand.post("/v1/events", Map.of("candor-key", app.keys().aptabase()), body).status());
    assertEquals(3, stand.tally.strangers());
    assertEquals(401, stand.post("daily", events(stand, "none", LAUNCHED)).status());
    assertEquals(List.of(), stand.deliveries());
  }

  @Test
  void anUnknownPlanIsAConflict() {
    String body = events(stand, "none", LAUNCHED).replace("sha256:", "sha256:0");
    assertEquals(409, stand.post("none", body).status());
  }

  @Test
  void gzipIsUndone() throws IOException {
    var headers =
        Map.of("candor-key", stand.app("none").keys().nativeKey(), "content-encoding", "gzip");
    byte[] body = events(stand, "none", LAUNCHED).getBytes(StandardCharsets.UTF_8);

    assertEquals(200, stand.post("/v1/events", headers, gzip(body)).status());
    assertEquals(1, stand.figures("none").admitted());
  }

  @Test
  void anEncodingThatNobodyPromisedIsUnsupported() {
    var headers =
        Map.of("candor-key", stand.app("none").keys().nativeKey(), "content-encoding", "compress");
    assertEquals(415, stand.post("/v1/events", headers, new byte[] {1, 2, 3}).status());
  }

  @Test
  void aBatchOfMoreThan500EventsIsTooLarge() {
    String many =
        IntStream.rangeClosed(1, 501)
            .mapToObj(i -> event(i, "app_launched", "{}"))
            .collect(Collectors.joining(","));
    assertEquals(
        413, stand.post("none", batch(stand, "none", "\"events\":[" + many + "]")).status());
  }

  @Test
  void aFullLogAsksToComeAgain() {
    stand.log.mood(MemoryLog.Mood.FULL);
    Response full = stand.post("none", events(stand, "none", LAUNCHED));
    stand.log.mood(MemoryLog.Mood.FAIL);
    Response failed = stand.post("none", events(stand, "none", LAUNCHED));

    assertEquals(List.of(503, 503), List.of(full.status(), failed.status()));
    assertEquals("1", full.headers().get("Retry-After"));
    assertEquals(0, stand.figures("none").received());
    assertEquals(2, stand.figures("none").overloaded());
  }

  @Test
  void nothingIsAnsweredBeforeItIsDurable() {
    stand.log.mood(MemoryLog.Mood.HOLD);
    byte[] body = events(stand, "none", LAUNCHED).getBytes(StandardCharsets.UTF_8);
    var answer =
        stand.send(
            "POST", "/v1/events", Map.of("candor-key", stand.app("none").keys().nativeKey()), body);

    assertNull(answer.get());
    assertEquals(0, stand.figures("none").admitted());
    stand.log.confirmHeld();
    assertEquals(200, Stand.answer(answer).status());
    assertEquals(1, stand.figures("none").admitted());
  }

  @Test
  void browsersMayPost() {
    var answer = Stand.answer(stand.send("OPTIONS", "/v1/events", Map.of(), new byte[0]));

    assertEquals(204, answer.status());
    assertEquals("*", answer.headers().get("Access-Control-Allow-Origin"));
    assertEquals(
        "content-type, content-encoding, candor-key",
        answer.headers().get("Access-Control-Allow-Headers"));
  }

  static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
