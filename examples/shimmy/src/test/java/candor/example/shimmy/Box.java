package candor.example.shimmy;

import candor.sdk.consent.Machine;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Is a machine to run the app on: its own home, clock, variables and terminal. */
final class Box {

  static final String KEY = "cu_test";

  private final Path home;
  private final Map<String, String> variables = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private String osName = "Linux";
  private String typed = "";
  private boolean person;
  private Instant now = Instant.parse("2026-11-22T10:59:00Z");
  private long nanos;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  Box(Path home, String endpoint) {
    this.home = home;
    variables.put("CANDOR_KEY", KEY);
    variables.put("CANDOR_ENDPOINT", endpoint);
  }

  Box set(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Box on(String system) {
    osName = system;
    return this;
  }

  /** Puts a person at a terminal. */
  Box types(String text) {
    person = true;
    typed = text;
    return this;
  }

  Box pipes(String text) {
    person = false;
    typed = text;
    return this;
  }

  void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  private World world() {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    return new World(
        new Machine(variables, osName, home),
        new BufferedReader(new StringReader(typed)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        person,
        () -> now,
        () -> nanos,
        ZoneId.of("Europe/Berlin"));
  }

  int run(String... arguments) {
    return new Shimmy(world()).run(arguments);
  }

  int config(String verb) {
    return run("config", "--metrics", verb);
  }

  Shimmy serve() {
    var shimmy = new Shimmy(world());
    if (shimmy.run("serve", "--bind", "127.0.0.1:0") != Shimmy.RUNS_ON) {
      throw new AssertionError(err());
    }
    return shimmy;
  }

  HttpResponse<String> get(Shimmy shimmy, String path, String agent) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(shimmy.address() + path)), agent);
  }

  HttpResponse<String> post(Shimmy shimmy, String path, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(shimmy.address() + path));
    return send(request.POST(BodyPublishers.ofString(body)), "vscode/1.107");
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String agent) throws Exception {
    return client.send(
        request.header("User-Agent", agent).timeout(Duration.ofSeconds(30)).build(),
        BodyHandlers.ofString());
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  Path file() {
    return home.resolve(".config/shimmy/config.json");
  }

  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
