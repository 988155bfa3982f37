package candor.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The first pattern that matches wins. */
final class RouterTest {

  private static final Router ROUTER =
      new Router(
          Stream.of(
                  "POST /v1/events",
                  "* /e/",
                  "POST /api/{project}/envelope/",
                  "GET /api/v1/apps/{app}/crashes/{group}",
                  "GET /p/{app}",
                  "POST /p/{app}",
                  "GET /assets/**",
                  "GET /{app}")
              .map(RouterTest::route)
              .toList());

  private static Route route(String line) {
    var parts = List.of(line.split(" ", -1));
    return new Route(parts.get(0), parts.get(1), Lane.LOOP, e -> e.answer(Response.empty(200)));
  }

  private static @Nullable String pattern(String method, String path) {
    var route = ROUTER.find(method, path).route();
    return route == null ? null : route.pattern();
  }

  @Test
  void literalsNamesAndRestsMatch() {
    assertEquals("/v1/events", pattern("POST", "/v1/events"));
    assertEquals("/e/", pattern("DELETE", "/e/"));
    assertEquals("/assets/**", pattern("GET", "/assets/a/b.css"));
    assertEquals("/{app}", pattern("GET", "/osaurus"));
    assertNull(pattern("GET", "/"));
    assertNull(pattern("GET", "/osaurus/"));
    assertNull(pattern("POST", "/v1/events/"));
    assertNull(pattern("POST", "/api//envelope/"));
  }

  @Test
  void namesAreFound() {
    assertEquals(
        Map.of(":app", "shimmy", ":group", "7"),
        ROUTER.find("GET", "/api/v1/apps/shimmy/crashes/7").names());
  }

  @Test
  void headIsServedByGet() {
    assertEquals("/p/{app}", pattern("HEAD", "/p/x"));
    assertNull(pattern("HEAD", "/v1/events"));
  }

  @Test
  void aWrongMethodLearnsTheRightOnes() {
    assertEquals(Set.of("GET", "HEAD", "POST"), ROUTER.find("PUT", "/p/x").allowed());
    assertEquals(Set.of(), ROUTER.find("PUT", "/p/x/y").allowed());
  }
}
