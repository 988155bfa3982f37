package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.mapping.Mapping;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands symbol files in as another site would, by a browser that is signed in. */
@Tag("T09")
final class SymbolsDoorsTest {

  private static final String API = "/api/v1/apps/dimmy/symbols";
  private static final String PAGE = "/a/dimmy/settings/symbols";
  private static final String FILE = "org.example.A -> a.a:\n";

  @TempDir Path data;
  private Maintainer maintainer;

  @BeforeEach
  void open() throws Exception {
    maintainer = Maintainer.in(data);
  }

  private List<Mapping> kept() {
    return maintainer.keeping.symbols().all("dimmy");
  }

  private String handIn() throws Exception {
    var answer = maintainer.script(Maintainer.ADMIN).post(API + "?release=1.0", FILE);
    assertEquals(201, answer.status());
    return kept().getFirst().id();
  }

  @Test
  void theApiChangesNothingByACookieAlone() throws Exception {
    for (String type : List.of("text/plain", "application/octet-stream")) {
      var bell = maintainer.bell().with("content-type", type);
      assertEquals(403, bell.post(API + "?release=1.0", FILE).status());
    }
    assertEquals(List.of(), kept());

    String id = handIn();
    var answer = maintainer.bell().ring("DELETE", API + "/" + id, "").answer().get();
    assertEquals(403, answer.status());
    assertEquals(1, kept().size());
    assertEquals(200, maintainer.bell().get(API).status(), "to read, a session is enough");
  }

  @Test
  void thePageChangesNothingWithoutItsFormToken() throws Exception {
    for (String token : List.of("", "guessed")) {
      assertEquals(403, Maintainer.post(maintainer.bell(), PAGE, token, FILE).status());
    }
    assertEquals(List.of(), kept());

    String id = handIn();
    assertEquals(403, maintainer.bell().post(PAGE + "/remove", "id=" + id).status());
    assertEquals(1, kept().size());
    var answer = maintainer.send(PAGE, PAGE + "/remove", "id", id);
    assertTrue(answer.status() == 200 && kept().isEmpty(), "its own form does");
  }
}
