package candor.server;

import candor.compile.DiffCommand;
import candor.compile.DocumentCommand;
import candor.compile.OutputCommand;
import candor.compile.Outputs;
import candor.compile.PlanCommands;
import candor.compile.UsageCommand;
import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
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
    spec.addSubcommand("check", CheckVerbs.check(files("Finds every mistake of plan files.")));
    spec.addSubcommand("explain", CheckVerbs.explain());
    spec.addSubcommand("hash", files("Shows the hash of plan files."));
    spec.addSubcommand("doc-check", docCheck());
    spec.addSubcommand("usage-check", usageCheck());
    spec.addSubcommand("diff", diff());
    spec.addSubcommand("draft", DraftCommand.spec());
    Outputs.all().forEach(output -> spec.addSubcommand(output.name(), output(output)));
    return spec;
  }

  /** Does what one verb below {@code candor plan} says and returns its exit code. */
  static int run(String verb, ParseResult command, PrintStream out, PrintStream err) throws Stop {
    return switch (verb) {
      case "check" -> PlanCommands.check(filesOf(command), CheckVerbs.options(command), out);
      case "explain" -> CheckVerbs.explain(command, out, err);
      case "hash" -> PlanCommands.hash(filesOf(command), out, err);
      case "doc-check" -> docCheck(command).run(out, err);
      case "usage-check" -> usageCheck(command).run(detail(command), out, err);
      case "diff" -> diff(command).run(out, err);
      case "draft" -> DraftCommand.of(command).run(out);
      default -> write(verb, command, out, err);
    };
  }

  private static DocumentCommand docCheck(ParseResult command) throws Stop {
    String name = command.matchedOptionValue("--output", "doc");
    var single = Outputs.all().stream().filter(Output::single).toList();
    for (Output output : single) {
      if (output.name().equals(name)) {
        Path file = command.matchedPositionalValue(0, Path.of(""));
        return new DocumentCommand(output, file, command.matchedPositionalValue(1, Path.of("")));
      }
    }
    var names = String.join(", ", single.stream().map(Output::name).toList());
    throw Stop.usage("--output must be one of " + names);
  }

  private static UsageCommand usageCheck(ParseResult command) {
    Path file = command.matchedPositionalValue(0, Path.of(""));
    List<Path> classes = command.matchedPositionalValue(1, List.of());
    return new UsageCommand(file, classes);
  }

  private static UsageCommand.Detail detail(ParseResult command) {
    return command.hasMatchedOption("--list")
        ? UsageCommand.Detail.EMISSIONS
        : UsageCommand.Detail.FINDINGS;
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
          return PlanCommands.language(directory, out, err);
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
            .required(!ofLanguage)
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

  private static CommandSpec docCheck() {
    CommandSpec spec = Verbs.described("Shows how a kept page differs from what the plan gives.");
    spec.addPositional(path("0", "FILE", "A plan file in YAML."));
    spec.addPositional(path("1", "DOCUMENT", "The page, such as TELEMETRY.md."));
    spec.addOption(
        Verbs.option("--output", "NAME", "What the page is an output of (default: doc).")
            .type(String.class)
            .build());
    return spec;
  }

  private static CommandSpec usageCheck() {
    CommandSpec spec =
        Verbs.described("Finds where compiled classes do not do what the plan says.");
    spec.addPositional(path("0", "FILE", "A plan file in YAML."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("CLASSES")
            .index("1..*")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .description("Directories of classes and jars, the generated ones among them.")
            .build());
    spec.addOption(
        Verbs.option("--list", "", "Shows where each event is emitted, too.")
            .type(boolean.class)
            .build());
    return spec;
  }

  private static CommandSpec diff() {
    CommandSpec spec =
        Verbs.described(
            "Says what changes for people when one plan follows another; fails when it widens"
                + " without a new review.");
    spec.addPositional(path("0", "OLD", "The plan that people know."));
    spec.addPositional(path("1", "NEW", "The plan that is to follow it."));
    spec.addOption(Verbs.flag("--json", "Answers as one JSON object.").build());
    return spec;
  }

  private static PositionalParamSpec path(String index, String label, String what) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .index(index)
        .arity("1")
        .required(true)
        .type(Path.class)
        .description(what)
        .build();
  }

  private static DiffCommand diff(ParseResult command) {
    boolean json = command.matchedOptionValue("--json", false);
    return new DiffCommand(
        command.matchedPositionalValue(0, Path.of("")),
        command.matchedPositionalValue(1, Path.of("")),
        json ? DiffCommand.Form.JSON : DiffCommand.Form.TEXT,
        Clock.systemUTC());
  }

  private static CommandSpec files(String what) {
    CommandSpec spec = Verbs.described(what);
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .required(true)
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
