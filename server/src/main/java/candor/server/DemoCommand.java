package candor.server;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.server.demo.Demo;
import candor.server.demo.DemoOptions;
import candor.server.demo.Target;
import candor.server.desk.Access;
import candor.server.registry.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * Shows the dashboard of three apps whose history is made up but comes in through the doors.
 *
 * @param port where to listen, 0 for any free port
 * @param given where to keep everything, or null for a directory that is removed at the end
 * @param options how large the history is
 */
record DemoCommand(int port, @Nullable Path given, DemoOptions options) {

  /** The same for everybody, so that people can talk about what they see. */
  private static final long SEED = 20_261_124;

  private static final List<String> PLANS = List.of("dimmy", "osaurus", "shimmy");

  /** The store is far faster than this; beyond it the disk is broken. */
  private static final Duration VISIBLE = Duration.ofMinutes(2);

  static DemoCommand of(ParseResult command) throws Stop {
    int days = command.matchedOptionValue("--days", DemoOptions.DEFAULT_DAYS);
    int installs = command.matchedOptionValue("--installs", DemoOptions.DEFAULT_INSTALLS);
    try {
      return new DemoCommand(
          Main.port(command),
          command.<@Nullable Path>matchedOptionValue("--data", null),
          new DemoOptions(days, installs, SEED));
    } catch (IllegalArgumentException e) {
      throw Stop.usage("--" + e.getMessage());
    }
  }

  int run(PrintStream out, Clock clock) throws Stop {
    var closing = new Closing();
    try {
      return run(out, clock, closing);
    } catch (IOException e) {
      throw Stop.failed("the demo stopped: " + DataDirectory.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (TimeoutException e) {
      throw Stop.failed("the store does not take the history; the log above says why");
    } finally {
      closing.close();
    }
  }

  private int run(PrintStream out, Clock clock, Closing closing)
      throws Stop, IOException, InterruptedException, TimeoutException {
    Path data = given == null ? Files.createTempDirectory("candor-demo-") : given;
    if (given == null) {
      closing.add("temporary directory", () -> Scratch.remove(data));
    }
    List<Plan> plans = plans();
    DataDirectory taken = DataDirectory.take(data);
    Demo demo = Demo.in(data, options, clock);
    var start = new Server.Start(settings(data), plans, demo.clock(), Access.open());
    Server server = closing.add("server", Server.start(taken, start));
    closing.add("demo", demo);
    Shutdown.closes(closing);
    out.println("listening on " + server.address());
    out.println("playing history into " + data + (given == null ? ", removed at the end" : ""));
    out.flush();
    Map<String, Target> targets = targets(server.registry());
    demo.play(server.address(), targets, line -> out.println(line));
    server.awaitVisible(VISIBLE);
    out.println("the dashboard is at " + server.home() + "/ (stop with Ctrl-C)");
    out.flush();
    demo.live(targets);
    return Shutdown.sleep();
  }

  /**
   * Listens for this machine only, because nobody signs in; the demo's requests say in a forwarding
   * header which install they play.
   */
  private Settings settings(Path data) {
    return new Settings(
        Settings.DEFAULT_BIND,
        port,
        data,
        List.of(),
        List.of(),
        List.of("127.0.0.1/32"),
        List.of(),
        null,
        null);
  }

  private static Map<String, Target> targets(Registry registry) {
    var targets = new LinkedHashMap<String, Target>();
    for (Registry.App app : registry.apps()) {
      var target = Target.of(app.plan(), app.keys().nativeKey(), app.keys().aptabase());
      targets.put(app.id(), target);
    }
    return targets;
  }

  private static List<Plan> plans() throws IOException {
    var plans = new ArrayList<Plan>();
    for (String name : PLANS) {
      try (InputStream in =
          DemoCommand.class.getResourceAsStream("/candor/plans/" + name + ".yaml")) {
        Plan plan = in == null ? null : PlanFile.read(in.readAllBytes()).plan();
        if (plan == null) {
          throw new IOException("the plan of " + name + " is missing from the program");
        }
        plans.add(plan);
      }
    }
    return plans;
  }
}
