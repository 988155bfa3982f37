package candor.example.shimmy;

import candor.example.shimmy.telemetry.Route;
import candor.example.shimmy.telemetry.SessionSummary;
import candor.example.shimmy.telemetry.SessionSummary.DeploymentType;
import candor.example.shimmy.telemetry.SessionSummary.IntegrationType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one session does. Safe for use by many threads; a call takes a lock for a moment and
 * does nothing but add.
 *
 * <p>Names of models are kept to be counted, here and nowhere else: the summary has no field for
 * them.
 */
final class Meter {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int ACTIVE_FROM_MINUTES = 5;

  private final World world;
  private final Hardware hardware;
  private final long startNanos;
  private final SessionSummary summary = new SessionSummary();
  private final Map<IntegrationType, Long> integrations = new EnumMap<>(IntegrationType.class);
  private final Set<String> models = new HashSet<>();
  private long requests;
  private long nanosAnswering;
  private long hour;
  private long inHour;

  /**
   * Begins a session.
   *
   * @param by what it is used from, or null when requests will tell
   */
  Meter(World world, @Nullable IntegrationType by) {
    this.world = world;
    this.hardware = Hardware.here();
    this.startNanos = world.nanos().getAsLong();
    if (by != null) {
      integrations.put(by, 1L);
    }
    summary.addToErrorsCount(0);
    summary.raiseConcurrentModelUsage(0);
  }

  /**
   * Counts one request that was answered.
   *
   * @param route the template that was met, or null for what did not come over HTTP
   * @param by what sent it, or null when unknown
   * @param took how long the answer took
   * @param failed whether it failed
   */
  synchronized void request(
      @Nullable Route route, @Nullable IntegrationType by, Duration took, boolean failed) {
    requests++;
    nanosAnswering += took.toNanos();
    long now = Math.floorDiv(world.clock().millis(), Duration.ofHours(1).toMillis());
    inHour = now == hour ? inHour + 1 : 1;
    hour = now;
    summary.raisePeakRequestsPerHour(inHour);
    summary.addToRequestsPerSession(1);
    if (route != null) {
      summary.addToApiEndpointsUsed(route);
    }
    if (by != null) {
      integrations.merge(by, 1L, Long::sum);
    }
    if (failed) {
      summary.addToErrorsCount(1);
    }
  }

  /** Counts what a model generated. */
  synchronized void generated(String model, int tokens) {
    models.add(model);
    summary.addToTotalTokensGenerated(tokens);
  }

  /** Counts models that are loaded at one time. */
  void loaded(int atOnce) {
    summary.raiseConcurrentModelUsage(atOnce);
  }

  /** Notes how long it took until the first request could be answered. */
  void ready(Duration startup) {
    summary.setStartupTimeMs(Math.max(0, startup.toMillis()));
  }

  /** Returns the session so far. */
  synchronized SessionSummary.Snapshot summary() {
    var lasted = Duration.ofNanos(Math.max(0, world.nanos().getAsLong() - startNanos));
    long minutes = lasted.toMinutes();
    summary.setSessionDurationMinutes(minutes);
    summary.setUptimeSeconds(lasted.toSeconds());
    summary.setDailyActiveUsage(minutes >= ACTIVE_FROM_MINUTES);
    summary.setAvgResponseTimeMs(requests == 0 ? 0 : nanosAnswering / requests / NANOS_PER_MILLI);
    summary.setModelsUsedCount(models.size());
    summary.setDeploymentType(deployment(requests, minutes));
    summary.setIntegrationType(usedFrom());
    summary.setRegionIndicator(Region.of(world.zone()));
    hardware.describe(summary);
    return summary.snapshot();
  }

  /** A script that looks whether the server is well must not outvote an editor. */
  private @Nullable IntegrationType usedFrom() {
    var told = new EnumMap<>(integrations);
    if (told.size() > 1) {
      told.remove(IntegrationType.API);
    }
    return told.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  static DeploymentType deployment(long requests, long minutes) {
    if (requests > 1000 || minutes > 480) {
      return DeploymentType.PRODUCTION;
    }
    return requests > 100 || minutes > 60 ? DeploymentType.DEVELOPMENT : DeploymentType.EVALUATION;
  }
}
