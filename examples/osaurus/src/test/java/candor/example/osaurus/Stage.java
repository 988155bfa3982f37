package candor.example.osaurus;

import candor.sdk.Options;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Is a person's machine with the app on it, and a server that listens. */
final class Stage implements AutoCloseable {

  static final String KEY = "A-SH-0123456789";

  final Witness witness = new Witness();
  private final Path person;
  private final Map<String, String> variables = new HashMap<>();
  private UnaryOperator<Options> telemetry = options -> options;
  private boolean isPerson;

  Stage(Path person) throws IOException {
    this.person = person;
    variables.put("CANDOR_KEY", KEY);
    variables.put("CANDOR_ENDPOINT", witness.address());
  }

  /** Sets a variable of the environment; an empty one is none. */
  Stage with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Stage withPerson() {
    isPerson = true;
    return this;
  }

  Stage opened(UnaryOperator<Options> change) {
    telemetry = change;
    return this;
  }

  /** Is somebody who said yes. */
  Stage agreed() {
    run("", "settings", "telemetry", "on");
    return this;
  }

  /**
   * Is what came of a command.
   *
   * @param code the exit code
   * @param out what was shown, errors included
   */
  record Outcome(int code, String out) {}

  /** Runs a command to its end; what it had to send has been sent then. */
  Outcome run(String typed, String... arguments) {
    var shown = new ByteArrayOutputStream();
    int code = Osaurus.run(launch(typed, shown, new Stopping()), List.of(arguments));
    return new Outcome(code, shown.toString(StandardCharsets.UTF_8));
  }

  private Launch launch(String typed, OutputStream shown, Stopping stopping) {
    var out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(new BufferedReader(new StringReader(typed)), out, out, isPerson);
    return new Launch(variables, person, terminal, stopping, telemetry);
  }

  Launch launch() {
    return launch("", new ByteArrayOutputStream(), new Stopping());
  }

  /** Starts the app in a process of its own. */
  Process process(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Duser.home=" + person, "-cp", System.getProperty("java.class.path")));
    command.add(Osaurus.class.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.start();
  }

  App app() throws IOException {
    return App.open(launch());
  }

  /** Returns all files on the machine but the app's own. */
  List<String> telemetryFiles() throws IOException {
    try (var files = Files.walk(person)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> person.relativize(file).toString())
          .filter(file -> !file.startsWith(".osaurus"))
          .sorted()
          .toList();
    }
  }

  Serving serve() throws Exception {
    return new Serving();
  }

  @Override
  public void close() {
    witness.close();
  }

  /** Is the app while it serves. */
  final class Serving implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Stopping stopping = new Stopping();
    private final CompletableFuture<Integer> code;
    private final String address;

    private Serving() throws Exception {
      var lines = new LinkedBlockingQueue<String>();
      var shown = new LineStream(lines::add);
      var launch = launch("", shown, stopping);
      code =
          CompletableFuture.supplyAsync(() -> Osaurus.run(launch, List.of("serve", "--port", "0")));
      String line = lines.poll(30, TimeUnit.SECONDS);
      if (line == null || !line.startsWith("listening on ")) {
        throw new AssertionError("it does not listen: " + line);
      }
      address = line.substring("listening on ".length()).strip();
    }

    String address() {
      return address;
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
      var request =
          HttpRequest.newBuilder(URI.create(address + path))
              .POST(HttpRequest.BodyPublishers.ofString(body));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
      var request = HttpRequest.newBuilder(URI.create(address + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a conversation whose last message has a role. */
    HttpResponse<String> ask(String model, String lastRole) throws Exception {
      return post(
          "/v1/chat/completions",
          """
          {"model":"%s","messages":[{"role":"user","content":"first"},{"role":"%s","content":"last"}]}
          """
              .formatted(model, lastRole));
    }

    /** Ends the app; what it had to send has been sent then. */
    @Override
    public void close() {
      stopping.ask();
      code.orTimeout(30, TimeUnit.SECONDS).join();
    }
  }
}
