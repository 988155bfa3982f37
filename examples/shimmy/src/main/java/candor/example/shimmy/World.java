package candor.example.shimmy;

import candor.sdk.consent.Machine;
import candor.sdk.verbs.Prompt;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Is what surrounds the program, so that tests can put another world in its place.
 *
 * @param machine the environment, the system and the home directory of the person
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param person whether somebody sits at a terminal
 * @param clock the time of day
 * @param nanos the time that passes
 * @param zone where the machine stands
 */
record World(
    Machine machine,
    BufferedReader in,
    PrintStream out,
    PrintStream err,
    boolean person,
    InstantSource clock,
    LongSupplier nanos,
    ZoneId zone) {

  static World here() {
    var variables = System.getenv();
    return new World(
        new Machine(variables, System.getProperty("os.name", ""), home(variables)),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        System.out,
        System.err,
        Prompt.isPerson(),
        InstantSource.system(),
        System::nanoTime,
        ZoneId.systemDefault());
  }

  /** People move their home with the variable; Java alone would not follow. */
  private static Path home(Map<String, String> variables) {
    String named = variables.getOrDefault("HOME", "");
    return Path.of(named.isEmpty() ? System.getProperty("user.home", ".") : named);
  }

  Map<String, String> variables() {
    return machine.variables();
  }
}
