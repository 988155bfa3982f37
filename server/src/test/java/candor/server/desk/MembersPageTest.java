package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.team.Member;
import candor.server.team.Reach;
import candor.server.team.Role;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adds members, changes and removes them, and reads what was changed. */
@Tag("T08")
final class MembersPageTest {

  private static final String PAGE = "/a/dimmy/settings/members";
  private static final Reach ALL = new Reach.All();
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path data;
  private Maintainer desk;

  @BeforeEach
  void open() throws Exception {
    desk = Maintainer.in(data);
  }

  private Access.Books books() {
    return Objects.requireNonNull(desk.access.books());
  }

  private Member only() {
    return books().team().all().getLast();
  }

  private Bell as(String cookie) {
    return new Bell(desk.routes).with("cookie", cookie);
  }

  private Response send(String path, String... fields) throws Exception {
    return desk.send(PAGE, PAGE + path, fields);
  }

  private static String link(Response shown) {
    var found =
        Pattern.compile("http://127.0.0.1:8787(/signin\\?token=[A-Za-z0-9_-]{43})")
            .matcher(SampleDesk.text(shown));
    assertTrue(found.find(), "the link is shown");
    return found.group(1);
  }

  /** Opens a link and presses its button; returns what the browser sends from then on. */
  private String signIn(String link) throws Exception {
    var asked = new Bell(desk.routes).get(link);
    String form = Maintainer.field(SampleDesk.text(asked), "form");
    String token = link.substring(link.indexOf('=') + 1);
    String set =
        cookie(
            new Bell(desk.routes)
                .with("cookie", cookie(asked))
                .post("/signin", "form=" + form + "&link=" + token));
    return set.startsWith("candor_session=") ? set : "";
  }

  private static String cookie(Response response) {
    return response.headers().getOrDefault("Set-Cookie", "").replaceFirst(";.*", "");
  }

  private List<String> journal() throws Exception {
    return books().journal().newest(100).stream()
        .map(entry -> entry.who() + " | " + entry.app() + " | " + entry.what())
        .toList();
  }

  @Test
  void aNewMemberSignsInByALinkThatIsShownOnce() throws Exception {
    var shown = send("", "name", "Ada Lovelace", "role", "reader", "sees", "x", "app.dimmy", "on");
    String link = link(shown);

    String ada = signIn(link);

    String page = SampleDesk.text(as(ada).get("/a/dimmy"));
    assertTrue(page.contains(">Ada Lovelace</bdi>"), "who signed in is said");
    assertFalse(page.contains(">People<") || page.contains(">Settings<"), "what is not for it");
    assertFalse(page.contains("/a/dimmy/sql") || page.contains("feedback"), "nor other ways to it");
    assertFalse(page.contains("Shimmy"), "nor another app");
    assertEquals("", signIn(link), "it opens once");
    assertFalse(desk.page(PAGE).contains(link), "it is not shown again");
    for (String file : List.of("members.json", "signin.json", "journal.jsonl")) {
      String kept = Files.readString(data.resolve(file));
      assertFalse(kept.contains(link.substring(link.indexOf('=') + 1)), "no link is in " + file);
    }
    assertTrue(
        desk.page(PAGE)
            .contains("24 Nov 2026</td><td class=\"n\" data-l=\"signed-in browsers\">1</td>"),
        "seen");
  }

  @Test
  void anotherRoleHoldsAtTheNextRequest() throws Exception {
    String bo = desk.cookie("Bo", Role.MAINTAINER, ALL);
    assertEquals(200, as(bo).get("/a/dimmy/people").status());
    String waits = SampleDesk.text(as(bo).get("/a/dimmy/feedback"));
    assertTrue(waits.contains("name=\"status\""), "a maintainer decides");
    assertTrue(waits.contains("href=\"/a/dimmy/settings/views\""), "and has some settings");

    send("/change", "id", only().id(), "role", "reader", "sees", "x", "app.dimmy", "on");

    var refused = as(bo).get("/a/dimmy/people");
    assertEquals(403, refused.status());
    String text = SampleDesk.text(refused);
    assertTrue(text.contains("A reader may not see single installs"), text);
    assertTrue(text.contains("Whoever runs this server can give you another role."), text);
    assertEquals(404, as(bo).get("/a/shimmy").status());
    assertEquals("/a/dimmy", as(bo).get("/").headers().get("Location"), "its only app");
    assertEquals(404, as(bo).get("/api/v1/apps/shimmy/trend").status());
    assertEquals(403, as(bo).get("/a/dimmy/people.csv").status());
  }

  @Test
  void whoIsRemovedOrSignedOutIsOutAtTheNextRequest() throws Exception {
    String one = desk.cookie("Cy", Role.READER, ALL);
    String two = desk.cookie(only().id());
    String link = link(send("/link", "id", only().id()));

    send("/signout", "id", only().id());

    assertEquals("/signin", as(one).get("/a/dimmy").headers().get("Location"));
    assertEquals("/signin", as(two).get("/a/dimmy").headers().get("Location"));
    assertEquals("", signIn(link), "a link that waits ends too");

    String again = desk.cookie(only().id());
    assertEquals(200, as(again).get("/a/dimmy").status());
    send("/remove", "id", only().id());
    assertEquals(401, as(again).get("/api/v1/apps/dimmy/top").status());
    assertEquals(404, send("/link", "id", "gone").status());
  }

  @Test
  void onlyTheNewestLinkOfAMemberOpens() throws Exception {
    String first = link(send("", "name", "Di", "role", "reader", "sees", "all"));
    String second = link(send("/link", "id", only().id()));

    assertEquals("", signIn(first));
    assertEquals(200, as(signIn(second)).get("/a/shimmy").status());
  }

  @Test
  void anOwnerNeitherRemovesNorLowersItself() throws Exception {
    Bell eve = as(desk.cookie("Eve", Role.OWNER, ALL));
    String id = only().id();

    var removed = Maintainer.send(eve, PAGE, PAGE + "/remove", "id", id);
    var lowered =
        Maintainer.send(eve, PAGE, PAGE + "/change", "id", id, "role", "reader", "sees", "all");

    assertEquals(List.of(400, 400), List.of(removed.status(), lowered.status()));
    assertTrue(SampleDesk.text(removed).contains("You cannot remove yourself"));
    assertEquals(Role.OWNER, only().role());
    assertEquals(303, send("/remove", "id", id).status(), "the operator can");
  }

  @Test
  void whatCanBeReadInTwoWaysIsRefused() throws Exception {
    assertEquals(400, send("", "name", "F", "role", "reader", "sees", "x").status());
    assertEquals(400, send("", "name", "F", "role", "king", "sees", "all").status());
    assertEquals(400, send("", "name", "\n", "role", "reader", "sees", "all").status());
    var both = send("", "name", "F", "role", "reader", "sees", "all", "app.dimmy", "on");
    assertEquals(400, both.status());
    var owner = send("", "name", "F", "role", "owner", "sees", "x", "app.dimmy", "on");
    assertTrue(SampleDesk.text(owner).contains("An owner sees all apps"));
    assertEquals(List.of(), books().team().all());
    assertEquals(List.of(), journal());
  }

  @Test
  void aLiveViewOfWhoMayNoMoreIsToldNothing() throws Exception {
    var past = new SamplePast(SampleRegistry.usual(), SampleDesk.NOON);
    var rung = new Bell.Rung(new Request("GET", "/", Map.of(), Map.of(), new byte[0], HERE));
    try (var streams = new LiveStream(past)) {
      streams.open(rung, "dimmy", false, () -> false);
      assertEquals("", rung.first().get(20, TimeUnit.SECONDS), "closed before anything was sent");
    }
  }

  @Test
  void nothingIsChangedOfAnAppThatIsNotThere() throws Exception {
    for (String app : List.of("nowhere", "dimmy.csv")) {
      String symbols = "/api/v1/apps/" + app + "/symbols?release=1";
      assertEquals(404, desk.script(Maintainer.ADMIN).post(symbols, "x").status(), app);
      String views = "/a/" + app + "/settings/views";
      assertEquals(404, desk.send(PAGE, views, "name", "x", "page", "").status(), app);
    }
    assertEquals(List.of(), journal());
  }

  @Test
  void everyChangeIsInTheJournalAndNoValueIs() throws Exception {
    String bo = desk.cookie("Bo", Role.MAINTAINER, new Reach.Named(Set.of("dimmy")));
    String views = "/a/dimmy/settings/views";
    Maintainer.send(as(bo), views, views + "/remarks", "day", "2026-11-20", "text", "a launch");
    Maintainer.send(as(bo), views, views + "/remarks", "day", "never", "text", "a launch");
    Maintainer.send(
        as(bo),
        "/a/dimmy/feedback",
        "/a/dimmy/feedback",
        "id",
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "status",
        "done");
    String install = SampleRows.INSTALL.toString();
    desk.send("/a/dimmy/settings", "/a/dimmy/data/erase", "install", install);
    desk.send("/a/dimmy/settings", "/a/dimmy/settings/tokens", "name", "nightly");
    desk.script(Maintainer.ADMIN)
        .with("content-type", "application/json")
        .post("/api/v1/apps/dimmy/crashes/" + SampleReports.GROUP, "{\"status\":\"ignored\"}");
    send("", "name", "Ada", "role", "reader", "sees", "all");

    assertEquals(
        List.of(
            "operator |  | added the member Ada: reader of all apps",
            "operator | dimmy | set crash group " + SampleReports.GROUP + " to ignored",
            "operator | dimmy | made a token for reading figures of this app",
            "operator | dimmy | erased an install",
            "Bo | dimmy | marked a message of feedback as done",
            "Bo | dimmy | wrote a remark about a day"),
        journal());
    String file = Files.readString(data.resolve("journal.jsonl"));
    assertFalse(file.contains(install) || file.contains("launch") || file.contains("nightly"));
    String csv = SampleDesk.text(desk.bell().get(PAGE + "/journal.csv"));
    assertTrue(csv.startsWith("at,who,app,what\r\n2026-11-24T12:00:00Z,operator,,added"), csv);
    assertTrue(desk.page(PAGE).contains("erased an install"));
  }

  @Test
  void anAppThatIsNotSeenIsNotNamedWhereOthersAreAdded() throws Exception {
    var reader = books().team().add("Cy", Role.READER, new Reach.Named(Set.of("shimmy")));
    var browser = as(desk.cookie(reader.id()));

    for (String page : List.of("/new/", "/watch/")) {
      String there = SampleDesk.text(browser.get(page + "dimmy"));
      String nowhere = SampleDesk.text(browser.get(page + "nowhere"));
      assertEquals(
          nowhere.replaceAll(" value=\"[^\"]*\"", ""), there.replaceAll(" value=\"[^\"]*\"", ""));
      assertFalse(there.contains("Dimmy"), there);
    }
  }

  @Test
  void cohortsOfWhatIsRememberedAreNotForReaders() throws Exception {
    var browser = as(desk.cookie(books().team().add("Cy", Role.READER, ALL).id()));

    String query = "retention?person=first_os:windows";
    assertEquals(403, browser.get("/api/v1/apps/dimmy/" + query).status());
    assertEquals(200, browser.get("/api/v1/apps/dimmy/retention").status());
    assertTrue(SampleDesk.text(browser.get("/a/dimmy/" + query)).contains("are for those who may"));
  }

  @Test
  void aReleaseFromBeforeThereWereMembersLetsNoneOfThemIn() throws Exception {
    desk.cookie(books().team().add("Cy", Role.READER, ALL).id());

    // It read the sessions of the operator and nothing else.
    String file = Files.readString(data.resolve("signin.json"));
    String sessions = file.replaceAll("(?s).*\"sessions\":(\\{.*?}}|\\{}).*", "$1");
    assertFalse(sessions.contains("member"), file);
    assertTrue(file.contains("\"team\":{\""), file);
  }

  @Test
  void whoIsNamedByNoIdOrTwiceIsNobody() throws Exception {
    assertEquals(404, send("/remove", "id", "").status());
    assertEquals(404, send("/remove").status());
    assertEquals(200, as(desk.cookie(SignInBook.OPERATOR)).get(PAGE).status());
    assertEquals(
        400, send("", "name", "Q", "role", "reader", "role", "owner", "sees", "all").status());
    assertEquals(List.of(), books().team().all());
  }
}
