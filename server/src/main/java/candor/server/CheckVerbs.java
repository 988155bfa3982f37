package candor.server;

import candor.compile.PlanCommands;
import candor.compile.check.CheckOptions;
import candor.compile.check.Format;
import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Says what {@code candor plan check} and {@code candor plan explain} understand. */
final class CheckVerbs {

  private CheckVerbs() {}

  static CommandSpec check(CommandSpec spec) {
    spec.addOption(
        Verbs.option("--format", "FORM", "Reports as text (default), json or sarif.")
            .type(String.class)
            .build());
    spec.addOption(flag("--budget", "Shows how many bits the context tells of a machine."));
    spec.usageMessage().footer("%n\"candor plan explain ID\" says what a problem means.");
    return spec;
  }

  static CheckOptions options(ParseResult command) throws Stop {
    String word = command.matchedOptionValue("--format", "text");
    boolean budget = command.hasMatchedOption("--budget");
    Format format = Format.of(word);
    if (format == null) {
      throw Stop.usage("--format must be text, json or sarif");
    }
    if (budget && format == Format.SARIF) {
      throw Stop.usage("--budget is shown in text and json; sarif has no place for it");
    }
    return new CheckOptions(format, budget);
  }

  static CommandSpec explain() {
    CommandSpec spec = Verbs.described("Says what a problem means, and lists all of them.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ID")
            .arity("0..1")
            .type(String.class)
            .description("Such as CP012; without it, every id is listed.")
            .build());
    spec.addOption(flag("--markdown", "Prints the pages of all of them in one document."));
    return spec;
  }

  static int explain(ParseResult command, PrintStream out, PrintStream err) {
    if (command.hasMatchedOption("--markdown")) {
      return PlanCommands.explainAll(out);
    }
    return PlanCommands.explain(command.matchedPositionalValue(0, null), out, err);
  }

  private static OptionSpec flag(String name, String what) {
    return OptionSpec.builder(name).description(what).type(boolean.class).build();
  }
}
