package candor.server;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import candor.sdk.Candor;
import candor.sdk.Options;
import candor.sdk.consent.Machine;
import candor.sdk.consent.Places;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Lets a person see and decide for any app that has a plan: the verbs that the app itself may
 * offer. Sends nothing; what the person wants is written down where the app reads it.
 *
 * @param app the directory with the app's answers, or the app's id
 * @param words the verb, and a channel where it takes one
 * @param plan the file with the plan, or null to find the one that was agreed to
 */
record ClientCommand(String app, List<String> words, @Nullable Path plan) {

  private static final List<String> PLAN_FILES =
      List.of("telemetry.yaml", "telemetry.yml", "plan.json");

  static CommandSpec spec() {
    CommandSpec spec = Verbs.described("Shows and decides what an app on this machine sends.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel("CONFIG_DIR_OR_APP")
            .description("The directory with the app's answers, or the app's id.")
            .type(String.class)
            .required(true)
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("1..*")
            .paramLabel("VERB")
            .description(String.join(", ", candor.sdk.verbs.Verbs.words().keySet()))
            .type(List.class)
            .auxiliaryTypes(String.class)
            .required(true)
            .build());
    spec.addOption(
        Verbs.option("--plan", "FILE", "The plan of the app (default: the one agreed to).")
            .type(Path.class)
            .build());
    spec.addOption(Verbs.flag("--json", "Answers as one JSON object.").build());
    return spec;
  }

  static ClientCommand of(ParseResult command) {
    List<String> words = new ArrayList<>(command.matchedPositionalValue(1, List.<String>of()));
    if (command.hasMatchedOption("--json")) {
      words.add("--json");
    }
    return new ClientCommand(
        command.matchedPositionalValue(0, ""), words, command.matchedOptionValue("--plan", null));
  }

  int run(PrintStream out, PrintStream err, Machine machine) throws Stop {
    Plan known = known(machine);
    var options = Options.beside().machine(machine);
    Path directory = directory();
    if (directory != null) {
      options = options.places(placesIn(directory, known, machine));
    }
    try (var candor = Candor.open(PlanWriter.write(known), options)) {
      var verbs = new candor.sdk.verbs.Verbs(known, candor, List.of(), out, err);
      return verbs.run(words.toArray(String[]::new));
    } catch (IllegalArgumentException cannotSpeak) {
      throw Stop.failed(String.valueOf(cannotSpeak.getMessage()));
    }
  }

  private @Nullable Path directory() {
    Path named = Path.of(app);
    return Files.isDirectory(named) ? named.toAbsolutePath().normalize() : null;
  }

  private static Places placesIn(Path directory, Plan plan, Machine machine) {
    String planned = plan.client().config().get(machine.platform());
    Path file = planned == null ? null : machine.resolve(planned).getFileName();
    Path answers = directory.resolve(file == null ? "telemetry.json" : file.toString());
    return new Places(answers, Places.of(machine, plan.app().id()).state());
  }

  private Plan known(Machine machine) throws Stop {
    try {
      Path file = plan == null ? find(machine) : plan;
      var reading =
          file.toString().endsWith(".json")
              ? PlanReader.readJson(Files.readAllBytes(file))
              : PlanFile.read(file);
      if (reading.plan() == null) {
        throw Stop.failed("%s is no plan; see candor plan check".formatted(file));
      }
      return reading.plan();
    } catch (IOException e) {
      throw Stop.failed("the plan cannot be read: " + DataDirectory.reason(e));
    }
  }

  /** Looks in the directory, then where the client keeps the plans that were agreed to. */
  private Path find(Machine machine) throws Stop, IOException {
    Path directory = directory();
    if (directory != null) {
      for (String name : PLAN_FILES) {
        if (Files.exists(directory.resolve(name))) {
          return directory.resolve(name);
        }
      }
    }
    Path named = directory == null ? Path.of(app).getFileName() : directory.getFileName();
    String id = named == null ? app : named.toString();
    Path agreed = Places.of(machine, id).state().resolve("plans");
    if (Files.isDirectory(agreed)) {
      try (Stream<Path> all = Files.list(agreed)) {
        var newest = all.max(Comparator.comparingLong(ClientCommand::age));
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    throw Stop.failed(
        "nobody has agreed to a plan of %s here yet; name it with --plan".formatted(app));
  }

  private static long age(Path file) {
    return file.toFile().lastModified();
  }
}
