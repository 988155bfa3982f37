package candor.example.osaurus;

import candor.sdk.Options;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Is all that the app takes from outside, so that tests can bring their own.
 *
 * @param variables the environment
 * @param person the home directory of the person
 * @param terminal where somebody types and reads
 * @param stopping ends a server that runs
 * @param telemetry changes how telemetry is opened; in real life it changes nothing
 */
record Launch(
    Map<String, String> variables,
    Path person,
    Terminal terminal,
    Stopping stopping,
    UnaryOperator<Options> telemetry) {

  /** Copies the environment. */
  Launch {
    variables = Map.copyOf(variables);
  }

  /** Returns where the app keeps models, agents and chats. */
  Path home() {
    String named = variables.getOrDefault("OSAURUS_HOME", "");
    return named.isEmpty() ? person.resolve(".osaurus") : Path.of(named);
  }
}
