package candor.example.dimmy;

import candor.sdk.consent.Machine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Is what surrounds the program, so that tests can put another world in its place.
 *
 * @param machine the environment, the system and the home directory of the person
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param upMillis how long the process runs
 * @param gpu sets up the GPU
 */
record World(
    Machine machine,
    BufferedReader in,
    PrintStream out,
    PrintStream err,
    LongSupplier upMillis,
    Gpu.Driver gpu) {

  static World here() {
    var variables = System.getenv();
    return new World(
        new Machine(variables, System.getProperty("os.name", ""), home(variables)),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        System.out,
        System.err,
        () -> ManagementFactory.getRuntimeMXBean().getUptime(),
        variables.containsKey("DIMMY_GPU_FAULT") ? Gpu.DIES : Gpu.WORKS);
  }

  /** People move their home with the variable; Java alone would not follow. */
  private static Path home(Map<String, String> variables) {
    String named = variables.getOrDefault("HOME", "");
    return Path.of(named.isEmpty() ? System.getProperty("user.home", ".") : named);
  }

  String variable(String name) {
    return machine.variables().getOrDefault(name, "");
  }

  /** Returns where the app keeps its own files; telemetry has places of its own. */
  Path directory() {
    return machine.home().resolve(".dimmy");
  }
}
