package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Response;
import candor.server.http.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("T08")
final class SignInTest {

  @TempDir Path directory;
  private Access access = Access.open();
  private Routes routes = new Routes();

  @BeforeEach
  void guard() throws Exception {
    access = Access.guarded(directory, "right-token", Access.Cookies.ANY_SCHEME, SampleDesk.NOON);
    var registry = SampleRegistry.usual();
    routes = SampleDesk.routes(registry, new SamplePast(registry, SampleDesk.NOON), access);
  }

  private Bell bell() {
    return new Bell(routes);
  }

  private static String cookie(Response response) {
    return response.headers().getOrDefault("Set-Cookie", "").replaceFirst(";.*", "");
  }

  private static String token(Response response) {
    var found =
        Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(SampleDesk.text(response));
    assertTrue(found.find(), "the form has a token");
    return found.group(1);
  }

  private Response signIn(String token) throws Exception {
    var form = bell().get("/signin");
    return bell()
        .with("cookie", cookie(form))
        .post("/signin", "form=" + token(form) + "&token=" + token);
  }

  @Test
  void withoutASessionEveryPageLeadsToTheSignIn() throws Exception {
    for (String page : new String[] {"/", "/a/dimmy", "/a/dimmy/live", "/a/nobody"}) {
      var response = bell().get(page);
      assertEquals(303, response.status());
      assertEquals("/signin", response.headers().get("Location"));
    }
  }

  @Test
  void theTokenOpensTheDeskAndItsStatistics() throws Exception {
    var response = signIn("right-token");
    assertEquals(303, response.status());
    assertEquals(200, bell().with("cookie", cookie(response)).get("/a/dimmy").status());
    assertEquals(
        200, bell().with("cookie", cookie(response)).get("/api/v1/apps/dimmy/top").status());
  }

  @Test
  void aWrongTokenDoesNot() throws Exception {
    var response = signIn("wrong");
    assertEquals(403, response.status());
    assertFalse(cookie(response).startsWith("candor_session"));
    assertFalse(SampleDesk.text(response).contains("wrong\""), "nothing is echoed");
  }

  @Test
  void openingALinkDoesNotUseItUp() throws Exception {
    String link = access.newSignInLink();
    for (int i = 0; i < 3; i++) {
      assertEquals(200, bell().get(link).status());
    }
    var form = bell().get(link);
    String fields = "form=" + token(form) + "&link=" + link.substring(link.indexOf('=') + 1);
    var first = bell().with("cookie", cookie(form)).post("/signin", fields);
    assertEquals(303, first.status());
    var second = bell().with("cookie", cookie(form)).post("/signin", fields);
    assertEquals(403, second.status());
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    var form = bell().get("/signin");
    String fields = "form=" + token(form) + "&token=right-token";
    assertEquals(403, bell().post("/signin", fields).status(), "without the cookie");
    assertEquals(
        403,
        bell()
            .with("cookie", cookie(form))
            .with("sec-fetch-site", "cross-site")
            .post("/signin", fields)
            .status());
    String other =
        "form=" + URLEncoder.encode("x.y", StandardCharsets.UTF_8) + "&token=right-token";
    assertEquals(403, bell().with("cookie", cookie(form)).post("/signin", other).status());
  }

  @Test
  void signingOutNeedsItsFormAndEndsTheSession() throws Exception {
    String session = cookie(signIn("right-token"));
    assertEquals(403, bell().with("cookie", session).post("/signout", "").status());
    var page = bell().with("cookie", session).get("/a/dimmy");
    var out = bell().with("cookie", session).post("/signout", "form=" + token(page));
    assertEquals(303, out.status());
    assertEquals(303, bell().with("cookie", session).get("/a/dimmy").status());
  }
}
