package candor.server.door;

import candor.json.Json;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is one event in the dialect of Aptabase. Names of its own parts match without regard to case;
 * what breaks a length limit of the dialect turns the whole request away, as these clients expect.
 *
 * @param timestamp when it happened as sent, or null
 * @param session the session id as sent, or null
 * @param name the event's name
 * @param system what the client says of the system, by lower-case name
 * @param debug whether a developer's build sent it
 * @param props its properties as sent, or null
 */
record AptabaseEvent(
    @Nullable String timestamp,
    @Nullable String session,
    String name,
    Map<String, Json> system,
    boolean debug,
    @Nullable Json props) {

  private static final int MOST_NAME = 60;

  /** The most characters of each system property; all others are unknown to the dialect. */
  private static final Map<String, Integer> MOST_SYSTEM =
      Map.of(
          "locale", 10,
          "osname", 30,
          "osversion", 100,
          "appversion", 50,
          "appbuildnumber", 20,
          "enginename", 30,
          "engineversion", 30,
          "sdkversion", 40,
          "devicemodel", 100);

  static AptabaseEvent of(Json json) throws TurnedAway {
    var parts = lowerCased(json, "event");
    String name = text(parts, "eventname");
    if (name == null || name.isEmpty() || name.length() > MOST_NAME) {
      throw Problems.unreadable("The part \"eventName\" must have 1 to " + MOST_NAME + " letters.");
    }
    Json sent = parts.get("systemprops");
    if (sent == null || sent instanceof Json.Nothing) {
      throw Problems.unreadable("The part \"systemProps\" is missing.");
    }
    var system = lowerCased(sent, "systemProps");
    checkSystem(system);
    return new AptabaseEvent(
        text(parts, "timestamp"),
        text(parts, "sessionid"),
        name,
        system,
        isDebug(system.get("isdebug")),
        parts.get("props"));
  }

  private static void checkSystem(Map<String, Json> system) throws TurnedAway {
    for (Map.Entry<String, Integer> limit : MOST_SYSTEM.entrySet()) {
      text(system, limit.getKey(), limit.getValue());
    }
    String sdk = text(system, "sdkversion");
    if (sdk == null || sdk.isEmpty()) {
      throw Problems.unreadable("The part \"sdkVersion\" is missing.");
    }
  }

  static boolean isDebug(@Nullable Json value) throws TurnedAway {
    return switch (value) {
      case null -> false;
      case Json.Nothing _ -> false;
      case Json.Bool bool -> bool.value();
      default -> throw Problems.unreadable("The part \"isDebug\" must be true or false.");
    };
  }

  static @Nullable String text(Map<String, Json> parts, String name, int most) throws TurnedAway {
    String value = text(parts, name);
    if (value != null && value.length() > most) {
      throw Problems.unreadable(
          "The part \"%s\" may have at most %d letters.".formatted(name, most));
    }
    return value;
  }

  static @Nullable String text(Map<String, Json> parts, String name) throws TurnedAway {
    return switch (parts.get(name)) {
      case null -> null;
      case Json.Nothing _ -> null;
      case Json.Text text -> text.value();
      default -> throw Problems.unreadable("The part \"" + name + "\" must be a string.");
    };
  }

  static Map<String, Json> lowerCased(Json json, String what) throws TurnedAway {
    if (!(json instanceof Json.Dictionary dictionary)) {
      throw Problems.unreadable("The part \"" + what + "\" must be an object.");
    }
    var parts = HashMap.<String, Json>newHashMap(dictionary.members().size());
    for (Map.Entry<String, Json> member : dictionary.members().entrySet()) {
      parts.put(member.getKey().toLowerCase(Locale.ROOT), member.getValue());
    }
    return parts;
  }
}
