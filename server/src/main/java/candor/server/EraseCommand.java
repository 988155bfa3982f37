package candor.server;

import candor.plan.Promises.Identity.Model;
import candor.server.registry.Registry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import picocli.CommandLine.ParseResult;

/**
 * Deletes everything of one install while its server is stopped.
 *
 * @param data the data directory
 * @param app the app's id
 * @param install the install's id
 * @param clock tells the time
 */
record EraseCommand(Path data, String app, UUID install, Clock clock) {

  static EraseCommand of(ParseResult command, Clock clock) throws Stop {
    String text = command.matchedOptionValue("--install", "");
    if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
      throw Stop.usage("--install must be a UUID, as the app's own status shows it");
    }
    return new EraseCommand(
        command.matchedOptionValue("--data", Settings.DEFAULT_DATA),
        command.matchedOptionValue("--app", ""),
        UUID.fromString(text),
        clock);
  }

  int run(PrintStream out) throws Stop {
    String instead =
        "a running server erases on the page Data of the app, or when the app itself asks";
    try (var stopped = StoppedServer.open(data, instead)) {
      Registry.App known = stopped.app(app);
      if (stopped.registry().versions(app).values().stream()
          .noneMatch(version -> version.identity().model() == Model.INSTALL)) {
        throw Stop.failed(
            "--app %s keeps no id of an install, so nothing can be found by one".formatted(app));
      }
      if (stopped.store().person(app, install.toString()) == null) {
        throw Stop.failed("no row is of that install: it was erased, is too old, or never came");
      }
      long rows =
          stopped.deliver(
              InstallErasure.delivery(known, InstallErasure.order(install, clock.instant())));
      out.printf("erased %d rows, and what was remembered of the install%n", rows);
      return 0;
    } catch (IOException e) {
      throw Stop.failed("the store cannot be asked: " + DataDirectory.reason(e));
    }
  }
}
