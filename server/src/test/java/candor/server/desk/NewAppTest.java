package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.backup.Backup;
import candor.server.http.Response;
import candor.server.registry.FileRegistry;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands in the plan of an app that is not here yet. */
final class NewAppTest {

  private static final String PAGE = "/new/osaurus";

  @TempDir Path directory;
  private Path data = Path.of("");
  private Maintainer maintainer;

  @BeforeEach
  void open() throws Exception {
    data = directory.resolve("data");
    maintainer = Maintainer.in(data);
  }

  private Response handIn(String yaml) throws Exception {
    String form = Maintainer.field(maintainer.page("/new"), "form");
    return Maintainer.post(maintainer.bell(), "/new", form, yaml);
  }

  @Test
  void aFirstPlanIsShownThenAcceptedAndTheFirstStepsFollow() throws Exception {
    Response answer = handIn(Maintainer.yaml("osaurus"));
    assertTrue(SampleDesk.text(answer).contains("somebody should look"), "its warnings");
    String page = maintainer.page(PAGE);
    assertTrue(page.contains("Accept exactly this plan"), page);
    assertTrue(page.contains("never") && page.contains("<h2"), "the document");
    assertNull(maintainer.registry.app("osaurus"), "handing in changes nothing");
    assertTrue(maintainer.page("/new").contains("href=\"" + PAGE + "\""), "it is listed");

    String hash = Maintainer.field(page, "hash");
    var accepted = maintainer.send(PAGE, PAGE + "/accept", "hash", hash);

    assertEquals("/a/osaurus", accepted.headers().get("Location"));
    var app = Objects.requireNonNull(maintainer.registry.app("osaurus"));
    assertEquals(hash, app.hash());
    assertTrue(maintainer.page("/a/osaurus/settings").contains(app.keys().nativeKey()));
    assertFalse(maintainer.page("/new").contains(PAGE), "nothing waits any more");
  }

  @Test
  void whatIsNotWhatWasShownIsNotAccepted() throws Exception {
    handIn(Maintainer.yaml("osaurus"));
    String seen = Maintainer.field(maintainer.page(PAGE), "hash");
    handIn(Maintainer.yaml("osaurus").replace("events: 365", "events: 200"));

    assertEquals(409, maintainer.send(PAGE, PAGE + "/accept", "hash", seen).status());
    assertEquals(409, maintainer.send(PAGE, PAGE + "/accept", "hash", "").status());

    assertNull(maintainer.registry.app("osaurus"));
    maintainer.send(PAGE, PAGE + "/discard");
    assertEquals(404, maintainer.bell().get(PAGE).status());
  }

  @Test
  void mistakesAreToldByLineAndNothingIsRepeated() throws Exception {
    Response answer =
        handIn(Maintainer.yaml("osaurus").replaceFirst("question:", "qestion: s3cr3t"));
    assertEquals(422, answer.status());
    String page = SampleDesk.text(answer);
    assertTrue(page.contains("What is wrong") && page.contains(", column"), page);
    assertFalse(page.contains("s3cr3t"), page);
    assertEquals(422, handIn("").status());
  }

  @Test
  void thePlanOfAKnownAppGoesToItsSettings() throws Exception {
    var answer = handIn(Maintainer.yaml("dimmy"));
    assertEquals("/a/dimmy/settings#plan", answer.headers().get("Location"));
  }

  @Test
  @Tag("T08")
  void withoutSignInOrFromElsewhereNothingIsHandedIn() throws Exception {
    String form = Maintainer.field(maintainer.page("/new"), "form");
    String yaml = Maintainer.yaml("osaurus");
    var stranger = Maintainer.post(new Bell(maintainer.routes), "/new", form, yaml);
    assertEquals("/signin", stranger.headers().get("Location"));
    var foreign = maintainer.bell().with("sec-fetch-site", "cross-site");
    assertEquals(403, Maintainer.post(foreign, "/new", form, yaml).status());
    assertEquals(403, Maintainer.post(maintainer.bell(), "/new", "x.y", yaml).status());
    assertEquals(404, maintainer.bell().get(PAGE).status());
    assertTrue(SampleDesk.text(SampleDesk.open().get("/new")).contains("Without sign-in"));
  }

  @Test
  void whatWaitsAndWhatWasAcceptedSurviveRestartAndBackup() throws Exception {
    handIn(Maintainer.yaml("osaurus"));
    maintainer = Maintainer.in(data);
    String hash = Maintainer.field(maintainer.page(PAGE), "hash");
    Path archive = directory.resolve("backup.zip");
    Backup.write(data, archive);
    Backup.read(archive, directory.resolve("waiting"));
    assertTrue(Maintainer.in(directory.resolve("waiting")).page(PAGE).contains(hash));

    maintainer.send(PAGE, PAGE + "/accept", "hash", hash);
    var keys = Objects.requireNonNull(maintainer.registry.app("osaurus")).keys();
    Path later = directory.resolve("later.zip");
    Backup.write(data, later);
    Backup.read(later, directory.resolve("accepted"));

    for (Path restored : new Path[] {data, directory.resolve("accepted")}) {
      var app = FileRegistry.open(restored).app("osaurus");
      assertNotNull(app, restored.toString());
      assertEquals(keys, app.keys());
    }
  }

  @Test
  void aTrailingSlashLeadsToThePage() throws Exception {
    var answer = maintainer.bell().get("/a/dimmy/?period=7d&f=os:is:macOS%2026");
    assertEquals("/a/dimmy?f=os:is:macOS%2026&period=7d", answer.headers().get("Location"));
    assertEquals(404, maintainer.bell().get("/a/dimmy/nowhere").status());
  }
}
