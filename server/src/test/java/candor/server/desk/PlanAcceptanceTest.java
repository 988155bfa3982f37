package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import candor.server.http.Response;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands newer plans in, on the page and by the API. */
final class PlanAcceptanceTest {

  private static final String SETTINGS = "/a/dimmy/settings";
  private static final String ACCEPT = SETTINGS + "/plan/accept";

  @TempDir Path data;
  private Maintainer maintainer;
  private String old = "";
  private String wider = "";

  @BeforeEach
  void open() throws Exception {
    maintainer = Maintainer.in(data);
    old = hash();
    String yaml = Maintainer.yaml("dimmy");
    wider = yaml.replace("events: 365, crashes", "events: 730, crashes");
    assertFalse(wider.equals(yaml), "the sample changes the plan");
  }

  private String hash() {
    return Objects.requireNonNull(maintainer.registry.app("dimmy")).hash();
  }

  @Test
  void aPlanIsShownFirstAndAcceptedByWhatWasShown() throws Exception {
    assertEquals(303, maintainer.handIn("dimmy", wider).status());
    assertEquals(old, hash(), "handing in changes nothing");

    String page = maintainer.page(SETTINGS);
    assertTrue(page.contains("class=\"grave\"><h4>Widens what may be collected"), page);
    assertTrue(page.contains("People will be asked again"), page);
    String digest = Maintainer.field(page, "digest");
    assertEquals(303, maintainer.send(SETTINGS, ACCEPT, "digest", digest).status());

    assertFalse(old.equals(hash()));
    assertNotNull(maintainer.registry.plan("dimmy", old), "the older version stays accepted");
    assertFalse(maintainer.page(SETTINGS).contains("A newer plan waits"));
  }

  @Test
  void anotherDigestAcceptsNothing() throws Exception {
    maintainer.handIn("dimmy", wider);
    String seen = Maintainer.field(maintainer.page(SETTINGS), "digest");
    maintainer.handIn("dimmy", wider.replace("events: 730", "events: 900"));

    assertEquals(409, maintainer.send(SETTINGS, ACCEPT, "digest", seen).status());
    assertEquals(409, maintainer.send(SETTINGS, ACCEPT, "digest", "").status());

    assertEquals(old, hash());
  }

  @Test
  void whatWaitsSurvivesARestartAndCanBeDiscarded() throws Exception {
    maintainer.handIn("dimmy", wider);

    maintainer = Maintainer.in(data);

    assertTrue(maintainer.page(SETTINGS).contains("A newer plan waits"));
    maintainer.send(SETTINGS, SETTINGS + "/plan/discard");
    assertFalse(maintainer.page(SETTINGS).contains("A newer plan waits"));
  }

  @Test
  void aFileWithMistakesIsToldByLineAndColumnAndChangesNothing() throws Exception {
    String broken = wider.replace("question: How often is the app opened", "qestion: s3cr3t-words");

    Response answer = maintainer.handIn("dimmy", broken);

    assertEquals(422, answer.status());
    String page = SampleDesk.text(answer);
    assertTrue(page.contains("What is wrong") && page.contains("line 118, column"), page);
    assertFalse(page.contains("s3cr3t-words"), "the file is not repeated");
    assertFalse(page.contains("A newer plan waits"), page);
    assertEquals(422, maintainer.handIn("dimmy", Maintainer.yaml("shimmy")).status());
    assertEquals(422, maintainer.handIn("dimmy", "").status());
  }

  @Test
  @Tag("T08")
  void aFileOfAnotherSiteIsRefused() throws Exception {
    String form = Maintainer.field(maintainer.page(SETTINGS), "form");
    assertEquals(403, Maintainer.handIn(maintainer.bell(), "dimmy", "x.y", wider).status());
    assertEquals(
        403,
        Maintainer.handIn(
                maintainer.bell().with("sec-fetch-site", "cross-site"), "dimmy", form, wider)
            .status());
    assertEquals(
        303,
        Maintainer.handIn(new Bell(maintainer.routes), "dimmy", form, wider).status(),
        "without a session it leads to the sign-in");
    assertEquals(403, maintainer.bell().post(SETTINGS + "/plan", "not a form").status());
    assertFalse(maintainer.page(SETTINGS).contains("A newer plan waits"));
  }

  @Test
  void aScriptAcceptsWithTheDigestOfTheAnswer() throws Exception {
    var first = put("", wider);
    assertEquals(200, first.status());
    var diff = (Json.Dictionary) JsonReader.read(first.body());
    assertEquals(Json.FALSE, diff.get("accepted"));
    assertEquals(new Json.Text("widens"), diff.get("widest"));
    String digest = ((Json.Text) Objects.requireNonNull(diff.get("accept"))).value();
    assertEquals(old, hash());

    assertEquals(409, put("?accept=" + digest, wider.replace("730", "800")).status());
    assertEquals(old, hash());
    assertEquals(200, put("?accept=" + digest, wider).status());

    assertFalse(old.equals(hash()));
    assertEquals(409, put("?accept=" + digest, wider).status(), "the plan in force is another");
    var broken = put("", wider.replace("question: How often is", "qestion: How often is"));
    assertEquals(422, broken.status());
    var problems = (Json.Array) ((Json.Dictionary) JsonReader.read(broken.body())).get("problems");
    var worst = (Json.Dictionary) Objects.requireNonNull(problems).items().getFirst();
    assertTrue(worst.get("line") instanceof Json.Whole);
  }

  private Response put(String query, String yaml) throws Exception {
    return maintainer
        .script(Maintainer.ADMIN)
        .ring("PUT", "/api/v1/apps/dimmy/plan" + query, yaml)
        .answer()
        .get();
  }
}
