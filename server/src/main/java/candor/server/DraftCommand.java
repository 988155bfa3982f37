package candor.server;

import candor.server.observe.Observatory;
import candor.server.observe.PlanDraft;
import candor.server.observe.Seen;
import candor.server.registry.FileRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Prints a draft of a plan for an app that is watched. Changes nothing, so it may run beside a
 * server.
 *
 * @param data the data directory
 * @param app the app's id
 */
record DraftCommand(Path data, String app) {

  static CommandSpec spec() {
    CommandSpec spec =
        Verbs.described("Drafts a plan for an app that is watched, with blanks to fill in.");
    spec.addOption(
        Verbs.option("--data", "DIR", "The directory that the server uses.")
            .type(Path.class)
            .required(true)
            .build());
    spec.addOption(
        Verbs.option("--app", "ID", "The app.").type(String.class).required(true).build());
    return spec;
  }

  static DraftCommand of(ParseResult command) {
    return new DraftCommand(
        command.matchedOptionValue("--data", Settings.DEFAULT_DATA),
        command.matchedOptionValue("--app", ""));
  }

  int run(PrintStream out) throws Stop {
    if (!Files.isDirectory(data)) {
      throw Stop.failed(
          "--data %s is not a directory; name the one that the server uses".formatted(data));
    }
    try {
      var registry = FileRegistry.open(data);
      if (registry.app(app) != null) {
        throw Stop.failed("--app %s has a plan already; nothing of it is watched".formatted(app));
      }
      if (registry.watched().stream().noneMatch(watched -> watched.id().equals(app))) {
        throw Stop.failed(
            "--app %s is not watched; start with candor serve --observe APP_ID".formatted(app));
      }
      Seen seen = Observatory.read(data, app);
      if (seen == null) {
        throw Stop.failed(
            "nothing came from %s yet; send something with one of its keys and try again"
                .formatted(app));
      }
      out.print(PlanDraft.of(app, seen));
      return 0;
    } catch (IOException e) {
      throw Stop.failed("--data %s cannot be read: %s".formatted(data, DataDirectory.reason(e)));
    }
  }
}
