package candor.server.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests reach their handlers, and answers their requests, in order. */
final class HttpServerTest {

  private static final String LONG_TEXT = "telemetry ".repeat(1000);
  private static final LinkedBlockingQueue<Exchange> WAITING = new LinkedBlockingQueue<>();

  private static HttpServer server;

  @BeforeAll
  static void open() throws IOException {
    var routes =
        new Routes()
            .add(new Route("POST", "/echo", Lane.LOOP, HttpServerTest::echo))
            .add(new Route("GET", "/wait", Lane.LOOP, WAITING::add))
            .add(new Route("GET", "/fails", Lane.VIRTUAL, HttpServerTest::fail))
            .add(new Route("GET", "/splits", Lane.LOOP, HttpServerTest::split))
            .add(new Route("GET", "/page", Lane.VIRTUAL, HttpServerTest::page))
            .add(new Route("GET", "/hello/{who}", Lane.LOOP, HttpServerTest::hello));
    server = HttpServer.open(HttpOptions.loopback(0), routes);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static void echo(Exchange exchange) {
    exchange.answer(new Response(200, Map.of(), exchange.request().body()));
  }

  private static void fail(Exchange exchange) {
    throw new IllegalStateException("secret");
  }

  private static void split(Exchange exchange) {
    exchange.answer(Response.empty(200).with("X", "a\r\nSet-Cookie: b"));
  }

  private static void page(Exchange exchange) {
    exchange.answer(Response.text(200, "text/html; charset=utf-8", LONG_TEXT));
  }

  private static void hello(Exchange exchange) {
    var request = exchange.request();
    exchange.answer(
        Response.text(200, "text/plain", request.parameter(":who") + request.query().get("q")));
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }

  private static String ask(String raw) throws IOException {
    try (var client = new RawClient(server.port())) {
      return client.send(raw).answer();
    }
  }

  private static Exchange taken() throws InterruptedException {
    var exchange = WAITING.poll(10, TimeUnit.SECONDS);
    if (exchange == null) {
      throw new AssertionError("no request came");
    }
    return exchange;
  }

  @Test
  void namesAndParametersAreDecoded() throws IOException {
    var answer = ask(get("/hello/J%C3%BCrgen?q=a+b&q=%26&:who=mallory"));
    assertTrue(answer.endsWith("\r\n\r\nJürgen[a b, &]".replace("ü", "Ã¼")), answer);
  }

  @Test
  void unservedRequestsLearnNothingButTheStatus() throws IOException {
    var missing = ask(get("/nothing-here"));
    var wrong = ask("PUT /page HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    assertTrue(missing.startsWith("HTTP/1.1 404 Not Found"), missing);
    assertFalse(missing.contains("nothing-here"), missing);
    assertTrue(wrong.startsWith("HTTP/1.1 405 ") && wrong.contains("Allow: GET, HEAD"), wrong);
  }

  @Test
  void aFaultIsCountedAndNotTold() throws IOException {
    var before = server.stats().errors();
    var answer = ask(get("/fails"));
    assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
    assertFalse(answer.contains("secret"), answer);
    assertEquals(before + 1, server.stats().errors());
  }

  @Test
  void anAnswerCannotSmuggleHeaders() throws IOException {
    var answer = ask(get("/splits"));
    assertTrue(answer.startsWith("HTTP/1.1 500 ") && !answer.contains("Set-Cookie"), answer);
  }

  @Test
  void headHasTheLengthAndNoBody() throws IOException {
    try (var client = new RawClient(server.port())) {
      client.send("HEAD /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      var answer = client.all(2000);
      assertTrue(answer.contains("Content-Length: 10000\r\n"), answer);
      assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }
  }

  @Test
  void longTextIsCompressedForThoseWhoAsk() throws IOException {
    var raw = "GET /page HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br, gzip;q=0.5\r\n\r\n";
    var answer = ask(raw);
    var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    var bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        LONG_TEXT, new String(new GZIPInputStream(bytes).readAllBytes(), StandardCharsets.UTF_8));
    assertTrue(ask(raw.replace("0.5", "0")).endsWith(LONG_TEXT), "refused gzip");
  }

  @Test
  void chunkedBodiesAreJoined() throws IOException {
    var answer =
        ask(
            """
            POST /echo HTTP/1.1\r
            Host: x\r
            Transfer-Encoding: chunked\r
            \r
            3\r
            abc\r
            2\r
            de\r
            0\r
            \r
            """);
    assertTrue(answer.endsWith("\r\n\r\nabcde"), answer);
  }

  @Test
  void pipelinedAnswersKeepTheOrderOfRequests() throws Exception {
    try (var client = new RawClient(server.port())) {
      client.send(get("/wait?n=0") + get("/wait?n=1") + get("/hello/two"));
      var first = taken();
      var second = taken();
      second.answer(Response.text(200, "text/plain", "one"));
      first.answer(Response.text(200, "text/plain", "zero"));
      assertTrue(client.answer().endsWith("zero"));
      assertTrue(client.answer().endsWith("one"));
      assertTrue(client.answer().endsWith("twonull"));
    }
  }

  @Test
  void noMorePipelinedRequestsRunThanTheLimit() throws Exception {
    try (var client = new RawClient(server.port())) {
      client.send(get("/wait").repeat(100));
      for (var i = 0; i < 100; i++) {
        assertTrue(WAITING.size() <= HttpOptions.Sizes.standard().pipelined());
        taken().answer(Response.text(200, "text/plain", "n" + i));
      }
      for (var i = 0; i < 100; i++) {
        assertTrue(client.answer().endsWith("\r\n\r\nn" + i));
      }
    }
  }

  @Test
  void onlyTheFirstAnswerCounts() throws Exception {
    try (var client = new RawClient(server.port())) {
      client.send(get("/wait"));
      var exchange = taken();
      exchange.answer(Response.empty(204));
      exchange.answer(Response.empty(500));
      assertTrue(client.answer().startsWith("HTTP/1.1 204 "));
      assertTrue(client.send(get("/hello/x")).answer().startsWith("HTTP/1.1 200 "));
    }
  }

  @Test
  @Tag("T14")
  void aBodyOverTheLimitIsRefusedAtOnce() throws IOException {
    var size = 10 << 20;
    try (var client = new RawClient(server.port())) {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n");
      var answer = client.answer();
      assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
      assertTrue(answer.contains("Connection: close\r\n"), answer);
    }
  }

  @Test
  @Tag("T14")
  void aChunkedBodyOverTheLimitIsRefusedWhileItComes() throws IOException {
    try (var client = new RawClient(server.port())) {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (var i = 0; i < 17; i++) {
        client.send(chunk);
      }
      assertTrue(client.answer().startsWith("HTTP/1.1 413 "));
    }
  }

  @Test
  void theLargestBodyComesBackWhole() throws IOException {
    var size = HttpOptions.Sizes.standard().bodyBytes();
    var body = "abcdefgh".repeat(size / 8);
    var answer =
        ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n" + body);
    var got = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertArrayEquals(
        body.getBytes(StandardCharsets.ISO_8859_1), got.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aThousandConnectionsAreServedAgainAndAgain() throws IOException {
    var clients = new ArrayList<RawClient>();
    for (var i = 0; i < 1000; i++) {
      clients.add(new RawClient(server.port()));
    }
    for (var round : List.of("a", "b")) {
      for (var client : clients) {
        client.send(get("/hello/" + round));
      }
      for (var client : clients) {
        assertTrue(client.answer().endsWith(round + "null"));
      }
    }
    for (var client : clients) {
      client.close();
    }
  }

  @Test
  void aPortInUseIsToldAsSuch() {
    var options = HttpOptions.loopback(server.port());
    var fault = assertThrows(IOException.class, () -> HttpServer.open(options, new Routes()));
    assertEquals("cannot listen on port " + server.port(), fault.getMessage());
  }

  @Test
  void closingLetsRunningRequestsFinish() throws Exception {
    var own = HttpServer.open(HttpOptions.loopback(0), waitingRoutes());
    try (var client = new RawClient(own.port());
        var idle = new RawClient(own.port())) {
      client.send(get("/wait"));
      var running = taken();
      var closing = Thread.ofVirtual().start(own::close);
      assertEquals("", idle.all(5000));
      running.answer(Response.text(200, "text/plain", "done"));
      var answer = client.answer();
      assertTrue(answer.contains("Connection: close") && answer.endsWith("done"), answer);
      assertTrue(closing.join(Duration.ofSeconds(10)));
      assertThrows(IOException.class, () -> new RawClient(own.port()).close());
    }
  }

  private static Routes waitingRoutes() {
    return new Routes().add(new Route("GET", "/wait", Lane.LOOP, WAITING::add));
  }
}
