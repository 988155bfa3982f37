package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.notes.Notes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at single installs, and works through the inbox. */
final class KeptPagesTest {

  private static final String BUG = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String TOKEN = "right-token";

  @TempDir Path data;
  private Routes routes = new Routes();

  @BeforeEach
  void open() throws Exception {
    var registry = SampleRegistry.usual();
    var access = Access.guarded(data, TOKEN, Access.Cookies.ANY_SCHEME, SampleDesk.NOON);
    var sources =
        new Sources(
            new SamplePast(registry, SampleDesk.NOON),
            new SampleReports(),
            new SampleCohorts(),
            registry,
            atMost -> {},
            SampleKeeping.in(data, new SamplePeople("linux")),
            SampleRows.of());
    routes = SampleDesk.routes(sources, access, SampleDesk.NOON);
  }

  private static String cookie(Response response) {
    return response.headers().getOrDefault("Set-Cookie", "").replaceFirst(";.*", "");
  }

  private static String form(Response response) {
    var found =
        Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(SampleDesk.text(response));
    assertTrue(found.find(), "the page has a form");
    return found.group(1);
  }

  private Bell signedIn() throws Exception {
    var page = new Bell(routes).get("/signin");
    var in =
        new Bell(routes)
            .with("cookie", cookie(page))
            .post("/signin", "form=" + form(page) + "&token=" + TOKEN);
    return new Bell(routes).with("cookie", cookie(in));
  }

  private static String ask(Bell bell, String question) throws Exception {
    var answer = bell.get("/api/v1/apps/" + question);
    assertEquals(200, answer.status(), question);
    return SampleDesk.text(answer);
  }

  @Test
  void aStateThatWasSetIsShownFilteredAndKept() throws Exception {
    Bell bell = signedIn();
    String address = "/a/dimmy/feedback?period=90d&status=new";
    var page = bell.get(address);
    assertTrue(SampleDesk.text(page).contains("m-" + BUG));

    var changed = bell.post(address, "form=" + form(page) + "&id=" + BUG + "&status=done");

    assertEquals(303, changed.status());
    assertEquals(
        "/a/dimmy/feedback?period=90d&status=new#m-" + BUG, changed.headers().get("Location"));
    assertFalse(SampleDesk.text(bell.get(address)).contains("m-" + BUG));
    assertTrue(ask(bell, "dimmy/feedback?status=done").contains(BUG));
    assertFalse(ask(bell, "dimmy/feedback?status=read").contains(BUG));
    assertTrue(ask(bell, "dimmy/feedback?kind=bug&status=done").contains(BUG));
    assertEquals(400, bell.get("/api/v1/apps/dimmy/feedback?kind=other").status());
    assertEquals(400, bell.get("/api/v1/apps/dimmy/feedback?status=lost").status());
    var kept = Notes.open(data.resolve("feedback")).get("dimmy", BUG);
    assertEquals("done", Objects.requireNonNull(kept).field("status", ""));

    bell.post(address, "form=" + form(page) + "&id=" + BUG + "&status=new");

    assertEquals(Map.of(), Notes.open(data.resolve("feedback")).all("dimmy"));
  }

  @Test
  @Tag("T08")
  void noOtherSiteAndNobodyElseSetsAState() throws Exception {
    Bell bell = signedIn();
    String form = form(bell.get("/a/dimmy/feedback"));
    String fields = "&id=" + BUG + "&status=done";

    assertEquals(403, bell.post("/a/dimmy/feedback", "form=x.y" + fields).status());
    assertEquals(303, new Bell(routes).post("/a/dimmy/feedback", "form=" + form).status());
    assertEquals(400, bell.post("/a/dimmy/feedback", "form=" + form + "&id=../x").status());
    bell.with("sec-fetch-site", "cross-site");
    assertEquals(403, bell.post("/a/dimmy/feedback", "form=" + form + fields).status());

    assertEquals(Map.of(), Notes.open(data.resolve("feedback")).all("dimmy"));
  }

  @Test
  void installsAreListedByTheFirstDigitsOfTheirId() throws Exception {
    Bell bell = signedIn();
    String list = SampleDesk.text(bell.get("/a/dimmy/people"));
    assertTrue(list.contains("3f2504e0…"), list);
    assertTrue(list.contains("/a/dimmy/people/" + SamplePeople.ID));

    String one = SampleDesk.text(bell.get("/a/dimmy/people/" + SamplePeople.ID));

    assertTrue(one.contains("app.started"));
    assertEquals(404, bell.get("/a/dimmy/people/0000000000000000").status());
    assertTrue(ask(bell, "dimmy/people").contains("\"more\":false"));
    assertTrue(ask(bell, "dimmy/people/" + SamplePeople.ID).contains("\"events\":42"));
    assertTrue(ask(bell, "dimmy/people.csv").startsWith("id,first,last,events"));
    assertEquals(400, bell.get("/api/v1/apps/dimmy/people?page=0").status());
    assertEquals(400, bell.get("/api/v1/apps/dimmy/people?filter=os:is:linux").status());
    assertEquals(400, bell.get("/api/v1/apps/dimmy/people/0000000000000000").status());
  }

  @Test
  void anotherIdentityModelSaysThatItCannotSay() throws Exception {
    Bell bell = signedIn();
    for (String app : new String[] {"osaurus", "shimmy"}) {
      for (String path : new String[] {"/people", "/people/" + SamplePeople.ID}) {
        String page = SampleDesk.text(bell.get("/a/" + app + path));
        assertTrue(page.contains("Nobody to show, by design"), app + path);
        assertFalse(page.contains("3f2504e0…"), app + path);
      }
      assertTrue(ask(bell, app + "/people").contains("\"people\":null"));
      assertTrue(ask(bell, app + "/people/" + SamplePeople.ID).contains("\"person\":null"));
      assertFalse(SampleDesk.text(bell.get("/a/" + app)).contains(">People<"), app);
    }
    assertTrue(SampleDesk.text(bell.get("/a/dimmy")).contains(">People<"));
  }

  @Test
  void anAppWithoutAPlanIsToldOf() throws Exception {
    Bell bell = signedIn();
    assertEquals(200, bell.get("/watch").status());
    assertEquals(404, bell.get("/watch/nobody").status());
    String form = form(bell.get("/watch"));
    assertEquals(400, bell.post("/watch", "form=" + form + "&app=A%20B").status());
  }
}
