package candor.example.dimmy;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names what can be set, and which values fit. */
enum Setting {
  STT_MODE(Kind.MODE, "local"),
  STT_PROVIDER(Kind.TEXT, "openai"),
  LLM_PROVIDER(Kind.TEXT, "openai"),
  LLM_ENABLED(Kind.SWITCH, "off"),
  LLM_STYLE(Kind.TEXT, "concise"),
  LLM_TONE(Kind.TEXT, "neutral"),
  PREPROCESSING(Kind.SWITCH, "on"),
  INPUT_GAIN(Kind.GAIN, "1.0"),
  FILLER_REMOVAL(Kind.SWITCH, "on"),
  LANGUAGE(Kind.LANGUAGE, "auto"),
  LOCAL_MODEL(Kind.NAME, Engine.MODEL),
  MICROPHONE(Kind.TEXT, ""),
  SHORTCUT(Kind.TEXT, "Ctrl+Shift+D"),
  CUSTOM_PROMPT(Kind.TEXT, "");

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final double MOST_GAIN = 2;

  private enum Kind {
    MODE("local or cloud"),
    SWITCH("on or off"),
    GAIN("a number from 0 to 2"),
    LANGUAGE("auto, or a code such as de or pt-BR"),
    NAME("the name of a model"),
    TEXT("some text");

    private final String values;

    Kind(String values) {
      this.values = values;
    }
  }

  private final Kind kind;
  private final String usual;

  Setting(Kind kind, String usual) {
    this.kind = kind;
    this.usual = usual;
  }

  String usual() {
    return usual;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Checks a value; what was typed is not repeated in the error. */
  void check(String value) throws WrongUsage {
    if (!fits(value)) {
      throw new WrongUsage(key() + " is " + kind.values);
    }
  }

  private boolean fits(String value) {
    return switch (kind) {
      case MODE -> value.equals("local") || value.equals("cloud");
      case SWITCH -> value.equals("on") || value.equals("off");
      case GAIN -> isGain(value);
      case LANGUAGE -> isLanguage(value);
      case NAME -> value.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
      case TEXT -> !value.isBlank();
    };
  }

  static @Nullable Setting of(String key) {
    for (Setting each : values()) {
      if (each.key().equals(key)) {
        return each;
      }
    }
    return null;
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
