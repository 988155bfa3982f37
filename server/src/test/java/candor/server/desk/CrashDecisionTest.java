package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.crash.Status;
import candor.server.crash.Status.Decision;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.notes.Note;
import candor.server.notes.Notes;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says how groups of crashes are decided about, by whom, and that it holds. */
final class CrashDecisionTest {

  private static final String GROUP = "/api/v1/apps/dimmy/crashes/" + SampleReports.GROUP;
  private static final String PAGE = "/a/dimmy/crashes/" + SampleReports.GROUP;

  @TempDir Path directory;
  private Access access = Access.open();
  private Routes routes = new Routes();

  @BeforeEach
  void open() throws Exception {
    access = Access.guarded(directory, "right-token", Access.Cookies.ANY_SCHEME, SampleDesk.NOON);
    var registry = SampleRegistry.usual();
    var sources =
        new Sources(
            new SamplePast(registry, SampleDesk.NOON),
            new SampleReports(),
            new SampleCohorts(),
            registry,
            atMost -> {},
            SampleKeeping.in(directory, new SamplePeople("linux")),
            SampleRows.of());
    routes = SampleDesk.routes(sources, access, SampleDesk.NOON);
  }

  private Bell script() {
    return new Bell(routes)
        .with("authorization", "Bearer right-token")
        .with("content-type", "application/json; charset=utf-8");
  }

  private String told() throws Exception {
    return SampleDesk.text(script().get(GROUP));
  }

  private Status kept() throws Exception {
    return new CrashBook(Notes.open(directory.resolve("crashes")))
        .status("dimmy", SampleReports.GROUP);
  }

  @Test
  void aGroupIsOpenUntilSomebodyDecides() throws Exception {
    assertTrue(told().contains("\"state\":\"open\",\"resolved_in\":null"), told());
  }

  @Test
  void aDecisionIsToldAndSurvives() throws Exception {
    var answer = script().post(GROUP, "{\"status\":\"resolved\",\"release\":\"0.6.27\"}");

    assertEquals(200, answer.status(), SampleDesk.text(answer));
    assertTrue(told().contains("\"state\":\"resolved\",\"resolved_in\":\"0.6.27\""), told());
    assertEquals(new Status(Decision.RESOLVED, "0.6.27", SampleDesk.NOON.instant()), kept());
  }

  @Test
  void aLaterReleaseBringsItBackByItself() throws Exception {
    script().post(GROUP, "{\"status\":\"resolved\",\"release\":\"0.6.9\"}");

    assertTrue(told().contains("\"state\":\"regressed\",\"resolved_in\":\"0.6.9\""), told());
    String list = SampleDesk.text(script().get("/api/v1/apps/dimmy/crashes.csv"));
    assertTrue(list.contains(",regressed,0.6.9,0.6.27"), list);
  }

  @Test
  void whatIsIgnoredOrOpenedAgainIsKeptToo() throws Exception {
    script().post(GROUP, "{\"status\":\"ignored\"}");
    assertEquals(Decision.IGNORED, kept().decision());
    script().post(GROUP, "{\"status\":\"open\"}");
    assertEquals(Status.OPEN, kept());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"mended\"} | status",
        "{\"status\":\"open\",\"release\":\"1.0\"} | release",
        "{\"status\":\"resolved\",\"release\":\"<b>\"} | release",
        "{\"status\":\"open\",\"who\":\"me\"} | body",
        "[1] | body",
        "{ | body"
      })
  void whatIsNoDecisionIsRefused(String body, String parameter) throws Exception {
    var answer = script().post(GROUP, body);
    assertEquals(400, answer.status());
    String told = SampleDesk.text(answer);
    assertTrue(told.contains("\"parameter\":\"" + parameter + "\""), told);
    assertFalse(told.contains("<b>"), told);
    assertEquals(Status.OPEN, kept());
  }

  @Test
  void aGroupThatNobodySawIsNotDecidedAbout() throws Exception {
    var answer =
        script().post("/api/v1/apps/dimmy/crashes/0000000000000000", "{\"status\":\"ignored\"}");
    assertEquals(400, answer.status());
    assertEquals(
        404, script().post("/api/v1/apps/nobody/crashes/" + SampleReports.GROUP, "{}").status());
  }

  @Test
  @Tag("T13")
  void noPageOfAnotherSiteDecides() throws Exception {
    String body = "{\"status\":\"ignored\"}";
    var bare = new Bell(routes).with("authorization", "Bearer right-token");
    assertEquals(415, bare.with("content-type", "text/plain").post(GROUP, body).status());
    assertEquals(415, script().with("sec-fetch-site", "cross-site").post(GROUP, body).status());
    assertEquals(
        401, new Bell(routes).with("content-type", "application/json").post(GROUP, body).status());
    assertEquals(Status.OPEN, kept());
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

  @Test
  @Tag("T13")
  void thePageDecidesWithItsOwnForm() throws Exception {
    var form = new Bell(routes).get("/signin");
    var signed =
        new Bell(routes)
            .with("cookie", cookie(form))
            .post("/signin", "form=" + token(form) + "&token=right-token");
    String session = cookie(signed);
    String fields = "&status=resolved&release=0.6.27";

    assertEquals(
        403, new Bell(routes).with("cookie", session).post(PAGE, "form=x" + fields).status());
    assertEquals(Status.OPEN, kept());

    var page = new Bell(routes).with("cookie", session).get(PAGE);
    var changed =
        new Bell(routes)
            .with("cookie", session)
            .post(PAGE + "?period=90d", "form=" + token(page) + fields);
    assertEquals(303, changed.status());
    assertEquals(PAGE + "?period=90d", changed.headers().get("Location"));
    assertEquals(Decision.RESOLVED, kept().decision());
    String shown = SampleDesk.text(new Bell(routes).with("cookie", session).get(PAGE));
    assertTrue(shown.contains("Resolved in 0.6.27 on 24 Nov 2026"), shown);
  }

  @Test
  void whatSomebodyWroteByHandIsReadAsFarAsItCanBe() throws Exception {
    var notes = Notes.open(directory.resolve("crashes"));
    notes.put("dimmy", "a", new Note(Map.of("status", "mended")));
    notes.put("dimmy", "b", new Note(Map.of("status", "ignored", "release", "1", "at", "soon")));

    assertEquals(Status.OPEN, new CrashBook(notes).status("dimmy", "a"));
    assertEquals(Decision.IGNORED, new CrashBook(notes).status("dimmy", "b").decision());
  }
}
