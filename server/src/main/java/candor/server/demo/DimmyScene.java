package candor.server.demo;

import candor.json.Json;
import candor.server.demo.DimmyLife.Habits;
import java.time.Instant;
import java.util.Map;

/** Plays one session of one install of the dictation app. */
final class DimmyScene {

  private static final String[] STYLES = {"concise", "email", "notes", "verbatim", "custom"};
  private static final String[] TONES = {"neutral", "friendly", "formal"};
  private static final String[] ERRORS = {
    "timeout", "network", "rate_limit", "auth", "server_error", "model_load"
  };

  private final NativeBatch batch;
  private final Window window;
  private final Dice dice;
  private final Habits habits;
  private int second;
  private int transcriptions;

  DimmyScene(NativeBatch batch, Window window, Dice dice, Habits habits) {
    this.batch = batch;
    this.window = window;
    this.dice = dice;
    this.habits = habits;
  }

  void begin(int at) {
    second = at;
  }

  void play(String version, boolean quick, boolean crashed) {
    int begin = second;
    start(version, quick, crashed);
    int recordings = habits.onlooker() ? 0 : 1 + dice.times(0.82, 25);
    for (int i = 0; i < recordings; i++) {
      record();
    }
    settings();
    if (dice.chance(0.93)) {
      say(
          "app.session_ended",
          Props.of("duration_secs", second - begin).with("transcribe_count", transcriptions).all());
    }
  }

  private void start(String version, boolean quick, boolean crashed) {
    int startup = dice.around(habits.startup() * (quick ? 0.78 : 1.0), 0.22);
    say("app.started", Props.of("cold_start_ms", startup).with("version", version).all());
    say("perf.startup_ms", Props.of("value", startup).with("version", version).all());
    say(
        "perf.gpu_status",
        Props.of("backend", habits.backend())
            .flag("fell_back_to_cpu", crashed)
            .flag("known_bad", crashed && dice.chance(0.3))
            .all());
    if (crashed) {
      say(
          "error.gpu_crash",
          Props.of("backend", habits.backend())
              .with("context", "ggml_vk_init at C:\\Users\\somebody\\dimmy\\gpu.cpp:412")
              .all());
    }
  }

  private void record() {
    if (habits.hotkey() && dice.chance(0.9)) {
      say("feature.hotkey_triggered", Props.NONE);
    }
    double audio = (10 * Math.max(1, dice.around(14, 0.8)) + dice.random().nextInt(10)) / 10.0;
    boolean cloud = dice.chance(habits.cloudShare());
    String provider = cloud ? habits.cloud() : "local";
    second += (int) audio + 2;
    double draw = dice.random().nextDouble();
    if (draw < 0.035) {
      say("transcription.cancelled", new Props().with("audio_secs", audio).all());
    } else if (draw < (outage(provider) ? 0.4 : 0.065)) {
      fail("transcription.failed", provider, cloud);
    } else {
      complete(audio, cloud, provider);
    }
    second += 20 + dice.around(90, 1.0);
  }

  /** One provider had a bad day, six days before the end of every second week. */
  private boolean outage(String provider) {
    return provider.equals("groq") && window.day().toEpochDay() % 29 == 11;
  }

  private void fail(String name, String provider, boolean cloud) {
    String category = dice.favouring(ERRORS);
    // One old build sends a category that is not in the list; the event is refused.
    String told = dice.chance(0.04) ? "gpu_out_of_memory" : category;
    say(
        name,
        Props.of("provider", provider)
            .with("error_category", told)
            .with("mode", cloud ? "cloud" : "local")
            .all());
  }

  private void complete(double audio, boolean cloud, String provider) {
    transcriptions++;
    double factor = cloud ? 55 : habits.backend().equals("cpu") ? 420 : 140;
    var props =
        Props.of("mode", cloud ? "cloud" : "local")
            .with("provider", provider)
            .with("audio_secs", audio)
            .with("processing_ms", (long) (250 + dice.around(audio * factor, 0.3)))
            .with("word_count", (long) (audio * (1.6 + dice.random().nextDouble())))
            .flag("had_filler_removal", dice.chance(0.62))
            .flag("had_llm", habits.llm());
    if (!habits.language().isEmpty()) {
      props.with("language", habits.language());
    }
    props.with("entry_point", habits.hotkey() ? "hotkey" : "pill");
    say("transcription.completed", props.all());
    if (habits.llm()) {
      polish();
    }
  }

  private void polish() {
    if (dice.chance(0.03)) {
      fail("llm.failed", habits.cloud(), true);
      return;
    }
    say(
        "llm.applied",
        Props.of("provider", habits.cloud())
            .with("style", dice.favouring(STYLES))
            .with("tone", dice.favouring(TONES))
            .with("processing_ms", dice.around(900, 0.4))
            .all());
  }

  private void settings() {
    if (dice.chance(0.03)) {
      say("config.stt_mode_changed", Props.of("mode", dice.chance(0.5) ? "cloud" : "local").all());
    }
    if (dice.chance(0.04)) {
      say("config.llm_style_changed", Props.of("style", dice.favouring(STYLES)).all());
    }
    if (dice.chance(0.03)) {
      say(
          "config.input_gain_changed",
          new Props().with("gain", 1 + dice.random().nextInt(8) / 8.0).all());
    }
    if (dice.chance(0.015)) {
      say("feature.api_key_set", Props.of("scope", "stt").with("provider", habits.cloud()).all());
    }
    if (dice.chance(0.01)) {
      // The plan promises that shortcuts are not tracked; a build that tries is refused.
      say("config.shortcut_changed", Props.of("shortcut", "ctrl+shift+d").all());
    }
  }

  /** Reports what broke at the end of the session. */
  void trouble(boolean crashed) {
    double draw = dice.random().nextDouble();
    if (crashed) {
      report(Trouble.GPU);
    } else if (draw < 0.02) {
      report(Trouble.MODEL);
    } else if (draw < 0.023) {
      report(Trouble.BOUNDS);
    }
  }

  private void report(Trouble trouble) {
    Instant at = now();
    if (window.holds(at)) {
      batch.crash(dice.random(), at, trouble);
    }
  }

  /** Writes to the makers, seldom. */
  void feedback() {
    if (!dice.chance(0.003)) {
      return;
    }
    Voice voice = dice.one(Voice.values());
    second += 40;
    Instant at = now();
    if (window.holds(at)) {
      batch.feedback(dice.random(), at, voice);
    }
  }

  private Instant now() {
    return window.at(second).plusMillis(dice.random().nextInt(1000));
  }

  private void say(String name, Map<String, Json> props) {
    Instant at = now();
    if (window.holds(at)) {
      batch.event(dice.random(), at, name, props);
    }
    second += 1;
  }
}
