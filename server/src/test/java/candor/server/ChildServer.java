package candor.server;

import candor.json.Json;
import candor.json.JsonReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the program in a process of its own, as an operator does. */
final class ChildServer implements AutoCloseable {

  static final String TOKEN = "a-token-that-only-this-test-knows";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final BufferedReader out;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String first;

  private ChildServer(Process process) throws IOException {
    this.process = process;
    this.out = process.inputReader();
    String line = out.readLine();
    this.first = line == null ? "" : line;
    if (!first.startsWith("listening on ")) {
      throw new IOException("the first line is " + first);
    }
    this.address = URI.create(first.substring("listening on ".length()));
  }

  static ChildServer start(String... arguments) throws IOException {
    return start(ProcessBuilder.Redirect.INHERIT, arguments);
  }

  /** Starts it with its standard error, which is its log, going elsewhere. */
  static ChildServer start(ProcessBuilder.Redirect log, String... arguments) throws IOException {
    var builder = new ProcessBuilder(command(arguments));
    builder.environment().put("CANDOR_ADMIN_TOKEN", TOKEN);
    return new ChildServer(builder.redirectError(log).start());
  }

  /**
   * Is what a run left.
   *
   * @param code its exit code
   * @param out its standard output
   * @param err its standard error
   */
  record Ran(int code, String out, String err) {}

  /** Runs a command to its end. */
  static Ran run(Path directory, String... arguments) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command(arguments));
    builder.environment().remove("CANDOR_ADMIN_TOKEN");
    File out = directory.resolve("out.txt").toFile();
    File err = directory.resolve("err.txt").toFile();
    Process process = builder.redirectOutput(out).redirectError(err).start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the command did not end");
    }
    return new Ran(process.exitValue(), text(out), text(err));
  }

  private static String text(File file) throws IOException {
    return Files.readString(file.toPath());
  }

  private static List<String> command(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            // Most are over before optimised code would pay for its making.
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(),
            "candor.server.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The shipped program has no SLF4J; a test library brings one that speaks on standard error. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("slf4j"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  String first() {
    return first;
  }

  URI address() {
    return address;
  }

  /** Reads lines of standard output up to one that holds a text. */
  String lineWith(String text) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(text)) {
      line = out.readLine();
    }
    return line == null ? "" : line;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path)));
  }

  byte[] bytes(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
    return client.send(request, BodyHandlers.ofByteArray()).body();
  }

  /** Asks the statistics API as the operator. */
  Json.Dictionary ask(String path) throws Exception {
    var request = HttpRequest.newBuilder(address.resolve("/api/v1/apps/" + path));
    HttpResponse<String> response = send(request.header("Authorization", "Bearer " + TOKEN));
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    if (response.statusCode() == 200 && JsonReader.read(body) instanceof Json.Dictionary answer) {
      return answer;
    }
    throw new IOException(response.statusCode() + " " + response.body());
  }

  HttpResponse<String> post(String path, String header, String key, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header(header, key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  /** Stops it as the system does, and returns its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** Kills it as SIGKILL does, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("a killed process is gone");
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }
}
