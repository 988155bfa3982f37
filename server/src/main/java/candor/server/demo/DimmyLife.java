package candor.server.demo;

import candor.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells the life of a dictation app: one batch per session over the native door. One of its
 * releases crashes the GPU of many Windows machines and is replaced five days later; a few other
 * things break in every release.
 */
final class DimmyLife implements Life {

  /** The release that crashes. */
  static final String BAD = "0.6.25";

  private static final String[] LANGUAGES_WEST = {"en", "en", "es", "pt", "fr"};
  private static final String[] LANGUAGES_MIDDLE = {"en", "de", "fr", "it", "es", "nl", "pl"};
  private static final String[] LANGUAGES_EAST = {"zh", "ja", "en", "ko"};
  private static final String[] CLOUDS = {"groq", "openai", "deepgram", "gemini", "openrouter"};

  private final Target target;
  private final Releases releases;

  DimmyLife(Target target, Span span) {
    this.target = target;
    this.releases =
        Releases.of(
            span.last(),
            List.of(400, 66, 48, 24, 19, 5),
            List.of("0.6.21", "0.6.23", "0.6.24", BAD, "0.6.26", "0.6.27"));
  }

  @Override
  public String app() {
    return target.app();
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.OFFICE;
  }

  @Override
  public double share() {
    return 0.27;
  }

  @Override
  public List<Post> day(Install install, Window window) {
    LocalDate day = window.day();
    var traits = new Dice(install.traits());
    Habits habits = habits(install, traits);
    String version = releases.on(day, install);
    boolean quick = releases.atLeast(version, "0.6.26");
    var dice = new Dice(install.dice(window));
    var posts = new ArrayList<Post>();
    int sessions = window.sessions(1 + dice.times(0.38, 3));
    boolean crashed = false;
    for (int i = 0; i < sessions; i++) {
      var batch = new NativeBatch(target, window, context(version, habits));
      batch.install(install.id()).session(Install.randomId(dice.random()));
      var scene = new DimmyScene(batch, window, dice, habits);
      int drawn = habits.rhythm().secondOfDay(dice.random(), install.zoneHours());
      scene.begin(window.begin(drawn));
      scene.play(version, quick, crashed);
      crashed = version.equals(BAD) && habits.backend().equals("vulkan") && dice.chance(0.3);
      scene.trouble(crashed);
      scene.feedback();
      if (!batch.isEmpty()) {
        posts.add(batch.post(install.address(day)));
      }
    }
    return posts;
  }

  /**
   * Says what somebody usually does.
   *
   * @param os the system
   * @param arch the processor
   * @param backend how the GPU is driven
   * @param cloud the kind of cloud provider
   * @param cloudShare how often it transcribes
   * @param language what is spoken, or the empty string where it is found out each time
   * @param llm whether a language model works on the text
   * @param hotkey whether recordings start by hotkey
   * @param startup the usual time of a cold start
   * @param onlooker whether the app is opened and never dictated to
   * @param rhythm when the app is used
   */
  record Habits(
      String os,
      String arch,
      String backend,
      String cloud,
      double cloudShare,
      String language,
      boolean llm,
      boolean hotkey,
      int startup,
      boolean onlooker,
      Rhythm rhythm) {}

  private static Habits habits(Install install, Dice dice) {
    double draw = dice.random().nextDouble();
    String os = draw < 0.6 ? "windows" : draw < 0.94 ? "macos" : "linux";
    boolean mac = os.equals("macos");
    boolean arm = dice.chance(mac ? 0.88 : 0.04);
    String other = dice.chance(0.22) ? "cuda" : dice.chance(0.75) ? "vulkan" : "cpu";
    boolean local = dice.chance(0.45);
    return new Habits(
        os,
        arm ? "aarch64" : "x86_64",
        mac ? "metal" : other,
        dice.favouring(CLOUDS),
        local ? 0.08 : 0.92,
        dice.chance(0.25) ? "" : dice.favouring(languages(install.zoneHours())),
        dice.chance(0.46),
        dice.chance(0.8),
        mac ? dice.around(620, 0.25) : dice.around(1150, 0.35),
        dice.chance(0.09),
        install.rhythm());
  }

  private static String[] languages(int zoneHours) {
    if (zoneHours < -1) {
      return LANGUAGES_WEST;
    }
    return zoneHours < 5 ? LANGUAGES_MIDDLE : LANGUAGES_EAST;
  }

  private static Map<String, Json> context(String version, Habits habits) {
    return Props.of("app_version", version)
        .with("os", habits.os())
        .with("arch", habits.arch())
        .all();
  }
}
