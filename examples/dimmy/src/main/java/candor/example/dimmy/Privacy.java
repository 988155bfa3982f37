package candor.example.dimmy;

import candor.example.dimmy.telemetry.Telemetry;
import candor.sdk.Options;
import candor.sdk.verbs.Verbs;
import java.util.List;

/**
 * Is the page Settings → Privacy: two switches, each of which works alone, and the anonymous id.
 * For use by one thread.
 */
final class Privacy {

  private static final List<String> SWITCHES = List.of("usage", "crash");
  private static final List<String> VERBS =
      List.of("status", "export", "preview", "validate", "audit", "erase");

  private static final int OFF = 3;

  private final Telemetry telemetry;
  private final World world;

  Privacy(Telemetry telemetry, World world) {
    this.telemetry = telemetry;
    this.world = world;
  }

  /**
   * Opens the page without the app: looking at it is no launch, and nothing that waits leaves while
   * somebody may be about to say no.
   */
  static int alone(World world, Words words) throws WrongUsage {
    if (world.variable("CANDOR_KEY").isBlank()) {
      world.err().println("dimmy: this build has no key, so it never collects or sends anything.");
      return OFF;
    }
    var options = Options.beside().machine(world.machine());
    try (var telemetry = Telemetry.open(null, options)) {
      return new Privacy(telemetry, world).run(words);
    }
  }

  int run(Words words) throws WrongUsage {
    String what = words.isEmpty() ? "status" : words.next("what to do");
    if (SWITCHES.contains(what)) {
      String to = words.next("on or off");
      words.end();
      if (!to.equals("on") && !to.equals("off")) {
        throw new WrongUsage("a switch is on or off");
      }
      return verb(to, what);
    }
    words.end();
    if (what.equals("on") || what.equals("off")) {
      return Math.max(verb(what, "usage"), verb(what, "crash"));
    }
    if (what.equals("reset-id")) {
      return verb("reset");
    }
    if (!VERBS.contains(what)) {
      throw new WrongUsage(
          "privacy takes on, off, usage, crash, reset-id, or one of " + String.join(", ", VERBS));
    }
    return verb(what);
  }

  private int verb(String... arguments) {
    return new Verbs(Telemetry.plan(), telemetry.client(), List.of(), world.out(), world.err())
        .run(arguments);
  }
}
