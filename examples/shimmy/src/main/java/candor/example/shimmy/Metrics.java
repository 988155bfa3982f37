package candor.example.shimmy;

import candor.example.shimmy.telemetry.SessionSummary;
import candor.example.shimmy.telemetry.Telemetry;
import candor.example.shimmy.telemetry.TelemetryContext;
import candor.plan.Plan;
import candor.plan.Promises.Channel;
import candor.sdk.Candor;
import candor.sdk.Options;
import candor.sdk.consent.Because;
import candor.sdk.consent.Mode;
import candor.sdk.consent.Standing;
import candor.sdk.verbs.Prompt;
import candor.sdk.verbs.Verbs;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether a session is measured, and sends what was measured when it ends. */
final class Metrics implements AutoCloseable {

  /** The only channel of the plan. */
  private static final String CHANNEL = "metrics";

  private final World world;
  private final Telemetry telemetry;
  private @Nullable Meter meter;

  private Metrics(World world, Telemetry telemetry) {
    this.world = world;
    this.telemetry = telemetry;
  }

  /**
   * Opens the client; whatever is wrong with its settings is said once and changes nothing else.
   */
  static Metrics open(World world) {
    var context = new TelemetryContext().withVersion(Shimmy.VERSION);
    try {
      var options =
          Options.fromEnvironment(world.variables())
              .machine(world.machine())
              .clock(world.clock(), world.zone());
      return new Metrics(world, Telemetry.open(context, options));
    } catch (IllegalArgumentException wrong) {
      world.err().println("shimmy: metrics stay off: " + wrong.getMessage());
      return new Metrics(world, new Telemetry(Candor.silent()));
    }
  }

  /** Returns what holds, or null in a build without a key. */
  private @Nullable Standing standing() {
    return telemetry.status().channels().get(CHANNEL);
  }

  private boolean isOn() {
    var standing = standing();
    return standing != null && standing.mode() == Mode.ON;
  }

  /** Asks once, and only a person: a pipe, a service or the end of input is never a yes. */
  void askOnce() {
    var standing = standing();
    if (!world.person() || standing == null || !isUndecided(standing)) {
      return;
    }
    try {
      world.out().println("Shimmy works fully without metrics, and its core stays free.");
      var plan = Telemetry.plan();
      var answer = new Prompt(world.in(), world.out()).ask(plan.app(), channel(plan));
      if (answer != null) {
        telemetry.answer(CHANNEL, answer);
      }
    } catch (IOException cannotBeKept) {
      world.err().println("shimmy: the answer could not be written; metrics stay off.");
    }
  }

  private static boolean isUndecided(Standing standing) {
    return standing.mode() == Mode.UNDECIDED
        && (standing.because() == Because.NOT_ASKED || standing.because() == Because.WIDENED);
  }

  private static Channel channel(Plan plan) {
    return Objects.requireNonNull(plan.channels().get(CHANNEL));
  }

  /**
   * Begins to measure, if the person said yes before; a session that began without a yes is not
   * measured.
   *
   * @param by what the session is used from, if that is known from the start
   * @return what counts, or null while metrics are off
   */
  @Nullable Meter begin(SessionSummary.@Nullable IntegrationType by) {
    meter = isOn() ? new Meter(world, by) : null;
    return meter;
  }

  /** Does what a person types after {@code shimmy config --metrics}. */
  int verb(List<String> words) {
    if (standing() == null) {
      world.err().println("shimmy: this build has no key, so it never collects or sends anything.");
      return 3;
    }
    if (words.get(0).equals("preview") && !isOn()) {
      world.err().println("shimmy: metrics are off. If you enabled them, this would be sent, with");
      world.err().println("a random session_id that is drawn then:");
    }
    var sample = new Meter(world, null).summary();
    var verbs =
        new Verbs(Telemetry.plan(), telemetry.client(), List.of(sample), world.out(), world.err());
    return verbs.run(words.toArray(String[]::new));
  }

  /**
   * Ends the session: one request, within the five seconds of the plan, whatever the server does.
   */
  @Override
  public void close() {
    var measured = meter;
    meter = null;
    if (measured != null) {
      telemetry.record(measured.summary());
    }
    telemetry.close();
  }
}
