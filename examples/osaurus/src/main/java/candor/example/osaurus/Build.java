package candor.example.osaurus;

import candor.example.osaurus.telemetry.TelemetryContext;
import candor.sdk.Options;
import candor.sdk.consent.Machine;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Is what was settled when the app was built: its version, whether a developer built it, and the
 * key and address for telemetry, which builds from source do not have.
 *
 * @param version the version of the app
 * @param isDebug whether what it tells belongs among what developers do
 * @param variables {@code CANDOR_KEY} and {@code CANDOR_ENDPOINT}, as far as they were given
 */
record Build(String version, boolean isDebug, Map<String, String> variables) {

  /** Who comes back to the chat after an hour begins anew. */
  private static final Duration SESSION_GAP = Duration.ofHours(1);

  /** Copies the variables. */
  Build {
    variables = Map.copyOf(variables);
  }

  /** Reads what the build put into the jar. */
  static Build here() {
    var properties = new Properties();
    try (var in = Build.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is not packaged beside Build.class");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties cannot be read", e);
    }
    var variables = new HashMap<String, String>();
    for (String name : new String[] {"CANDOR_KEY", "CANDOR_ENDPOINT"}) {
      variables.put(name, properties.getProperty(name, ""));
    }
    return new Build(
        properties.getProperty("version", "0"),
        properties.getProperty("debug", "").equals("true"),
        variables);
  }

  /** Returns how telemetry is opened: without a key from anywhere, it stays silent. */
  Options options(Launch launch) {
    var all = new HashMap<>(variables);
    launch
        .variables()
        .forEach((name, value) -> {
          if (!value.isBlank()) {
            all.put(name, value);
          }
        });
    var machine =
        new Machine(launch.variables(), System.getProperty("os.name", ""), launch.person());
    var options =
        Options.fromEnvironment(all)
            .machine(machine)
            .sessionGap(SESSION_GAP)
            // The plan promises that nothing is kept on disk to be sent later.
            .keptInMemory();
    boolean debug = isDebug || all.getOrDefault("OSAURUS_DEBUG", "").equals("1");
    return launch.telemetry().apply(debug ? options.debug() : options);
  }

  /** Returns what the app knows of its setting; the rest, such as the memory, the client finds. */
  TelemetryContext context() {
    return new TelemetryContext().withAppVersion(version);
  }
}
