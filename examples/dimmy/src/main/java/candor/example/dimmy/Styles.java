package candor.example.dimmy;

import java.util.List;
import java.util.Locale;

/** Knows the styles and tones that come with the app. Stateless. */
final class Styles {

  private static final List<String> STYLES = List.of("concise", "formal", "bullets", "email");
  private static final List<String> TONES = List.of("neutral", "friendly", "direct");
  private static final String OWN = "custom";

  private Styles() {}

  /** Returns the name under which a style is told: people give theirs names that are their own. */
  static String told(String style) {
    return known(STYLES, style);
  }

  /** Returns the name under which a tone is told. */
  static String toldTone(String tone) {
    return known(TONES, tone);
  }

  private static String known(List<String> builtIn, String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return builtIn.contains(plain) ? plain : OWN;
  }
}
