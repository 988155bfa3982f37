package candor.server;

import candor.compile.LanguageCommand;
import candor.compile.OutputCommand;
import candor.compile.Outputs;
import candor.compile.PlanCommands;
import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Says what {@code candor plan} understands, and does it. */
final class PlanVerbs {

  static final String PREFIX = "candor plan ";

  private PlanVerbs() {}

  static CommandSpec spec() {
    CommandSpec spec = Verbs.described("Works on plan files.");
    spec.addSubcommand("check", files("Finds every mistake of plan files."));
    spec.addSubcommand("hash", files("Shows the hash of plan files."));
    Outputs.all().forEach(output -> spec.addSubcommand(output.name(), output(output)));
    return spec;
  }

  /** Does what one verb below {@code candor plan} says and returns its exit code. */
  static int run(String verb, ParseResult command, PrintStream out, PrintStream err) throws Stop {
    return switch (verb) {
      case "check" -> PlanCommands.check(filesOf(command), out, err);
      case "hash" -> PlanCommands.hash(filesOf(command), out, err);
      default -> write(verb, command, out, err);
    };
  }

  private static int write(String verb, ParseResult command, PrintStream out, PrintStream err)
      throws Stop {
    for (Output output : Outputs.all()) {
      if (output.name().equals(verb)) {
        Path directory = command.matchedOptionValue("--out", null);
        @Nullable Path file = command.matchedPositionalValue(0, null);
        if (command.hasMatchedOption("--language") == (file != null)) {
          throw Stop.usage("candor plan schema needs either a FILE or --language");
        }
        if (file == null) {
          return LanguageCommand.run(directory, out, err);
        }
        return new OutputCommand(output, file, directory, options(command)).run(out, err);
      }
    }
    throw new AssertionError("a verb that is offered is also done: " + verb);
  }

  private static OutputOptions options(ParseResult command) throws Stop {
    String name = command.matchedOptionValue("--package", OutputOptions.DEFAULT.javaPackage());
    try {
      return new OutputOptions(name);
    } catch (IllegalArgumentException e) {
      throw Stop.usage("--package: " + e.getMessage());
    }
  }

  private static CommandSpec output(Output output) {
    CommandSpec spec = Verbs.described(output.what());
    boolean ofLanguage = output.name().equals("schema");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity(ofLanguage ? "0..1" : "1")
            .type(Path.class)
            .description("A plan file in YAML.")
            .build());
    if (ofLanguage) {
      spec.addOption(
          Verbs.flag("--language", "Writes the schema of the plan language, for editors.").build());
    }
    spec.addOption(
        Verbs.option(
                "--out",
                "DIR",
                output.single()
                    ? "Writes the file there instead of printing it."
                    : "Writes the files there.")
            .type(Path.class)
            .build());
    if (!output.single()) {
      spec.addOption(
          Verbs.option("--package", "NAME", "The package of the generated code.")
              .type(String.class)
              .build());
    }
    return spec;
  }

  private static CommandSpec files(String what) {
    CommandSpec spec = Verbs.described(what);
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .description("A plan file in YAML.")
            .build());
    return spec;
  }

  private static List<Path> filesOf(ParseResult command) {
    return command.matchedPositionalValue(0, List.of());
  }
}
