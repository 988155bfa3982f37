package candor.server.demo;

import candor.json.Json;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells the life of an assistant for local models: events over the Aptabase door, and the marks by
 * which the device itself says "first today" over the native one.
 */
final class OsaurusLife implements Life {

  private static final String[] MEMORY = {
    "16", "16", "8", "24", "32", "18", "36", "48", "64", "96", "128+"
  };
  private static final String[] SYSTEMS = {"26.1.0", "26.0.1", "15.7.1", "15.6.1"};
  private static final String[] AMERICAS = {"en-US", "en-US", "es-MX", "pt-BR", "en-CA", "fr-CA"};
  private static final String[] EUROPE = {"en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "nl-NL"};
  private static final String[] ASIA = {"zh-CN", "ja-JP", "ko-KR", "en-IN", "en-AU"};

  private final Target target;
  private final Releases releases;
  private final LocalDate last;

  OsaurusLife(Target target, Span span) {
    this.target = target;
    this.last = span.last();
    this.releases =
        Releases.of(
            last,
            List.of(400, 74, 60, 45, 31, 17, 3),
            List.of("0.14.3", "0.15.0", "0.15.2", "0.16.0", "0.17.0", "0.17.1", "0.18.0"));
  }

  @Override
  public String app() {
    return target.app();
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.ASSISTANT;
  }

  @Override
  public double share() {
    return 0.58;
  }

  @Override
  public List<Post> day(Install install, Window window) {
    String version = releases.on(window.day(), install);
    var traits = new Dice(install.traits());
    String memory = traits.favouring(MEMORY);
    String system = traits.favouring(SYSTEMS);
    String locale = locale(install, traits);
    var batch =
        new AptabaseBatch(
            target, systemProps(version, system, locale), install.address(window.day()));
    var scene = new OsaurusScene(batch, window, new Dice(install.dice(window)), memory);
    int begin = scene.play(install, version, OsaurusTaste.of(traits, memory), newest(version));
    // The device claims its mark right after the first launch of the day.
    var claim =
        new Claim(
            window.at(begin).plusSeconds(1),
            newest(version),
            context(version, system, locale, memory));
    var posts = new ArrayList<Post>(marks(install, window, claim));
    posts.addAll(batch.posts());
    posts.addAll(trouble(install, window, claim));
    return posts;
  }

  /** Reports what broke, seldom; the newest release needs more memory than those before. */
  private List<Post> trouble(Install install, Window window, Claim claim) {
    var dice = new Dice(install.dice(window));
    double draw = dice.random().nextDouble();
    double memory = claim.newest() ? 0.03 : 0.004;
    Instant at = claim.at().plusSeconds(240);
    if (draw > memory + 0.003 || !window.holds(at)) {
      return List.of();
    }
    var context = new LinkedHashMap<>(claim.context());
    context.keySet().retainAll(Set.of("app_version", "os_name", "os_version"));
    var batch = new NativeBatch(target, window, context);
    batch.crash(dice.random(), at, draw < memory ? Trouble.MEMORY : Trouble.PLUGIN);
    return List.of(batch.post(install.address(window.day())));
  }

  private boolean newest(String version) {
    return releases.atLeast(version, "0.18.0");
  }

  /**
   * Is what rides on the marks of a day.
   *
   * @param at when they are claimed
   * @param newest whether by the newest release
   * @param context the setting
   */
  private record Claim(Instant at, boolean newest, Map<String, Json> context) {}

  private List<Post> marks(Install install, Window window, Claim claim) {
    LocalDate day = window.day();
    if (!window.first() || !window.holds(claim.at())) {
      return List.of();
    }
    boolean week = install.firstUseSince(day.with(DayOfWeek.MONDAY), day);
    boolean month = install.firstUseSince(day.withDayOfMonth(1), day);
    var marked = new NativeBatch.Marked(week, month, install.cohort());
    var id = NativeBatch.timedId(install.dice(window), claim.at());
    var batch = new NativeBatch(target, window, claim.context()).marks(id, claim.at(), marked);
    return List.of(batch.post(install.address(day)));
  }

  private static String locale(Install install, Dice dice) {
    if (install.zoneHours() < -1) {
      return dice.favouring(AMERICAS);
    }
    return dice.favouring(install.zoneHours() < 5 ? EUROPE : ASIA);
  }

  private static Map<String, Json> context(
      String version, String system, String locale, String memory) {
    return Props.of("total_memory_gb", memory)
        .with("app_version", version)
        .with("os_name", "macos")
        .with("os_version", system)
        .with("locale", locale)
        .with("sdk_version", "candor-swift@0.1.0")
        .all();
  }

  private static Map<String, Json> systemProps(String version, String system, String locale) {
    var props = new LinkedHashMap<String, Json>();
    props.put("isDebug", Json.FALSE);
    props.put("locale", new Json.Text(locale));
    props.put("osName", new Json.Text("macOS"));
    props.put("osVersion", new Json.Text(system));
    props.put("appVersion", new Json.Text(version));
    props.put("appBuildNumber", new Json.Text(version.replace(".", "").toLowerCase(Locale.ROOT)));
    props.put("sdkVersion", new Json.Text("aptabase-swift@0.3.11"));
    props.put("deviceModel", new Json.Text("Mac15,3"));
    return props;
  }
}
