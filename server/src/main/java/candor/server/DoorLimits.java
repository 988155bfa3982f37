package candor.server;

import candor.server.http.HttpOptions;
import candor.server.intake.IntakeOptions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says in words what the doors take at most. */
final class DoorLimits {

  private DoorLimits() {}

  static Map<String, String> inWords() {
    var sizes = HttpOptions.Sizes.standard();
    var intake = IntakeOptions.defaults();
    var words = new LinkedHashMap<String, String>();
    words.put("Largest request", "%d MiB, as sent".formatted(sizes.bodyBytes() >> 20));
    words.put("Requests of one app", number(intake.perApp()) + " a second");
    words.put("Requests of one network address", number(intake.perPeer()) + " a second");
    words.put("Open connections", number(sizes.connections()));
    return words;
  }

  private static String number(int number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }
}
