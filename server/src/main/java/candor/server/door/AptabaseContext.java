package candor.server.door;

import candor.json.Json;
import candor.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates what Aptabase's clients attach by themselves into the plan's context. What the plan
 * does not name is left out and only counted. For one thread and one use.
 */
final class AptabaseContext {

  /** The names that plans use for the same thing, by the dialect's name; the first one wins. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "appversion", List.of("app_version", "version"),
          "osname", List.of("os_name", "os", "os_family", "platform"),
          "osversion", List.of("os_version"),
          "locale", List.of("locale", "language"),
          "sdkversion", List.of("sdk_version", "sdk"),
          "devicemodel", List.of("device_model"),
          "appbuildnumber", List.of("app_build", "app_build_number", "build"),
          "enginename", List.of("engine_name", "engine"),
          "engineversion", List.of("engine_version"));

  private final Plan plan;
  private final Map<String, Json> planned = new LinkedHashMap<>();
  private int uninvited;

  AptabaseContext(Plan plan, Map<String, Json> system, @Nullable String browser) {
    this.plan = plan;
    system.forEach(this::take);
    String osName = plannedName("osname");
    if (osName != null && browser != null && !planned.containsKey(osName)) {
      // Pages leave the system out because their browser tells it already.
      String os = osOf(browser);
      if (os != null) {
        planned.put(osName, new Json.Text(os));
      }
    }
  }

  private void take(String name, Json value) {
    if (name.equals("isdebug") || value instanceof Json.Nothing) {
      return;
    }
    String plannedName = plannedName(name);
    if (plannedName == null) {
      uninvited++;
    } else {
      planned.put(plannedName, value);
    }
  }

  private @Nullable String plannedName(String name) {
    for (String candidate : NAMES.getOrDefault(name, List.of())) {
      if (plan.context().containsKey(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** Reads the family of the system out of a user agent; nothing else of it is kept. */
  private static @Nullable String osOf(String userAgent) {
    String text = userAgent.toLowerCase(Locale.ROOT);
    if (text.contains("windows")) {
      return "Windows";
    }
    if (text.contains("android")) {
      return "Android";
    }
    if (text.contains("iphone") || text.contains("ipad")) {
      return "iOS";
    }
    if (text.contains("mac os x") || text.contains("macos")) {
      return "macOS";
    }
    return text.contains("linux") ? "Linux" : null;
  }

  Map<String, Json> planned() {
    return planned;
  }

  int uninvited() {
    return uninvited;
  }
}
