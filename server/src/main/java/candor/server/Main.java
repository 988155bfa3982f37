package candor.server;

import candor.sdk.consent.Machine;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Runs the program: reads the command line, does what it says, ends with its exit code. */
public final class Main {

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Clock clock = Clock.systemUTC();

  Main(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /**
   * Runs one command.
   *
   * @param arguments the verb and its options; {@code --help} lists them
   */
  public static void main(String[] arguments) {
    int code = new Main(System.out, System.err, System.getenv()).run(arguments);
    System.out.flush();
    System.exit(code);
  }

  /** Runs one command and returns its exit code: 0 done, 1 failed, 2 wrong usage. */
  int run(String... arguments) {
    try {
      return answer(new Verbs(version()).read(arguments));
    } catch (Stop e) {
      err.println("candor: " + e.sentence());
      return e.code();
    }
  }

  private int answer(ParseResult line) throws Stop {
    ParseResult command = Verbs.innermost(line);
    if (command.isUsageHelpRequested()) {
      command.commandSpec().commandLine().usage(out);
      return 0;
    }
    if (command.isVersionHelpRequested()) {
      out.println("candor " + version());
      return 0;
    }
    String verb = command.commandSpec().qualifiedName(" ");
    return switch (verb) {
      case "candor serve" -> new ServeCommand(out, clock).run(serveSettings(command));
      case "candor demo" -> DemoCommand.of(command).run(out, clock);
      case "candor client" -> ClientCommand.of(command).run(out, err, Machine.here());
      case "candor keys" -> KeysCommand.of(command).run(out);
      case "candor export" -> ExportCommand.of(command).run(out, err);
      case "candor erase" -> EraseCommand.of(command, clock).run(out);
      case "candor attest" -> AttestCommand.of(command).run(out);
      case "candor backup" -> BackupCommand.of(command, "--out").backup(out);
      case "candor restore" -> BackupCommand.of(command, "--from").restore(out);
      case "candor symbols add", "candor symbols list", "candor symbols remove" ->
          SymbolsCommand.of(command, clock).run(out);
      case "candor tck" -> TckCommand.of(command, environment).run(out);
      default -> PlanVerbs.run(below(verb), command, out, err);
    };
  }

  private Settings serveSettings(ParseResult command) throws Stop {
    List<Path> plans = command.matchedOptionValue("--plan", List.of());
    List<String> watched = command.matchedOptionValue("--observe", List.of());
    List<String> proxies = command.matchedOptionValue("--trusted-proxy", List.of());
    return new Settings(
        command.matchedOptionValue("--bind", Settings.DEFAULT_BIND),
        port(command),
        command.matchedOptionValue("--data", Settings.DEFAULT_DATA),
        plans,
        watched,
        proxies,
        command.matchedOptionValue("--webhook-network", List.of()),
        Settings.address(command.matchedOptionValue("--address", "")),
        Settings.adminToken(environment),
        MailSettings.read(environment));
  }

  private static String below(String verb) {
    if (!verb.startsWith(PlanVerbs.PREFIX)) {
      throw new AssertionError("a verb that is offered is also done: " + verb);
    }
    return verb.substring(PlanVerbs.PREFIX.length());
  }

  static int port(ParseResult command) throws Stop {
    int port = command.matchedOptionValue("--port", Settings.DEFAULT_PORT);
    if (port < 0 || port > 65_535) {
      throw Stop.usage("--port must be from 0 to 65535, was " + port);
    }
    return port;
  }

  /** The version stands in the manifest of the jar; classes that run unpacked have none. */
  private static String version() {
    @Nullable String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
