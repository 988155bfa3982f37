package candor.example.dimmy;

import candor.example.dimmy.telemetry.FeatureApiKeySet;
import candor.example.dimmy.telemetry.FeatureHotkeyTriggered;
import candor.example.dimmy.telemetry.FeedbackKind;
import candor.example.dimmy.telemetry.KeyScope;
import candor.example.dimmy.telemetry.TranscriptionCancelled;
import candor.example.dimmy.telemetry.TranscriptionCompleted.EntryPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Does what a person asks of the running app. For use by one thread. */
final class Commands {

  private static final int DONE = 0;
  private static final int FAILED = 1;

  private final App app;
  private final World world;
  private final Drawer drawer;

  Commands(App app) {
    this.app = app;
    this.world = app.world();
    this.drawer = new Drawer(world.directory());
  }

  /** Does one command; returns the exit code. */
  int run(Words words) throws WrongUsage, IOException {
    String command = words.next("a command");
    return switch (command) {
      case "transcribe" -> transcribe(words);
      case "record" -> record(words, EntryPoint.PILL);
      case "hotkey" -> record(words, EntryPoint.HOTKEY);
      case "settings" -> settings(words);
      case "key" -> key(words);
      case "privacy" -> new Privacy(app.telemetry(), world).run(words);
      case "feedback" -> feedback(words);
      case "gpu" -> gpu(words);
      case "crash" -> throw new IllegalStateException(words.isEmpty() ? "asked to" : words.rest());
      default -> throw new WrongUsage("there is no command of that name");
    };
  }

  private int transcribe(Words words) throws WrongUsage, IOException {
    var settings = forThisTime(words);
    Path file = Path.of(words.next("a WAV file"));
    words.end();
    return dictate(file, settings, EntryPoint.FILE_LOAD);
  }

  /** Takes what is said for one dictation alone; that changes no setting. */
  private Settings forThisTime(Words words) throws WrongUsage, IOException {
    var settings = drawer.settings();
    settings = with(settings, Setting.STT_MODE, words.option("--mode"));
    settings = with(settings, Setting.STT_PROVIDER, words.option("--provider"));
    settings = with(settings, Setting.LANGUAGE, words.option("--language"));
    settings = with(settings, Setting.LLM_TONE, words.option("--tone"));
    settings = with(settings, Setting.LLM_PROVIDER, words.option("--llm-provider"));
    String style = words.option("--llm");
    return style == null
        ? settings
        : with(with(settings, Setting.LLM_STYLE, style), Setting.LLM_ENABLED, "on");
  }

  private static Settings with(Settings settings, Setting setting, @Nullable String value)
      throws WrongUsage {
    if (value == null) {
      return settings;
    }
    setting.check(value);
    return settings.with(setting, value);
  }

  private int dictate(Path file, Settings settings, EntryPoint by) throws IOException {
    try {
      world.out().println(new Dictation(app, drawer, settings).of(file, by));
      return DONE;
    } catch (Failure failure) {
      world.err().println("dimmy: " + failure.getMessage());
      return FAILED;
    }
  }

  /** Records what the microphone hears, which is a file here, until the end or a cancel. */
  private int record(Words words, EntryPoint by) throws WrongUsage, IOException {
    String cancel = words.option("--cancel");
    var settings = forThisTime(words);
    Path heard = Path.of(words.next("a WAV file that the microphone hears"));
    words.end();
    double until = cancel == null ? Double.POSITIVE_INFINITY : seconds(cancel);
    double length;
    try {
      length = Wav.read(heard).seconds();
    } catch (Failure noMicrophone) {
      // A recording that cannot begin was not started by anything.
      world.err().println("dimmy: nothing can be recorded: " + noMicrophone.getMessage());
      return FAILED;
    }
    if (by == EntryPoint.HOTKEY) {
      app.telemetry().record(new FeatureHotkeyTriggered());
    }
    if (until < length) {
      app.telemetry().record(new TranscriptionCancelled(until));
      world.out().println("cancelled");
      return DONE;
    }
    return dictate(heard, settings, by);
  }

  private static double seconds(String typed) throws WrongUsage {
    try {
      double seconds = Double.parseDouble(typed);
      if (seconds >= 0) {
        return seconds;
      }
    } catch (NumberFormatException noNumber) {
      throw new WrongUsage("--cancel takes seconds, such as 2.5");
    }
    throw new WrongUsage("--cancel takes seconds that are not negative");
  }

  private int settings(Words words) throws WrongUsage, IOException {
    String verb = words.isEmpty() ? "list" : words.next("list or set");
    var before = drawer.settings();
    if (verb.equals("list")) {
      words.end();
      for (Setting each : Setting.values()) {
        world.out().println(each.key() + " = " + before.get(each));
      }
      return DONE;
    }
    if (!verb.equals("set")) {
      throw new WrongUsage("settings takes list, or set KEY VALUE");
    }
    var after = before;
    do {
      var setting = Setting.of(words.next("a setting; dimmy settings list shows them"));
      if (setting == null) {
        throw new WrongUsage("there is no such setting; dimmy settings list shows them");
      }
      after = with(after, setting, words.next("a value"));
    } while (!words.isEmpty());
    drawer.save(after);
    Changes.between(before, after).forEach(app.telemetry()::record);
    return DONE;
  }

  private int key(Words words) throws WrongUsage, IOException {
    if (!words.next("set").equals("set")) {
      throw new WrongUsage("key takes set SCOPE PROVIDER KEY");
    }
    String named = words.next("a scope: stt or llm");
    String provider = words.next("a provider");
    String key = words.next("the key");
    words.end();
    for (KeyScope scope : KeyScope.values()) {
      if (scope.value().equals(named)) {
        drawer.saveKey(named, provider, key);
        app.telemetry().record(new FeatureApiKeySet(Providers.category(provider), scope));
        return DONE;
      }
    }
    throw new WrongUsage("the scope is stt or llm");
  }

  private int feedback(Words words) throws WrongUsage {
    var kind = kind(words.option("--kind"));
    String email = words.option("--email");
    String text = words.rest();
    if (text.isBlank()) {
      return DONE;
    }
    boolean hasEmail = email != null && !email.isBlank();
    var sent = app.telemetry().feedback(kind, text, hasEmail ? email : null);
    if (sent.taken()) {
      world.out().println("Thank you.");
      return DONE;
    }
    var findings = sent.findings();
    world
        .err()
        .println(
            findings.isEmpty()
                ? "dimmy: feedback is switched off here, or this build has no key."
                : "dimmy: it was not sent: "
                    + findings.get(0).field()
                    + " "
                    + findings.get(0).reason().code());
    return FAILED;
  }

  private static FeedbackKind kind(@Nullable String typed) throws WrongUsage {
    String named = typed == null ? "general" : typed.toLowerCase(Locale.ROOT);
    for (FeedbackKind each : FeedbackKind.values()) {
      if (each.value().equals(named)) {
        return each;
      }
    }
    throw new WrongUsage("--kind is bug, feature or general");
  }

  private int gpu(Words words) throws WrongUsage, IOException {
    if (!words.next("retry").equals("retry")) {
      throw new WrongUsage("gpu takes retry");
    }
    words.end();
    boolean forgiven = app.gpu().forgive();
    world
        .out()
        .println(forgiven ? "The next start tries the GPU again." : "The GPU is not marked.");
    return DONE;
  }
}
