package candor.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.HttpOptions.Limits;
import candor.server.http.HttpOptions.Sizes;
import candor.server.http.HttpOptions.Waits;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What takes too long, or is too much, is cut off; event streams live and end. */
@Tag("T14")
final class TimesTest {

  private static final Duration SHORT = Duration.ofMillis(500);

  private final LinkedBlockingQueue<Exchange.EventStream> streams = new LinkedBlockingQueue<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    var waits = new Waits(SHORT, SHORT, SHORT, SHORT, Duration.ofMillis(50), SHORT);
    var sizes = new Sizes(1 << 20, 1 << 16, 8 << 10, 2, 4);
    var routes =
        new Routes()
            .add(new Route("GET", "/live", Lane.LOOP, e -> streams.add(e.stream())))
            .add(new Route("GET", "/never", Lane.LOOP, e -> {}))
            .add(new Route("GET", "/now", Lane.LOOP, e -> e.answer(Response.empty(204))));
    server = HttpServer.open(HttpOptions.loopback(0).within(new Limits(sizes, waits)), routes);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String after(String raw) throws IOException {
    try (var client = new RawClient(server.port())) {
      return client.send(raw).all(5000);
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }

  private Exchange.EventStream streamed() throws InterruptedException {
    var stream = streams.poll(10, TimeUnit.SECONDS);
    if (stream == null) {
      throw new AssertionError("no stream was asked for");
    }
    return stream;
  }

  @Test
  void aSilentConnectionIsClosed() throws IOException {
    assertEquals("", after(""));
  }

  @Test
  void aSlowHeaderIsCutOff() throws IOException {
    assertTrue(after("GET /now HTTP/1.1\r\nHost: x\r\nX-").startsWith("HTTP/1.1 408 "));
  }

  @Test
  void aSlowBodyIsCutOff() throws IOException {
    var answer = after("POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");
    assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
  }

  @Test
  void anIdleConnectionIsClosedAfterItsAnswer() throws IOException {
    var answer = after(get("/now"));
    assertTrue(answer.startsWith("HTTP/1.1 204 ") && !answer.endsWith("<silent>"), answer);
  }

  @Test
  void aRequestThatIsNeverAnsweredIsClosed() throws IOException {
    assertEquals("", after(get("/never")));
    assertEquals(1, server.stats().timeouts());
  }

  @Test
  void moreConnectionsThanTheLimitAreClosedAtOnce() throws Exception {
    try (var one = new RawClient(server.port());
        var two = new RawClient(server.port());
        var three = new RawClient(server.port())) {
      one.send(get("/live"));
      two.send(get("/live"));
      streamed();
      streamed();
      assertFalse(three.all(5000).endsWith("<silent>"));
    }
  }

  @Test
  void bodiesBeyondTheAccountAreAnsweredBusy() throws IOException {
    var body = "x".repeat(200_000);
    var answer = after("POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" + body);
    assertTrue(answer.startsWith("HTTP/1.1 503 ") && answer.contains("Retry-After: "), answer);
  }

  @Test
  void aStreamCarriesEventsAndSignsOfLife() throws Exception {
    try (var client = new RawClient(server.port())) {
      client.send(get("/live"));
      var stream = streamed();
      assertTrue(client.until("\r\n\r\n").contains("Content-Type: text/event-stream"));
      assertTrue(stream.send("tick", "a\nb"));
      assertEquals("event: tick\ndata: a\ndata: b\n\n", client.until("b\n\n"));
      assertEquals(":\n\n", client.until(":\n\n"));
      stream.close();
      assertFalse(stream.send("tick", "late"));
      assertFalse(client.all(5000).contains("late"));
    }
  }

  @Test
  void aStreamEndsWithItsConnection() throws Exception {
    var client = new RawClient(server.port());
    client.send(get("/live"));
    var stream = streamed();
    client.close();
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (stream.send("tick", "x") && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertFalse(stream.send("tick", "x"));
  }
}
