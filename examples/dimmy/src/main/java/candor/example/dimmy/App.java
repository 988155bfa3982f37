package candor.example.dimmy;

import candor.example.dimmy.telemetry.AppSessionEnded;
import candor.example.dimmy.telemetry.AppStarted;
import candor.example.dimmy.telemetry.PerfGpuStatus;
import candor.example.dimmy.telemetry.PerfStartupMs;
import candor.example.dimmy.telemetry.Telemetry;
import candor.example.dimmy.telemetry.TelemetryContext;
import candor.sdk.Candor;
import candor.sdk.Options;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Is one process of the app, from its launch to its end in order. A process that crashes is not
 * closed. Safe for use by many threads.
 */
final class App implements AutoCloseable {

  static final String VERSION = "0.6.27";

  private final World world;
  private final Telemetry telemetry;
  private final Gpu gpu;
  private final AtomicInteger transcriptions = new AtomicInteger();
  private long readyMillis;
  private boolean isClosed;

  private App(World world, Telemetry telemetry) {
    this.world = world;
    this.telemetry = telemetry;
    this.gpu = new Gpu(world);
  }

  /** Launches the app, and tells of that. */
  static App launch(World world) throws IOException {
    var app = new App(world, open(world));
    app.telemetry.watchCrashes();
    var went = app.gpu.start(world.gpu());
    app.ready(went);
    return app;
  }

  /** Opens telemetry; whatever is wrong with its settings is said once and changes nothing else. */
  private static Telemetry open(World world) {
    try {
      var options = Options.fromEnvironment(world.machine().variables()).machine(world.machine());
      var context = new TelemetryContext().withAppVersion(VERSION);
      boolean isDevelopers = world.variable("DIMMY_DEBUG").equals("1");
      return Telemetry.open(context, isDevelopers ? options.debug() : options);
    } catch (IllegalArgumentException wrong) {
      world.err().println("dimmy: telemetry stays off: " + wrong.getMessage());
      return new Telemetry(Candor.silent());
    }
  }

  private void ready(Gpu.Outcome went) {
    readyMillis = world.upMillis().getAsLong();
    telemetry.record(new AppStarted(readyMillis).withVersion(VERSION));
    telemetry.record(new PerfStartupMs(readyMillis).withVersion(VERSION));
    var crash = went.crash();
    telemetry.record(
        PerfGpuStatus.backend(went.backend()).fellBackToCpu(crash != null).knownBad(went.isBad()));
    if (crash != null) {
      // The path in the call site goes when the plan's transforms are applied, before it is kept.
      telemetry.record(crash);
    }
  }

  World world() {
    return world;
  }

  Telemetry telemetry() {
    return telemetry;
  }

  Gpu gpu() {
    return gpu;
  }

  void transcribed() {
    transcriptions.incrementAndGet();
  }

  /** Ends the app in order, within the time-out of the plan. Also when it is called twice. */
  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      long lasted = world.upMillis().getAsLong() - readyMillis;
      telemetry.record(
          AppSessionEnded.durationSecs(TimeUnit.MILLISECONDS.toSeconds(lasted))
              .transcribeCount(transcriptions.get()));
      telemetry.close();
    }
  }
}
