package candor.example.dimmy;

import candor.example.dimmy.telemetry.Provider;
import java.util.Locale;

/** Knows the kinds of providers. Stateless. */
final class Providers {

  private Providers() {}

  /**
   * Returns the category of a provider. People may type an address of their own instead of a name:
   * that is custom, whatever it says.
   */
  static Provider category(String typed) {
    for (Provider each : Provider.values()) {
      if (each.value().equals(typed.toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    return Provider.CUSTOM;
  }
}
