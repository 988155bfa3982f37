package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("T09")
final class ApiTokenTest {

  private static final String SETTINGS = "/a/dimmy/settings";
  private static final String TOKENS = SETTINGS + "/tokens";

  @TempDir Path data;
  private Maintainer maintainer;

  @BeforeEach
  void open() throws Exception {
    maintainer = Maintainer.in(data);
  }

  private String token(String name, String reach) throws Exception {
    return token("name", name, "reach", reach);
  }

  private String token(String... fields) throws Exception {
    var answer = maintainer.send(SETTINGS, TOKENS, fields);
    assertEquals(200, answer.status());
    var found = Pattern.compile("candor_[A-Za-z0-9_-]{43}").matcher(SampleDesk.text(answer));
    assertTrue(found.find(), "the token is shown");
    return found.group();
  }

  private int asked(String token, String app) throws Exception {
    return maintainer.script(token).get("/api/v1/apps/" + app + "/top").status();
  }

  @Test
  void aTokenIsShownOnceAndReadsTheFiguresOfItsApp() throws Exception {
    String token = token("nightly report", "app");

    assertEquals(200, asked(token, "dimmy"));
    assertEquals(403, asked(token, "shimmy"));
    assertEquals(200, asked(token("all", "all"), "shimmy"));
    String page = maintainer.page(SETTINGS);
    assertTrue(page.contains("nightly report") && page.contains("24 Nov 2026"), page);
    assertFalse(page.contains(token), "it is not shown again");
  }

  @Test
  void aTokenOnlyReads() throws Exception {
    String token = token("reader", "all");

    var answer =
        maintainer
            .script(token)
            .ring("PUT", "/api/v1/apps/dimmy/plan", Maintainer.yaml("dimmy"))
            .answer()
            .get();

    assertEquals(403, answer.status());
    assertEquals(303, maintainer.script(token).get(SETTINGS).status(), "pages need a session");
  }

  @Test
  void aTokenOfABuildHandsSymbolFilesInAndReadsNoFigure() throws Exception {
    String token = token("name", "build", "reach", "app", "right", "symbols");
    String symbols = "/api/v1/apps/dimmy/symbols";
    String mapping = "org.example.A -> a.a:\n";

    assertEquals(403, asked(token, "dimmy"));
    assertEquals(201, posted(token, symbols + "?release=1.0", mapping));
    assertEquals(403, posted(token, "/api/v1/apps/shimmy/symbols?release=1.0", mapping));
    assertEquals(403, posted(token("reader", "all"), symbols + "?release=1.0", mapping));
    maintainer = Maintainer.in(data);
    assertEquals(200, maintainer.script(token).get(symbols).status());
    assertTrue(maintainer.page(SETTINGS).contains("symbol files of dimmy"));
    assertTrue(maintainer.page(SETTINGS + "/symbols").contains("mapping.txt"));
  }

  private int posted(String token, String path, String body) throws Exception {
    return maintainer.script(token).ring("POST", path, body).answer().get().status();
  }

  @Test
  void onlyHashesAreKeptAndARestartForgetsNothing() throws Exception {
    String token = token("kept", "app");

    assertFalse(Files.readString(data.resolve("tokens.json")).contains(token.substring(7)));
    maintainer = Maintainer.in(data);
    assertEquals(200, asked(token, "dimmy"));
    String file = Files.readString(data.resolve("tokens.json"));
    assertTrue(file.contains("\"used\":\"2026-11-24\""), "only the day of the last use is kept");
  }

  @Test
  void aRevokedTokenOpensNothing() throws Exception {
    String token = token("lost", "app");

    String id = Maintainer.field(maintainer.page(SETTINGS), "id");
    maintainer.send(SETTINGS, TOKENS + "/revoke", "id", id);

    assertEquals(401, asked(token, "dimmy"));
    maintainer = Maintainer.in(data);
    assertEquals(401, asked(token, "dimmy"));
  }

  @Test
  void almostATokenOpensNothing() throws Exception {
    String token = token("near", "app");

    assertEquals(401, asked(token.substring(0, token.length() - 1), "dimmy"));
    assertEquals(401, asked(token + "x", "dimmy"));
    assertEquals(401, asked(token.toLowerCase(java.util.Locale.ROOT), "dimmy"));
  }

  @Test
  void aTokenNeedsAName() throws Exception {
    assertEquals(400, maintainer.send(SETTINGS, TOKENS, "name", "  ").status());
    assertEquals(400, maintainer.send(SETTINGS, TOKENS, "name", "x".repeat(61)).status());
    assertTrue(maintainer.page(SETTINGS).contains("No named token"));
  }
}
