package candor.example.dimmy;

import candor.example.dimmy.telemetry.ConfigCloudProviderChanged;
import candor.example.dimmy.telemetry.ConfigInputGainChanged;
import candor.example.dimmy.telemetry.ConfigLlmEnabledChanged;
import candor.example.dimmy.telemetry.ConfigLlmStyleChanged;
import candor.example.dimmy.telemetry.ConfigPreprocessingChanged;
import candor.example.dimmy.telemetry.ConfigSttModeChanged;
import candor.example.dimmy.telemetry.KeyScope;
import candor.example.dimmy.telemetry.SttPath;
import candor.example.dimmy.telemetry.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds what a save of the settings is told as. What is not listed here, such as shortcut,
 * microphone and prompt, has no event, and no text that was typed is in any. Stateless.
 */
final class Changes {

  /** A slider that was touched and put back is no change. */
  private static final double SMALLEST_GAIN = 0.001;

  private Changes() {}

  static List<TelemetryEvent> between(Settings before, Settings after) {
    var all = new ArrayList<TelemetryEvent>();
    if (differs(before, after, s -> s.get(Setting.STT_MODE))) {
      all.add(new ConfigSttModeChanged(mode(after.get(Setting.STT_MODE))));
    }
    provider(Setting.STT_PROVIDER, KeyScope.STT, before, after, all);
    provider(Setting.LLM_PROVIDER, KeyScope.LLM, before, after, all);
    if (differs(before, after, s -> s.isOn(Setting.LLM_ENABLED))) {
      all.add(new ConfigLlmEnabledChanged(after.isOn(Setting.LLM_ENABLED)));
    }
    if (differs(before, after, s -> s.get(Setting.LLM_STYLE))) {
      all.add(new ConfigLlmStyleChanged(Styles.told(after.get(Setting.LLM_STYLE))));
    }
    if (differs(before, after, s -> s.isOn(Setting.PREPROCESSING))) {
      all.add(new ConfigPreprocessingChanged(after.isOn(Setting.PREPROCESSING)));
    }
    if (Math.abs(gain(after) - gain(before)) > SMALLEST_GAIN) {
      all.add(new ConfigInputGainChanged(gain(after)));
    }
    return all;
  }

  private static void provider(
      Setting setting, KeyScope scope, Settings before, Settings after, List<TelemetryEvent> all) {
    var old = Providers.category(before.get(setting));
    var fresh = Providers.category(after.get(setting));
    if (old != fresh) {
      all.add(new ConfigCloudProviderChanged(fresh).withPreviousProvider(old).withScope(scope));
    }
  }

  private static <T> boolean differs(Settings before, Settings after, Function<Settings, T> part) {
    return !part.apply(before).equals(part.apply(after));
  }

  static SttPath mode(String value) {
    return value.equals("cloud") ? SttPath.CLOUD : SttPath.LOCAL;
  }

  static double gain(Settings settings) {
    return Double.parseDouble(settings.get(Setting.INPUT_GAIN));
  }
}
