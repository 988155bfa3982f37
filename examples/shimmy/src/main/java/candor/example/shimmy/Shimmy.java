package candor.example.shimmy;

import candor.example.shimmy.telemetry.SessionSummary.IntegrationType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does what a person types: {@code serve}, {@code list}, {@code generate}, {@code config}. For one
 * command.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 metrics are off.
 */
final class Shimmy {

  static final String VERSION = "1.9.0";

  /** Returned by a command that has begun and goes on. */
  static final int RUNS_ON = -1;

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String BIND = "127.0.0.1:11435";

  private static final String HELP =
      """
      shimmy serve [--bind HOST:PORT]             answers requests, at 127.0.0.1:11435 unless told
      shimmy list                                 lists the models
      shimmy generate MODEL PROMPT [--max-tokens N]
      shimmy config --metrics status|enable|disable|preview|export|validate|audit|reset|erase
      """;

  private final World world;
  private @Nullable Front front;
  private @Nullable Metrics metrics;

  Shimmy(World world) {
    this.world = world;
  }

  int run(String... arguments) {
    var words = List.of(arguments);
    String command = words.isEmpty() ? "help" : words.get(0);
    return switch (command) {
      case "serve" -> serve(words);
      case "list" -> words.size() == 1 ? list() : usage("list takes nothing more");
      case "generate" -> generate(words);
      case "config" -> config(words);
      case "help", "--help", "-h" -> help();
      case "--version" -> version();
      default -> usage("there is no command of that name");
    };
  }

  private int help() {
    world.out().print(HELP);
    return DONE;
  }

  private int version() {
    world.out().println("shimmy " + VERSION);
    return DONE;
  }

  private int usage(String wrong) {
    world.err().println("shimmy: " + wrong + "; \"shimmy help\" lists what there is.");
    return USAGE;
  }

  private int serve(List<String> words) {
    InetSocketAddress address = address(words);
    if (address == null) {
      return usage(
          "serve takes --bind HOST:PORT, a host of this machine and a port from 0 to 65535");
    }
    long start = world.nanos().getAsLong();
    var decided = Metrics.open(world);
    metrics = decided;
    decided.askOnce();
    var meter = decided.begin(null);
    try {
      var opened = Front.open(address, new Api(new Engine(), meter), meter, world.nanos());
      front = opened;
      if (meter != null) {
        meter.ready(Duration.ofNanos(world.nanos().getAsLong() - start));
      }
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "shimmy-stop"));
      world.out().println("listening on " + opened.address());
      return RUNS_ON;
    } catch (IOException inUse) {
      // No session began, so none is told of.
      world.err().println("shimmy: cannot listen there (" + inUse.getMessage() + ").");
      return FAILED;
    }
  }

  /** Ends a server in order: no more requests, then the summary. Also when it is called twice. */
  synchronized void stop() {
    var serving = front;
    var measured = metrics;
    front = null;
    metrics = null;
    if (serving != null) {
      serving.close();
    }
    if (measured != null) {
      measured.close();
    }
  }

  String address() {
    var serving = front;
    return serving == null ? "" : serving.address();
  }

  private static @Nullable InetSocketAddress address(List<String> words) {
    boolean named = words.size() == 3 && words.get(1).equals("--bind");
    if (words.size() != 1 && !named) {
      return null;
    }
    String bind = named ? words.get(2) : BIND;
    int colon = bind.lastIndexOf(':');
    try {
      int port = Integer.parseInt(bind.substring(colon + 1));
      var hosts = InetAddress.getAllByName(bind.substring(0, Math.max(0, colon)));
      return colon < 1 ? null : new InetSocketAddress(hosts[0], port);
    } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
      return null;
    }
  }

  private int list() {
    try (var opened = Metrics.open(world)) {
      opened.askOnce();
      opened.begin(IntegrationType.CLI);
      new Engine().models().forEach(model -> world.out().println(model.name()));
      return DONE;
    }
  }

  private int generate(List<String> words) {
    int most = Engine.USUAL_TOKENS;
    if (words.size() == 5 && words.get(3).equals("--max-tokens")) {
      most = Engine.tokens(words.get(4));
    }
    if ((words.size() != 3 && words.size() != 5) || most < 1) {
      return usage("generate takes a model, a prompt, and perhaps --max-tokens from 1 to 4096");
    }
    try (var opened = Metrics.open(world)) {
      opened.askOnce();
      var meter = opened.begin(IntegrationType.CLI);
      long start = world.nanos().getAsLong();
      var tokens = new Engine().generate(words.get(1), words.get(2), most);
      if (meter != null) {
        count(meter, words.get(1), tokens, Duration.ofNanos(world.nanos().getAsLong() - start));
      }
      if (tokens == null) {
        world.err().println("shimmy: there is no such model; \"shimmy list\" names them.");
        return FAILED;
      }
      world.out().println(String.join(" ", tokens));
      return DONE;
    }
  }

  private static void count(
      Meter meter, String model, @Nullable List<String> tokens, Duration took) {
    if (tokens != null) {
      meter.generated(model, tokens.size());
      meter.loaded(1);
    }
    meter.request(null, IntegrationType.CLI, took, tokens == null);
  }

  private int config(List<String> words) {
    if (words.size() < 3 || !words.get(1).equals("--metrics")) {
      return usage("config takes --metrics and a verb");
    }
    try (var opened = Metrics.open(world)) {
      return opened.verb(words.subList(2, words.size()));
    }
  }
}
