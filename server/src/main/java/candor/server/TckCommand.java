package candor.server;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.server.tck.BadScript;
import candor.server.tck.Check;
import candor.server.tck.Kit;
import candor.server.tck.Report;
import candor.server.tck.ReportForm;
import candor.server.tck.Script;
import candor.server.tck.ScriptFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Runs a program in situations of consent and reports what that proves.
 *
 * @param order what is tried on which program
 * @param form how the report is written
 * @param file where it is written to, or null for standard output
 */
record TckCommand(Kit.Order order, ReportForm form, @Nullable Path file) {

  static CommandSpec spec() {
    CommandSpec spec =
        Verbs.described("Proves what a program does with consent, by running it in situations.");
    spec.addOption(path("--plan", "FILE", "The plan of the app."));
    spec.addOption(path("--script", "FILE", "How the program is driven; see docs/tck.md."));
    spec.addOption(
        Verbs.option("--report", "FORM", "Reports as text (default), json or junit.")
            .type(String.class)
            .build());
    spec.addOption(path("--out", "FILE", "Writes the report there instead of printing it."));
    spec.addOption(
        list("--env", "NAME", "Gives the program this variable of yours, or NAME=VALUE."));
    spec.addOption(list("--only", "CHECK", "Tries this check alone; repeatable."));
    // What stands behind the program belongs to it, with or without the two dashes.
    spec.parser().stopAtPositional(true);
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("COMMAND")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("What starts the program, after --.")
            .build());
    return spec;
  }

  private static OptionSpec path(String name, String label, String what) {
    return Verbs.option(name, label, what).type(Path.class).build();
  }

  private static OptionSpec list(String name, String label, String what) {
    return Verbs.option(name, label, what).type(List.class).auxiliaryTypes(String.class).build();
  }

  static TckCommand of(ParseResult command, Map<String, String> environment) throws Stop {
    String word = command.matchedOptionValue("--report", "text");
    ReportForm form = ReportForm.of(word);
    if (form == null) {
      throw Stop.usage("--report must be text, json or junit");
    }
    @Nullable Path plan = command.matchedOptionValue("--plan", null);
    @Nullable Path script = command.matchedOptionValue("--script", null);
    List<String> started = command.matchedPositionalValue(0, List.of());
    var order =
        new Kit.Order(
            started,
            script == null ? Script.none() : script(script),
            plan == null ? null : plan(plan),
            only(command.matchedOptionValue("--only", List.of())),
            environment,
            given(command.matchedOptionValue("--env", List.of()), environment));
    return new TckCommand(order, form, command.matchedOptionValue("--out", null));
  }

  private static Script script(Path file) throws Stop {
    try {
      return ScriptFile.read(file);
    } catch (BadScript e) {
      throw Stop.usage(e.sentence());
    } catch (IOException e) {
      throw Stop.usage("--script %s cannot be read".formatted(file));
    }
  }

  private static Plan plan(Path file) throws Stop {
    try {
      Plan plan = PlanFile.read(file).plan();
      if (plan == null) {
        throw Stop.usage(
            "--plan %s has errors; run \"candor plan check %s\" to see them".formatted(file, file));
      }
      return plan;
    } catch (IOException e) {
      throw Stop.usage("--plan %s cannot be read".formatted(file));
    }
  }

  private static Set<Check> only(List<String> words) throws Stop {
    if (words.isEmpty()) {
      return EnumSet.allOf(Check.class);
    }
    var wanted = EnumSet.noneOf(Check.class);
    for (String word : words) {
      Check check = Check.of(word);
      if (check == null) {
        String all = Stream.of(Check.values()).map(Check::id).collect(Collectors.joining(", "));
        throw Stop.usage("--only must be one of " + all);
      }
      wanted.add(check);
    }
    return wanted;
  }

  private static Map<String, String> given(List<String> words, Map<String, String> environment)
      throws Stop {
    var given = new LinkedHashMap<String, String>();
    for (String word : words) {
      int sign = word.indexOf('=');
      String name = sign < 0 ? word : word.substring(0, sign);
      String value = sign < 0 ? environment.get(name) : word.substring(sign + 1);
      if (name.isEmpty() || value == null) {
        throw Stop.usage("--env must name a variable that is set, or NAME=VALUE");
      }
      given.put(name, value);
    }
    return given;
  }

  int run(PrintStream out) throws Stop {
    Report report = report();
    String text = form.write(report);
    if (file == null) {
      out.print(text);
      out.flush();
    } else {
      try {
        Files.writeString(file, text);
      } catch (IOException e) {
        throw Stop.failed("--out %s cannot be written; name another file".formatted(file));
      }
    }
    return report.isGood() ? 0 : Stop.FAILED;
  }

  private Report report() throws Stop {
    try {
      return Kit.run(order);
    } catch (IOException e) {
      throw Stop.usage(
          "%s cannot be run (%s)".formatted(order.command().getFirst(), DataDirectory.reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Stop.failed("the kit was told to stop");
    }
  }
}
