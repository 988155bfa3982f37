package candor.example.shimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves in a process of its own that metrics leave at the end, and never stand in the way. */
final class ShutdownTest {

  /** Five seconds for the summary, and as much for a slow machine to start and stop Java. */
  private static final Duration PROMPT = Duration.ofSeconds(10);

  @TempDir Path home;
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Process start(String endpoint, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("CI", "DO_NOT_TRACK", "XDG_STATE_HOME"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("CANDOR_KEY", Box.KEY);
    builder.environment().put("CANDOR_ENDPOINT", endpoint);
    return builder.redirectError(home.resolve("err.txt").toFile()).start();
  }

  private static int end(Process process) throws Exception {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
    return process.exitValue();
  }

  private void enable() throws Exception {
    assertEquals(0, end(start(receiver.address(), "config", "--metrics", "enable")));
  }

  private static void use(BufferedReader out) throws Exception {
    String line = String.valueOf(out.readLine());
    assertTrue(line.startsWith("listening on http://127.0.0.1:"), line);
    var address = URI.create(line.substring("listening on ".length()) + "/health");
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
  }

  /** Stops a server as the system does; returns how long that took. */
  private Duration stopped(String endpoint) throws Exception {
    Process server = start(endpoint, "serve", "--bind", "127.0.0.1:0");
    try (var out = server.inputReader(StandardCharsets.UTF_8)) {
      use(out);
      long begin = System.nanoTime();
      server.destroy();
      // The code of a program that was asked to end.
      assertEquals(143, end(server));
      return Duration.ofNanos(System.nanoTime() - begin);
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  @Tag("SHI-61")
  @Tag("SHI-67")
  void theSummaryLeavesWhenTheProcessIsToldToEnd() throws Exception {
    enable();
    stopped(receiver.address());

    var metrics = Documents.assertPlanned(Documents.json(receiver.only().body()));
    assertTrue(metrics.members().containsKey("startup_time_ms"));
  }

  @Test
  @Tag("SHI-62")
  @Tag("SHI-63")
  @Tag("SHI-68")
  void aServerThatHangsCostsFiveSecondsAndTheSummaryIsKept() throws Exception {
    enable();
    receiver.hang();
    var took = stopped(receiver.address());

    assertTrue(took.compareTo(PROMPT) < 0, "took " + took);
    Process preview = start(receiver.address(), "config", "--metrics", "preview");
    String waits = new String(preview.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(receiver.only().body(), waits.strip());
    end(preview);
  }

  @Test
  @Tag("SHI-63")
  @Tag("SHI-69")
  void aServerThatIsNotThereIsNotMentioned() throws Exception {
    enable();
    stopped("http://127.0.0.1:9");

    assertEquals("", Files.readString(home.resolve("err.txt")));
  }
}
