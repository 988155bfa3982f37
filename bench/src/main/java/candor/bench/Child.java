package candor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Is a server in a process of its own, as an operator runs it. */
final class Child implements AutoCloseable {
  /** As the launcher starts it: two cores need no parallel collector. */
  private static final List<String> FLAGS =
      List.of(
          System.getProperty(
                  "bench.flags", "-XX:+UseSerialGC -Xmx256m -XX:+UseCompactObjectHeaders")
              .split(" "));

  private static final String TOKEN = "bench-token-0123456789";
  private static final String LISTENING = "listening on ";

  private final Process process;
  private final URI address;
  private final double secondsToListen;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Child(Process process, URI address, double secondsToListen) {
    this.process = process;
    this.address = address;
    this.secondsToListen = secondsToListen;
  }

  /** Starts a main class and waits until it says that it listens. */
  static Child start(String mainClass, Path log, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().put("CANDOR_ADMIN_TOKEN", TOKEN);
    long begun = System.nanoTime();
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (line == null || !line.startsWith(LISTENING)) {
      process.destroyForcibly();
      throw new IOException(mainClass + " said \"" + line + "\", see " + log);
    }
    Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
    return new Child(process, URI.create(line.substring(LISTENING.length()).strip()), seconds);
  }

  URI address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  double secondsToListen() {
    return secondsToListen;
  }

  /** Asks the statistics API about Osaurus. */
  HttpResponse<String> ask(String question) throws IOException, InterruptedException {
    return ask("osaurus", question);
  }

  /** Asks the statistics API about an app. */
  HttpResponse<String> ask(String app, String question) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve("/api/v1/apps/" + app + "/" + question))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Asks for one text of an answer about Osaurus. */
  String text(String question, String member) throws IOException, InterruptedException {
    return text("osaurus", question, member);
  }

  /** Asks for one text of an answer about an app. */
  String text(String app, String question, String member) throws IOException, InterruptedException {
    String body = ask(app, question).body();
    var found = Pattern.compile("\"" + member + "\"\\s*:\\s*\"([^\"]+)\"").matcher(body);
    if (!found.find()) {
      throw new IOException("no " + member + " in " + body);
    }
    return found.group(1);
  }

  /** Stops it in order and waits until it is gone. */
  @Override
  public void close() throws IOException {
    client.shutdownNow();
    process.destroy();
    try {
      process.onExit().get(15, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("the server did not stop within 15 s", e);
    }
  }
}
