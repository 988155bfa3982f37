package candor.server;

import candor.json.JsonWriter;
import candor.server.registry.FileRegistry;
import candor.server.registry.Registry.App;
import candor.server.registry.Registry.Keys;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/**
 * Shows the keys of one app. Changes nothing, so it may run beside a server.
 *
 * @param data the data directory
 * @param app the app's id
 * @param address how apps reach the server, for the DSN
 * @param json whether one JSON object is wanted
 */
record KeysCommand(Path data, String app, URI address, boolean json) {

  static KeysCommand of(ParseResult command) throws Stop {
    Path data = command.matchedOptionValue("--data", Settings.DEFAULT_DATA);
    URI told = Settings.address(command.matchedOptionValue("--address", ""));
    return new KeysCommand(
        data,
        command.matchedOptionValue("--app", ""),
        told == null ? home(data) : told,
        command.matchedOptionValue("--json", false));
  }

  int run(PrintStream out) throws Stop {
    Keys keys = known().keys();
    String dsn = keys.dsn(address);
    if (json) {
      out.println(new String(document(keys, dsn).bytes(), StandardCharsets.UTF_8));
    } else {
      out.printf("%-9s %s%n", "native", keys.nativeKey());
      out.printf("%-9s %s%n", "aptabase", keys.aptabase());
      out.printf("%-9s %s%n", "posthog", keys.posthog());
      out.printf("%-9s %s%n", "sentry", dsn);
      out.printf("%-9s %s%n", "usage", keys.usage());
      out.printf("%-9s %s %s%n", "otlp", logs(), header(keys));
    }
    return 0;
  }

  private App known() throws Stop {
    if (!Files.isDirectory(data)) {
      throw Stop.failed(
          "--data %s is not a directory; name the one that the server uses".formatted(data));
    }
    try {
      var registry = FileRegistry.open(data);
      App known = registry.app(app);
      if (known == null) {
        known =
            registry.watched().stream().filter(a -> a.id().equals(app)).findFirst().orElse(null);
      }
      if (known == null) {
        String others = registry.apps().stream().map(App::id).collect(Collectors.joining(", "));
        throw Stop.failed(
            "--app %s is not in %s; %s"
                .formatted(app, data, others.isEmpty() ? "no app is" : "there are: " + others));
      }
      return known;
    } catch (IOException e) {
      throw Stop.failed("--data %s cannot be read: %s".formatted(data, DataDirectory.reason(e)));
    }
  }

  private JsonWriter document(Keys keys, String dsn) {
    var document = new JsonWriter().open();
    document.name("app").text(app);
    document.name("native").text(keys.nativeKey());
    document.name("aptabase").text(keys.aptabase());
    document.name("posthog").text(keys.posthog());
    document.name("sentry_dsn").text(dsn);
    document.name("usage").text(keys.usage());
    document.name("otlp_logs_endpoint").text(logs());
    document.name("otlp_logs_headers").text(header(keys));
    return document.close();
  }

  private String logs() {
    return "%s://%s/v1/logs".formatted(address.getScheme(), address.getRawAuthority());
  }

  /** Is what clients of OpenTelemetry take as {@code OTEL_EXPORTER_OTLP_LOGS_HEADERS}. */
  private static String header(Keys keys) {
    return "candor-key=" + keys.nativeKey();
  }

  /** Returns where the server of the directory is, or was when it ran last. */
  private static URI home(Path data) throws Stop {
    try {
      return HomeFile.in(data).read();
    } catch (IOException e) {
      throw Stop.failed("--data %s cannot be read: %s".formatted(data, DataDirectory.reason(e)));
    }
  }
}
