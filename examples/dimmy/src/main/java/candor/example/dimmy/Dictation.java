package candor.example.dimmy;

import candor.example.dimmy.telemetry.LlmApplied;
import candor.example.dimmy.telemetry.LlmFailed;
import candor.example.dimmy.telemetry.Provider;
import candor.example.dimmy.telemetry.SttPath;
import candor.example.dimmy.telemetry.TranscriptionCompleted;
import candor.example.dimmy.telemetry.TranscriptionCompleted.EntryPoint;
import candor.example.dimmy.telemetry.TranscriptionFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a text of a recording, and tells how that went; never what was said. Immutable. */
final class Dictation {

  private final App app;
  private final Drawer drawer;
  private final Settings settings;
  private final Engine engine;

  Dictation(App app, Drawer drawer, Settings settings) {
    this.app = app;
    this.drawer = drawer;
    this.settings = settings;
    this.engine = new Engine(app.world(), settings);
  }

  /** Makes a text of a file. */
  String of(Path file, EntryPoint by) throws Failure, IOException {
    long start = System.nanoTime();
    var mode = Changes.mode(settings.get(Setting.STT_MODE));
    var provider = provider(mode, Setting.STT_PROVIDER);
    try {
      var wav = Wav.read(file);
      var heard = hear(wav, mode);
      boolean removes = settings.isOn(Setting.FILLER_REMOVAL);
      var spoken = removes ? Engine.withoutFillers(heard) : heard;
      var improved = settings.isOn(Setting.LLM_ENABLED) ? improve(spoken) : null;
      var text = improved == null ? spoken : improved;
      var done =
          TranscriptionCompleted.audioSecs(wav.seconds())
              .hadFillerRemoval(removes)
              .hadLlm(improved != null)
              .mode(mode)
              .processingMs(millisSince(start))
              .provider(provider)
              .wordCount(text.size())
              .withEntryPoint(by)
              .withEngine(TranscriptionCompleted.Engine.BATCH)
              .withLanguage(language());
      boolean isLocal = mode == SttPath.LOCAL;
      app.telemetry()
          .record(
              isLocal ? done.withLocalBackend(TranscriptionCompleted.LocalBackend.WHISPER) : done);
      app.transcribed();
      return String.join(" ", text);
    } catch (Failure failure) {
      app.telemetry().record(new TranscriptionFailed(failure.category(), provider).withMode(mode));
      if (failure.isOurs()) {
        app.telemetry().report(failure);
      }
      throw failure;
    }
  }

  private List<String> hear(Wav wav, SttPath mode) throws Failure, IOException {
    var louder = settings.isOn(Setting.PREPROCESSING) ? wav.louder(Changes.gain(settings)) : wav;
    return mode == SttPath.LOCAL
        ? engine.whisper(louder)
        : engine.cloud(louder, drawer.key("stt", settings.get(Setting.STT_PROVIDER)));
  }

  /** Returns the text as the language model left it, or null when it failed: the words stand. */
  private @Nullable List<String> improve(List<String> spoken) throws IOException {
    long start = System.nanoTime();
    String named = settings.get(Setting.LLM_PROVIDER);
    var provider = Providers.category(named);
    boolean isLocal = provider == Provider.LOCAL;
    var mode = isLocal ? SttPath.LOCAL : SttPath.CLOUD;
    String style = settings.get(Setting.LLM_STYLE);
    try {
      var text = engine.improve(spoken, style, isLocal, drawer.key("llm", named));
      app.telemetry()
          .record(
              LlmApplied.processingMs(millisSince(start))
                  .provider(provider)
                  .style(Styles.told(style))
                  .tone(Styles.toldTone(settings.get(Setting.LLM_TONE)))
                  .withMode(mode));
      return text;
    } catch (Failure failure) {
      app.telemetry().record(new LlmFailed(failure.category(), provider).withMode(mode));
      app.world().err().println("dimmy: not post-processed: " + failure.getMessage());
      return null;
    }
  }

  private Provider provider(SttPath mode, Setting setting) {
    return mode == SttPath.LOCAL ? Provider.LOCAL : Providers.category(settings.get(setting));
  }

  /** Returns the language that was set, or null when it is found out by listening. */
  private @Nullable Locale language() {
    String set = settings.get(Setting.LANGUAGE);
    return set.equals("auto") ? null : Locale.forLanguageTag(set);
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
