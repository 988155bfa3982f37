package candor.sdk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpTransportTest {

  private static final Duration SHORT = Duration.ofSeconds(2);

  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private ServerSocket server = closed();

  private static ServerSocket closed() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private interface Reaction {
    void react(Socket socket) throws IOException;
  }

  /** Reads one request whole, then does what the test wants. */
  private void serve(Reaction reaction) {
    var thread =
        new Thread(() -> {
          try (var socket = server.accept()) {
            requests.add(request(socket));
            reaction.react(socket);
          } catch (IOException e) {
            requests.add("broken: " + e);
          }
        });
    thread.setDaemon(true);
    thread.start();
  }

  private static String request(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var text = new StringBuilder();
    while (!text.toString().contains("\r\n\r\n") || !text.toString().endsWith("}")) {
      int read = in.read();
      if (read < 0) {
        break;
      }
      text.append((char) read);
    }
    return text.toString();
  }

  private void answering(String answer) {
    serve(socket -> {
      OutputStream out = socket.getOutputStream();
      out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    });
  }

  private Answer send() {
    var address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/events");
    return send(address);
  }

  private static Answer send(URI address) {
    var body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    var request = new Dialect.Request(address, Map.of("Candor-Key", "the-key"), body);
    return Transport.overHttp().send(request, SHORT);
  }

  @Test
  void theBodyAndTheKeyArriveAndNothingThatTellsTheMachine() throws InterruptedException {
    answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");

    assertEquals(new Answer(200, 0), send());

    var request = String.valueOf(requests.poll(20, TimeUnit.SECONDS));
    assertTrue(request.startsWith("POST /v1/events HTTP/1.1\r\n"), request);
    assertTrue(request.contains("Candor-Key: the-key\r\n"), request);
    assertTrue(request.contains("User-Agent: candor\r\n"), request);
    assertTrue(request.endsWith("{\"a\":1}"), request);
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "404", "409", "413", "429", "500", "503"})
  void statusesComeBackAsTheyAre(int status) {
    answering("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n");

    assertEquals(status, send().status());
  }

  @Test
  void theServerMaySayHowLongToWait() {
    answering("HTTP/1.1 503 X\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n");

    assertEquals(new Answer(503, 120), send());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wed, 21 Oct 2026 07:28:00 GMT", "-5", "99999999999999", "soon", ""})
  void nonsenseAboutWaitingCountsAsNothingSaid(String header) {
    answering("HTTP/1.1 503 X\r\nRetry-After: " + header + "\r\nContent-Length: 0\r\n\r\n");

    assertEquals(new Answer(503, 0), send());
  }

  @Test
  void aRedirectIsNotFollowed() {
    answering(
        "HTTP/1.1 302 X\r\nLocation: http://127.0.0.1:"
            + server.getLocalPort()
            + "/elsewhere\r\nContent-Length: 0\r\n\r\n");

    assertEquals(302, send().status());
    assertEquals(1, requests.size());
  }

  @Test
  void aServerThatHangsIsLeftInTime() {
    serve(socket -> socket.getInputStream().read());

    long start = System.nanoTime();
    assertEquals(Answer.NONE, send());

    assertTrue(System.nanoTime() - start < Duration.ofSeconds(15).toNanos());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u0000\u0001garbage",
        "HTTP/1.1 banana\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"
      })
  void garbageIsNoAnswer(String garbage) {
    answering(garbage);

    assertTrue(!send().hopeless());
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    serve(socket -> {
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      try {
        for (int i = 0; i < 1 << 14; i++) {
          out.write(new byte[1 << 10]);
        }
      } catch (IOException cutOff) {
        requests.add("cut off");
      }
    });

    assertEquals(200, send().status());
  }

  @Test
  void nobodyListeningIsNoAnswer() throws IOException {
    server.close();

    assertEquals(Answer.NONE, send());
    assertEquals(Answer.NONE, send(URI.create("https://nobody.invalid/v1/events")));
  }

  @Test
  void aServerWithoutTlsWhereTlsIsAskedForIsNoAnswer() {
    answering("HTTP/1.1 200 OK\r\n\r\n");
    var address = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/v1/events");

    assertEquals(Answer.NONE, send(address));
  }
}
