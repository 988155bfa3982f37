package candor.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every raw byte sequence has its documented outcome. */
@Tag("T14")
final class TortureTest {

  private static final String BODY = "{\"a\":1}";
  private static final Pattern ROW =
      Pattern.compile(
          "\"name\": \"(?<name>[^\"]+)\", \"raw_b64\": \"(?<raw>[^\"]*)\","
              + " \"expect\": \"(?<expect>[^\"]+)\"");
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  private static HttpServer server;

  private record Case(String name, byte[] raw, String expect) {}

  /** Decodes as a door would: only identity and gzip are known, and gzip must be gzip. */
  private static void door(Exchange exchange) {
    var coding = exchange.request().header("content-encoding");
    exchange.answer(Response.empty(coding == null ? 200 : "gzip".equals(coding) ? 400 : 415));
  }

  @BeforeAll
  static void open() throws IOException {
    var routes =
        new Routes()
            .add(new Route("POST", "/v1/events", Lane.LOOP, TortureTest::door))
            .add(
                new Route(
                    "GET", "/smuggled", Lane.LOOP, e -> e.answer(Response.text(200, "x", "got"))));
    server = HttpServer.open(HttpOptions.loopback(0), routes);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> everyRequestHasItsDocumentedOutcome() throws IOException {
    return cases().stream().map(c -> DynamicTest.dynamicTest(c.name, () -> check(c)));
  }

  @Test
  void everyCaseIsRead() throws IOException {
    assertEquals(83, cases().size());
  }

  private static void check(Case one) throws IOException {
    var answer = exchange(one);
    var statuses = STATUS.matcher(answer).results().map(r -> r.group(1)).toList();
    assertTrue(statuses.stream().allMatch(s -> s.charAt(0) != '5' || s.matches("50[15]")), answer);
    assertFalse(answer.contains("\r\nServer:"), answer);
    switch (one.expect) {
      case "ok" -> assertEquals("200", statuses.getFirst(), answer);
      case "ok_100" -> assertEquals(List.of("100", "200"), statuses, answer);
      case "reject" -> assertTrue(isRejected(statuses, answer), answer);
      case "no_smuggle" -> assertFalse(answer.contains("got"), answer);
      case "no_file" -> assertTrue(statuses.getFirst().matches("40[04]"), answer);
      case "trace_not_echoed", "no_reflect" ->
          assertFalse(answer.contains("a=b") || answer.contains("script"), answer);
      case "reject_or_ok", "close_ok" -> assertFalse(answer.contains("got"), answer);
      default -> throw new AssertionError(one.expect);
    }
  }

  private static boolean isRejected(List<String> statuses, String answer) {
    return statuses.isEmpty()
        ? !answer.endsWith("<silent>")
        : statuses.getFirst().matches("4..|501|505");
  }

  private static String exchange(Case one) throws IOException {
    try (var client = new RawClient(server.port())) {
      return client.send(one.raw).all(500);
    }
  }

  private static List<Case> cases() throws IOException {
    try (var in = TortureTest.class.getResourceAsStream("/bad/http/torture.jsonl")) {
      if (in == null) {
        throw new AssertionError("torture.jsonl is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(TortureTest::read)
          .toList();
    }
  }

  private static Case read(String line) {
    var row = ROW.matcher(line);
    assertTrue(row.find(), line);
    var raw =
        new String(Base64.getDecoder().decode(row.group("raw")), StandardCharsets.ISO_8859_1)
            .replace("{PATH}", "/v1/events")
            .replace("{HEADERS}", "Content-Type: application/json\r\n")
            .replace("{LEN}", Integer.toString(BODY.length()))
            .replace("{HEXLEN}", Integer.toHexString(BODY.length()))
            .replace("{BODY}", BODY);
    return new Case(
        row.group("name"), raw.getBytes(StandardCharsets.ISO_8859_1), row.group("expect"));
  }
}
