package candor.example.shimmy;

import candor.example.shimmy.telemetry.SessionSummary.IntegrationType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells by its User-Agent what sent a request, by a closed list. Stateless. */
final class Integrations {

  private Integrations() {}

  /**
   * Reads a User-Agent; nothing of it is kept.
   *
   * @return which integration it is, or null when it does not say who it is
   */
  static @Nullable IntegrationType of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return null;
    }
    String text = userAgent.toLowerCase(Locale.ROOT);
    // Cursor and Continue name the editor that they build on, too.
    if (text.contains("cursor")) {
      return IntegrationType.CURSOR;
    }
    if (text.contains("continue")) {
      return IntegrationType.CONTINUE;
    }
    if (text.contains("vscode") || text.contains("visual studio code")) {
      return IntegrationType.VSCODE;
    }
    return text.startsWith("shimmy/") ? IntegrationType.CLI : IntegrationType.API;
  }
}
