package candor.example.dimmy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Names what can be set, and which values fit. */
enum Setting {
  STT_MODE("local", List.of("local", "cloud")::contains, "local or cloud"),
  STT_PROVIDER("openai", Setting::isText, "a provider or its address"),
  LLM_PROVIDER("openai", Setting::isText, "a provider or its address"),
  LLM_ENABLED("off", List.of("on", "off")::contains, "on or off"),
  LLM_STYLE("concise", Setting::isText, "a style"),
  LLM_TONE("neutral", Setting::isText, "a tone"),
  PREPROCESSING("on", List.of("on", "off")::contains, "on or off"),
  INPUT_GAIN("1.0", Setting::isGain, "a number from 0 to 2"),
  FILLER_REMOVAL("on", List.of("on", "off")::contains, "on or off"),
  LANGUAGE("auto", Setting::isLanguage, "auto, or a code such as de or pt-BR"),
  LOCAL_MODEL(Engine.MODEL, Setting::isName, "the name of a model"),
  MICROPHONE("", Setting::isText, "a device"),
  SHORTCUT("Ctrl+Shift+D", Setting::isText, "a shortcut"),
  CUSTOM_PROMPT("", Setting::isText, "a prompt");

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final double MOST_GAIN = 2;

  private final String usual;
  private final Predicate<String> fits;
  private final String values;

  Setting(String usual, Predicate<String> fits, String values) {
    this.usual = usual;
    this.fits = fits;
    this.values = values;
  }

  String usual() {
    return usual;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Checks a value; what was typed is not repeated in the error. */
  void check(String value) throws WrongUsage {
    if (!fits.test(value)) {
      throw new WrongUsage(key() + " is " + values);
    }
  }

  static @Nullable Setting of(String key) {
    for (Setting each : values()) {
      if (each.key().equals(key)) {
        return each;
      }
    }
    return null;
  }

  private static boolean isText(String value) {
    return !value.isBlank();
  }

  private static boolean isName(String value) {
    return value.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
  }

  private static boolean isGain(String value) {
    try {
      double gain = Double.parseDouble(value);
      return gain >= 0 && gain <= MOST_GAIN;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  private static boolean isLanguage(String value) {
    var locale = Locale.forLanguageTag(value);
    return value.equals("auto")
        || (LANGUAGES.contains(locale.getLanguage())
            && locale.toLanguageTag().equalsIgnoreCase(value));
  }
}
