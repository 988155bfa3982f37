package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points the unmodified client of Sentry at the running server and looks at what is kept. */
@Tag("DIM-74")
final class SentryClientTest {

  private static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";

  @TempDir Path folder;
  private ClientStand stand;

  @BeforeEach
  void start() throws Exception {
    stand = ClientStand.start(folder, "dimmy");
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void oneErrorArrivesAndNothingElse() throws Exception {
    String said = NodeScript.run("sentry-node.mjs", dsn(), INSTALL);
    assertEquals("{\"statuses\":[200,200],\"flushed\":true}", said.strip());

    var crashes = ClientStand.read(stand.ask("crashes", ""));
    assertEquals(new Json.Whole(0), crashes.get("crashes"), "the app went on");
    var group = (Json.Dictionary) ClientStand.list(crashes, "groups").getFirst();
    assertEquals(new Json.Text("TypeError"), group.get("type"));
    assertEquals(new Json.Whole(1), group.get("handled"));
    assertEquals(new Json.Whole(1), group.get("installs"));
    stand.assertNoFileHolds("alice", "CANARY", "Secret Project", "payroll");
  }

  private String dsn() {
    var keys = stand.keys();
    var host = stand.address().getAuthority();
    return "http://" + keys.sentry() + "@" + host + "/" + keys.sentryProject();
  }
}
