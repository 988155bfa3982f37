package candor.server;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says which words the command line understands, and reads it. */
final class Verbs {

  private final CommandLine line;

  Verbs(String version) {
    CommandSpec root = CommandSpec.create().name("candor").version("candor " + version);
    root.addOption(flag("--help", "Shows this text.").usageHelp(true).build());
    root.addOption(flag("--version", "Shows the version.").versionHelp(true).build());
    describe(root, "Product telemetry that its users can check.");
    root.addSubcommand("demo", demo());
    root.addSubcommand("serve", serve());
    root.addSubcommand("keys", keys());
    KeptVerbs.addTo(root);
    root.addSubcommand("client", ClientCommand.spec());
    root.addSubcommand("plan", PlanVerbs.spec());
    root.addSubcommand("tck", TckCommand.spec());
    this.line = new CommandLine(root);
  }

  /**
   * Reads a command line.
   *
   * @throws Stop if it is wrong; the sentence says what
   */
  ParseResult read(String... arguments) throws Stop {
    if (List.of(arguments).contains("--store")) {
      throw Stop.usage(
          "--store is not offered yet: this version keeps everything in its own store, under --data");
    }
    if (arguments.length > 0
        && !arguments[0].startsWith("-")
        && !line.getSubcommands().containsKey(arguments[0])) {
      throw Stop.usage(
          "there is no verb \"%s\"; the verbs are %s"
              .formatted(arguments[0], String.join(", ", line.getSubcommands().keySet())));
    }
    try {
      ParseResult result = line.parseArgs(arguments);
      rejectBareVerb(result);
      return result;
    } catch (ParameterException e) {
      String message = e.getMessage();
      String first = message == null ? "wrong usage" : message.lines().findFirst().orElse("");
      String verb = e.getCommandLine().getCommandSpec().qualifiedName(" ");
      throw Stop.usage(first + "; see " + verb + " --help");
    }
  }

  /** Returns the command that was meant: the innermost verb. */
  static ParseResult innermost(ParseResult result) {
    ParseResult inner = result;
    while (inner.subcommand() != null) {
      inner = inner.subcommand();
    }
    return inner;
  }

  private static void rejectBareVerb(ParseResult result) throws Stop {
    ParseResult inner = innermost(result);
    boolean answered = inner.isUsageHelpRequested() || inner.isVersionHelpRequested();
    if (!answered && !inner.commandSpec().subcommands().isEmpty()) {
      String name = inner.commandSpec().qualifiedName(" ");
      throw Stop.usage(
          "%s needs a verb: %s"
              .formatted(name, String.join(", ", inner.commandSpec().subcommands().keySet())));
    }
  }

  private static CommandSpec serve() {
    CommandSpec spec = described("Takes telemetry and shows the dashboard.");
    addListening(spec);
    spec.addOption(data("candor-data").build());
    spec.addOption(address("where it listens"));
    spec.addOption(
        option("--plan", "FILE_OR_DIR", "Adopts a plan, or all of a directory; repeatable.")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .build());
    spec.addOption(
        option("--webhook-network", "CIDR", "Lets webhooks reach that network too; repeatable.")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    spec.addOption(
        option("--observe", "APP_ID", "Watches an app without a plan, to draft one; repeatable.")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    spec.addOption(
        option("--trusted-proxy", "CIDR", "Believes forwarding headers from there; repeatable.")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    spec.usageMessage()
        .footer(
            "%nThe admin token is read from the variable CANDOR_ADMIN_TOKEN; without it a"
                + " sign-in link%nfor one use is printed. Alerts are mailed where CANDOR_SMTP and"
                + " its companions say how%n(docs/settings.md).");
    return spec;
  }

  private static CommandSpec demo() {
    CommandSpec spec = described("Shows the dashboard of three apps with months of history.");
    spec.addOption(port());
    spec.addOption(data("a fresh directory that is removed at the end").build());
    spec.addOption(
        option("--days", "DAYS", "How many days of history (default: 90).")
            .type(int.class)
            .build());
    spec.addOption(
        option("--installs", "N", "How many installs in all (default: 900).")
            .type(int.class)
            .build());
    return spec;
  }

  private static CommandSpec keys() {
    CommandSpec spec = described("Shows the keys of one app in every dialect.");
    spec.addOption(data("none").required(true).build());
    spec.addOption(option("--app", "ID", "The app.").type(String.class).required(true).build());
    spec.addOption(address("that of the server of --data"));
    spec.addOption(flag("--json", "Answers as one JSON object.").build());
    return spec;
  }

  private static void addListening(CommandSpec spec) {
    spec.addOption(port());
    spec.addOption(
        option("--bind", "ADDRESS", "Listens on that address (default: 127.0.0.1).")
            .type(String.class)
            .build());
  }

  private static OptionSpec port() {
    return option("--port", "PORT", "Listens there; 0 for any free port (default: 8787).")
        .type(int.class)
        .build();
  }

  private static OptionSpec address(String otherwise) {
    return option("--address", "URL", "How apps reach the server (default: " + otherwise + ").")
        .type(String.class)
        .build();
  }

  private static OptionSpec.Builder data(String otherwise) {
    return option("--data", "DIR", "Keeps everything there (default: " + otherwise + ").")
        .type(Path.class);
  }

  static OptionSpec.Builder option(String name, String label, String what) {
    return OptionSpec.builder(name).paramLabel(label).description(what);
  }

  static OptionSpec.Builder flag(String name, String what) {
    return OptionSpec.builder(name).description(what).type(boolean.class);
  }

  static CommandSpec described(String what) {
    CommandSpec spec = CommandSpec.create();
    spec.addOption(flag("--help", "Shows this text.").usageHelp(true).build());
    describe(spec, what);
    return spec;
  }

  private static void describe(CommandSpec spec, String what) {
    spec.usageMessage(new UsageMessageSpec().description(what).abbreviateSynopsis(false));
  }
}
