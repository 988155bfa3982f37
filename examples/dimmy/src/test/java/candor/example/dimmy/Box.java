package candor.example.dimmy;

import candor.sdk.consent.Machine;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Is a machine to run the app on: its own home, variables, time and GPU. */
final class Box {

  private final Path home;
  private final Map<String, String> variables = new HashMap<>();
  private String osName = "Linux";
  private Gpu.Driver gpu = Gpu.WORKS;
  private long upMillis = 420;
  private long passes;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  Box(Path home, String endpoint) {
    this.home = home;
    variables.put("CANDOR_KEY", "cu_test");
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

  Box gpu(Gpu.Driver driver) {
    gpu = driver;
    return this;
  }

  /** Says how long it takes to be ready, and how long the process runs then. */
  Box lasts(long readyMillis, long thenMillis) {
    upMillis = readyMillis;
    passes = thenMillis;
    return this;
  }

  int run(String... arguments) {
    return typing("", arguments);
  }

  int session(String... lines) {
    return typing(String.join("\n", lines), "session");
  }

  private int typing(String typed, String... arguments) {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    var times = new long[] {upMillis, upMillis + passes};
    var asked = new int[1];
    var world =
        new World(
            new Machine(variables, osName, home),
            new BufferedReader(new StringReader(typed)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            () -> times[Math.min(1, asked[0]++)],
            gpu);
    var before = Thread.getDefaultUncaughtExceptionHandler();
    try {
      return new Dimmy(world).run(arguments);
    } finally {
      // What would end with the process must not outlive the run in a test.
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  /** Runs the app in a process of its own, until it has ended. */
  int process(String... arguments) throws Exception {
    return start(arguments).waitFor();
  }

  Process start(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("HOME", home.toString());
    return builder.start();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  Path id() {
    return home.resolve(".config/dimmy/analytics_id");
  }

  /** Returns the files on the machine that are not the app's own. */
  List<Path> telemetryFiles() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(home.resolve(".dimmy")))
          .filter(file -> !file.toString().endsWith(".wav"))
          .sorted()
          .toList();
    }
  }

  Path file(String name) {
    return home.resolve(name);
  }

  /** Writes a recording, half of it silent. */
  String wav(String name, double seconds) throws IOException {
    return Waves.write(home.resolve(name), seconds).toString();
  }
}
