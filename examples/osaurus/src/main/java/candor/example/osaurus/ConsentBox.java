package candor.example.osaurus;

import candor.example.osaurus.telemetry.Telemetry;
import candor.plan.Promises.Channel;
import candor.sdk.consent.Mode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Is the box about anonymous usage data, in the words of the plan. For one thread. */
final class ConsentBox {

  /** The channel of the plan that the box stands for. */
  static final String CHANNEL = "usage";

  private final Telemetry telemetry;
  private final Terminal terminal;
  private final Channel channel;
  private boolean ticked;

  ConsentBox(Telemetry telemetry, Terminal terminal) {
    this.telemetry = telemetry;
    this.terminal = terminal;
    this.channel =
        Objects.requireNonNull(
            Telemetry.plan().channels().get(CHANNEL), "the plan has a usage channel");
    this.ticked = channel.defaultAnswer();
  }

  /**
   * Tells whether there is anything to decide: not in a build without a key, nor where it is off.
   */
  static boolean isOpen(Telemetry telemetry) {
    var standing = telemetry.status().channels().get(CHANNEL);
    return standing != null && standing.mode() == Mode.UNDECIDED;
  }

  /**
   * Shows the box until the person goes on or closes. Going on decides: what was held is sent when
   * the box is ticked, and thrown away when not. Closing decides nothing.
   *
   * @return whether the person went on
   */
  boolean show() throws IOException {
    while (true) {
      terminal.out().println("  [" + (ticked ? "x" : " ") + "] " + channel.label());
      String typed =
          terminal.ask(
              "Enter goes on, t " + (ticked ? "unticks" : "ticks") + ", i informs, q closes: ");
      if (typed == null || typed.equals("q")) {
        return false;
      }
      switch (typed) {
        case "" -> {
          telemetry.answer(CHANNEL, ticked);
          return true;
        }
        case "t" -> ticked = !ticked;
        case "i" -> inform();
        default -> terminal.out().println("Please press Enter, or type t, i or q.");
      }
    }
  }

  private void inform() {
    list("What is collected:", channel.collected());
    list("What is not:", channel.notCollected());
    terminal.out().println(Telemetry.plan().identity().explanation());
    terminal.out().println("To turn it off at any time: osaurus settings telemetry off");
    terminal.out().println(channel.withdrawal());
  }

  private void list(String title, List<String> lines) {
    terminal.out().println(title);
    lines.forEach(line -> terminal.out().println("  - " + line));
  }
}
