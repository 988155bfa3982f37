package candor.picocli;

import candor.plan.Plan;
import candor.sdk.Candor;
import candor.sdk.typed.Event;
import candor.sdk.verbs.Verbs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Makes the subcommand with which a person sees and decides what an app sends. Stateless.
 *
 * <pre>{@code
 * new CommandLine(new App())
 *     .addSubcommand("telemetry", TelemetryCommand.of(Telemetry.plan(), telemetry.client(), samples));
 * }</pre>
 */
public final class TelemetryCommand {

  private TelemetryCommand() {}

  /**
   * Makes the command; its name is given where it is added.
   *
   * @param plan the plan of the app
   * @param candor the client of the app; the app closes it
   * @param samples what the app would send now, for a preview when nothing waits
   * @return a command with one subcommand a verb
   */
  public static CommandLine of(Plan plan, Candor candor, List<? extends Event> samples) {
    var offered = new Offered(plan, candor, List.copyOf(samples));
    var root = offered.verb("status", "Shows and decides what " + plan.app().name() + " sends.");
    for (Map.Entry<String, String> verb : Verbs.words().entrySet()) {
      root.addSubcommand(verb.getKey(), offered.verb(verb.getKey(), verb.getValue()));
    }
    return new CommandLine(root);
  }

  private record Offered(Plan plan, Candor candor, List<Event> samples) {

    CommandSpec verb(String verb, String what) {
      var run = new Run(this, verb);
      var spec = CommandSpec.wrapWithoutInspection(run);
      run.spec = spec;
      spec.usageMessage().description(what);
      spec.mixinStandardHelpOptions(true);
      spec.addOption(
          OptionSpec.builder("--json").description("Answers as JSON.").type(boolean.class).build());
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel("CHANNEL")
              .description("One of " + String.join(", ", plan.channels().keySet()) + ".")
              .arity("0..1")
              .type(String.class)
              .build());
      return spec;
    }
  }

  private static final class Run implements Callable<Integer> {

    private final Offered offered;
    private final String verb;
    private @Nullable CommandSpec spec;

    Run(Offered offered, String verb) {
      this.offered = offered;
      this.verb = verb;
    }

    @Override
    public Integer call() {
      var line = Objects.requireNonNull(spec).commandLine();
      var words = new ArrayList<String>(List.of(verb));
      String channel = line.getParseResult().matchedPositionalValue(0, "");
      if (!channel.isEmpty()) {
        words.add(channel);
      }
      if (line.getParseResult().hasMatchedOption("--json")) {
        words.add("--json");
      }
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      var verbs =
          new Verbs(offered.plan(), offered.candor(), offered.samples(), print(out), print(err));
      int code = verbs.run(words.toArray(String[]::new));
      line.getOut().print(out.toString(StandardCharsets.UTF_8));
      line.getOut().flush();
      line.getErr().print(err.toString(StandardCharsets.UTF_8));
      line.getErr().flush();
      return code;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
      return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
  }
}
