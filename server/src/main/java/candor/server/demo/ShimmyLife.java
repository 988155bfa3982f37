package candor.server.demo;

import candor.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the life of a local inference server: one summary per session over the native door. */
final class ShimmyLife implements Life {

  private static final String[] PLATFORMS = {
    "windows-x64", "linux-x64", "macos-arm64", "linux-x64", "linux-arm64", "macos-x64"
  };
  private static final String[] INTEGRATIONS = {"vscode", "api", "cli", "cursor", "continue"};
  private static final String[] TIERS = {"16", "32", "8", "64", "128+"};
  private static final String[] CORES = {"5-8", "9-16", "1-4", "17+"};
  private static final String[] ROUTES = {
    "/v1/chat/completions", "/v1/models", "/health", "/api/generate", "/api/tags", "/ws/generate"
  };

  private final Target target;
  private final Releases releases;

  ShimmyLife(Target target, Span span) {
    this.target = target;
    this.releases =
        Releases.of(
            span.last(), List.of(400, 58, 33, 12), List.of("1.7.2", "1.8.0", "1.8.1", "1.8.2"));
  }

  @Override
  public String app() {
    return target.app();
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.WORKSHOP;
  }

  @Override
  public double share() {
    return 0.15;
  }

  @Override
  public List<Post> day(Install install, Window window) {
    LocalDate day = window.day();
    var dice = new Dice(install.dice(window));
    var posts = new ArrayList<Post>();
    int sessions = window.sessions(1 + dice.times(0.3, 3));
    for (int i = 0; i < sessions; i++) {
      int drawn = install.rhythm().secondOfDay(dice.random(), install.zoneHours());
      Instant at = window.at(window.begin(drawn)).plusMillis(dice.random().nextInt(1000));
      Session session = session(install, new Dice(install.traits()), dice, at);
      if (window.holds(at)) {
        var batch = new NativeBatch(target, window, context(install, day, session.platform()));
        batch.install(install.id()).session(Install.randomId(dice.random()));
        posts.add(batch.summary(session.fields()).post(install.address(day)));
      }
    }
    return posts;
  }

  /**
   * Is one session.
   *
   * @param platform on which it ran
   * @param fields what is told of it
   */
  private record Session(String platform, Map<String, Json> fields) {}

  private static Session session(Install install, Dice traits, Dice dice, Instant at) {
    String platform = traits.favouring(PLATFORMS);
    String memory = traits.favouring(TIERS);
    boolean gpu = platform.startsWith("macos-arm") || traits.chance(0.55);
    int minutes = Math.max(1, dice.around(48, 1.1));
    int requests = Math.max(1, dice.around(minutes * 1.3, 0.9));
    var fields =
        Props.of("id", NativeBatch.timedId(dice.random(), at).toString())
            .with("at", at.toString())
            .flag("daily_active_usage", minutes >= 5)
            .with("session_duration_minutes", minutes)
            .with("requests_per_session", requests)
            .with("total_tokens_generated", (long) requests * dice.around(310, 0.4))
            .with("models_used_count", 1 + dice.times(0.3, 4))
            .with("api_endpoints_used", routes(dice))
            .with("integration_type", traits.favouring(INTEGRATIONS))
            .with("deployment_type", deployment(requests, minutes))
            .with("hardware_tier", hardware(memory, gpu))
            .with("region_indicator", region(install.zoneHours()))
            .with("avg_response_time_ms", dice.around(gpu ? 420 : 1900, 0.4))
            .with("peak_requests_per_hour", Math.min(requests, dice.around(requests * 0.6, 0.2)))
            .with("errors_count", dice.times(0.25, 6))
            .with("memory_tier_gb", memory)
            .with("cpu_cores_bucket", traits.favouring(CORES))
            .flag("gpu_detected", gpu);
    if (gpu) {
      fields.with("gpu_vendor", vendor(platform, traits));
    }
    return new Session(platform, fields.all());
  }

  private Map<String, Json> context(Install install, LocalDate day, String platform) {
    return Props.of("version", releases.on(day, install)).with("platform", platform).all();
  }

  private static Json routes(Dice dice) {
    var routes = new ArrayList<Json>();
    for (String route : ROUTES) {
      if (routes.isEmpty() || dice.chance(0.4)) {
        routes.add(new Json.Text(route));
      }
    }
    return new Json.Array(routes);
  }

  private static String vendor(String platform, Dice dice) {
    if (platform.startsWith("macos")) {
      return "apple";
    }
    return dice.chance(0.75) ? "nvidia" : dice.chance(0.7) ? "amd" : "intel";
  }

  private static String deployment(int requests, int minutes) {
    if (requests > 1000 || minutes > 480) {
      return "production";
    }
    return requests > 100 || minutes > 60 ? "development" : "evaluation";
  }

  private static String hardware(String memory, boolean gpu) {
    boolean large = memory.equals("64") || memory.equals("128+");
    if (gpu && large) {
      return "workstation";
    }
    return memory.equals("128+") ? "server" : "consumer";
  }

  private static String region(int zoneHours) {
    if (zoneHours < -1) {
      return "americas";
    }
    return zoneHours < 5 ? "emea" : "apac";
  }
}
