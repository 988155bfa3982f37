package candor.example.shimmy;

import candor.example.shimmy.telemetry.Route;
import org.jspecify.annotations.Nullable;

/**
 * Is the path of a request, as the template that it met and the name in it. What is measured is the
 * template alone.
 *
 * @param route the template
 * @param name what stands where the template has {@code {name}}; empty where it has none
 */
record Address(Route route, String name) {

  private static final String HOLE = "{name}";

  /** Finds the template of a path; what meets none is called other. */
  static Address of(String path) {
    for (Route route : Route.values()) {
      String name = name(route.value(), path);
      if (name != null) {
        return new Address(route, name);
      }
    }
    return new Address(Route.OTHER, "");
  }

  private static @Nullable String name(String template, String path) {
    int hole = template.indexOf(HOLE);
    if (hole < 0) {
      return template.equals(path) && path.startsWith("/") ? "" : null;
    }
    String before = template.substring(0, hole);
    String after = template.substring(hole + HOLE.length());
    boolean fits =
        path.length() > before.length() + after.length()
            && path.startsWith(before)
            && path.endsWith(after);
    String name = fits ? path.substring(before.length(), path.length() - after.length()) : "";
    return fits && name.indexOf('/') < 0 ? name : null;
  }
}
