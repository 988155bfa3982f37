package candor.server.http;

import candor.server.http.Routes.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request. Immutable, so safe for use by many threads.
 *
 * <p>Patterns are cut into segments once. A request looks at those patterns only that begin with
 * its own first segment, or with a name; nothing is compiled or allocated for a literal match.
 */
final class Router {

  /**
   * Is what was found.
   *
   * @param route the route, or null when the path or the method is not served
   * @param names the values of the pattern's names
   * @param allowed the methods that the path would take, when only the method is wrong
   */
  record Match(@Nullable Route route, Map<String, String> names, SortedSet<String> allowed) {}

  private record Compiled(Route route, String[] segments) {}

  private static final String REST = "**";

  private final Map<String, List<Compiled>> byFirst = new HashMap<>();
  private final List<Compiled> open;

  Router(List<Route> routes) {
    var all = routes.stream().map(r -> new Compiled(r, cut(r.pattern()))).toList();
    open = all.stream().filter(c -> isOpen(c.segments[0])).toList();
    for (var one : all) {
      var first = one.segments[0];
      if (!isOpen(first)) {
        byFirst.computeIfAbsent(
            first,
            f ->
                all.stream()
                    .filter(c -> isOpen(c.segments[0]) || f.equals(c.segments[0]))
                    .toList());
      }
    }
  }

  Match find(String method, String path) {
    var segments = cut(path);
    var candidates = byFirst.getOrDefault(segments[0], open);
    var hit = first(candidates, method, segments);
    if (hit == null && "HEAD".equals(method)) {
      hit = first(candidates, "GET", segments);
    }
    if (hit != null) {
      return new Match(hit.route, names(hit.segments, segments), new TreeSet<>());
    }
    return new Match(null, Map.of(), allowed(candidates, segments));
  }

  private static @Nullable Compiled first(List<Compiled> all, String method, String[] segments) {
    for (var candidate : all) {
      var wants = candidate.route.method();
      if ((wants.equals(method) || "*".equals(wants)) && fits(candidate.segments, segments)) {
        return candidate;
      }
    }
    return null;
  }

  private static SortedSet<String> allowed(List<Compiled> all, String[] segments) {
    var methods = new TreeSet<String>();
    for (var candidate : all) {
      if (fits(candidate.segments, segments)) {
        methods.add(candidate.route.method());
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  private static boolean fits(String[] pattern, String[] path) {
    for (var i = 0; i < pattern.length; i++) {
      if (i == pattern.length - 1 && REST.equals(pattern[i])) {
        return path.length > i;
      }
      if (i >= path.length || !fits(pattern[i], path[i])) {
        return false;
      }
    }
    return pattern.length == path.length;
  }

  private static boolean fits(String pattern, String segment) {
    return isName(pattern) ? !segment.isEmpty() : pattern.equals(segment);
  }

  private static Map<String, String> names(String[] pattern, String[] path) {
    Map<String, String> names = Map.of();
    for (var i = 0; i < pattern.length; i++) {
      if (isName(pattern[i])) {
        names = names.isEmpty() ? new LinkedHashMap<>() : names;
        names.put(":" + pattern[i].substring(1, pattern[i].length() - 1), path[i]);
      }
    }
    return names;
  }

  private static boolean isOpen(String segment) {
    return isName(segment) || REST.equals(segment);
  }

  private static boolean isName(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static String[] cut(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("pattern must start with a slash, was " + path);
    }
    var parts = new ArrayList<String>(6);
    var start = 1;
    for (var slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', start)) {
      parts.add(path.substring(start, slash));
      start = slash + 1;
    }
    parts.add(path.substring(start));
    return parts.toArray(new String[0]);
  }
}
