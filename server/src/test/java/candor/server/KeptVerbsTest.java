package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.log.LogOptions;
import candor.server.log.SegmentLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports, erases and attests on the directory of a stopped server, as an operator does. */
@Order(9)
final class KeptVerbsTest {

  private static final String ONE = "6f1c1c2e-0000-4000-8000-00000000000a";
  private static final String TWO = "6f1c1c2e-0000-4000-8000-00000000000b";

  @TempDir Path temp;

  private String data() {
    return temp.resolve("data").toString();
  }

  private ChildServer.Ran run(String verb, String... more) throws Exception {
    var arguments = new ArrayList<>(List.of(verb, "--data", data(), "--app", "shimmy"));
    arguments.addAll(List.of(more));
    return ChildServer.run(temp, arguments.toArray(String[]::new));
  }

  private static String summary(String install, int minute) {
    return """
    {"session_id":"%s","timestamp":"%s","version":"1.8.2","platform":"linux-x64","metrics":{
    "daily_active_usage":true,"session_duration_minutes":%d,"requests_per_session":4,
    "total_tokens_generated":5,"models_used_count":1,"api_endpoints_used":["/v1/models"],
    "deployment_type":"development","hardware_tier":"workstation","region_indicator":"emea",
    "avg_response_time_ms":250,"peak_requests_per_hour":3,"gpu_detected":false}}\
    """
        .formatted(install, Instant.now().minusSeconds(60L * minute), minute);
  }

  private static void send(ChildServer server, String key, String body) throws Exception {
    var answer = server.post("/v1/usage", "Candor-Key", key, body);
    assertTrue(answer.body().contains("\"admitted\":1,"), answer.body());
  }

  @Test
  @Tag("SHI-43")
  @Tag("SHI-54")
  void aStoppedServerIsExportedErasedAndAttested() throws Exception {
    String plan = Path.of("..", "plans", "shimmy.yaml").toString();
    try (var server = ChildServer.start("serve", "--port", "0", "--data", data(), "--plan", plan)) {
      String key = run("keys").out().strip().replaceFirst("(?s).*usage\\s+(\\S+).*", "$1");
      send(server, key, summary(ONE, 1));
      send(server, key, summary(ONE, 2));
      send(server, key, summary(TWO, 3));
      var busy = run("export");
      assertEquals(1, busy.code());
      assertTrue(busy.err().contains("a running server answers GET /api/v1/apps/shimmy/export"));
      server.kill();
    }

    var exported = run("export", "--format", "jsonl");
    assertEquals(0, exported.code(), exported.err());
    assertEquals(3, exported.out().lines().count(), "what the log held is there too");
    Path file = temp.resolve("rows.csv");
    assertEquals("3 rows in " + file, run("export", "--out", file.toString()).err().strip());
    assertEquals(4, Files.readAllLines(file).size());

    assertEquals(0, run("attest").code());
    erasedForGood();
    aBackupBringsAllBack();
    plantedColumnsAreFound();
  }

  private void erasedForGood() throws Exception {
    var erased = run("erase", "--install", ONE);
    assertEquals(0, erased.code(), erased.err());
    assertTrue(erased.out().startsWith("erased 2 rows"), erased.out());
    var again = run("erase", "--install", ONE);
    assertEquals(1, again.code());
    assertTrue(again.err().contains("no row is of that install"), again.err());
    assertEquals(2, run("erase", "--install", "me").code());
    assertEquals(1, run("export", "--format", "jsonl").out().lines().count());
    assertTrue(isNowhere(ONE), "neither log nor store may hold the erased install");
    try (var log = SegmentLog.open(temp.resolve("data/log"), LogOptions.defaults())) {
      assertEquals(List.of(), log.read(0, 1 << 20), "nothing is left to be replayed");
    }
  }

  private boolean isNowhere(String install) throws Exception {
    var id = UUID.fromString(install);
    var bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    String raw = new String(bytes.array(), StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(temp.resolve("data/log"))) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(path, StandardCharsets.ISO_8859_1);
        if (content.contains(raw) || content.contains(install)) {
          return false;
        }
      }
    }
    return true;
  }

  private void aBackupBringsAllBack() throws Exception {
    String zip = temp.resolve("backup.zip").toString();
    String other = temp.resolve("other").toString();
    assertEquals(0, ChildServer.run(temp, "backup", "--data", data(), "--out", zip).code());
    var restored = ChildServer.run(temp, "restore", "--data", other, "--from", zip);
    assertEquals(0, restored.code(), restored.err());
    var rows =
        ChildServer.run(temp, "export", "--data", other, "--app", "shimmy", "--format", "jsonl");
    assertEquals(run("export", "--format", "jsonl").out(), rows.out());
    var again = ChildServer.run(temp, "restore", "--data", other, "--from", zip);
    assertEquals(1, again.code());
    assertTrue(again.err().contains("is not empty"), again.err());
  }

  private void plantedColumnsAreFound() throws Exception {
    String store = "jdbc:duckdb:" + temp.resolve("data/store/store.duckdb");
    try (var connection = DriverManager.getConnection(store);
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE events_0 ADD COLUMN t_host_name VARCHAR");
      statement.execute("ALTER TABLE crashes ADD COLUMN peer VARCHAR");
      statement.execute("CREATE TABLE visitors (address VARCHAR)");
      statement.execute("UPDATE events_0 SET event = 'spied'");
    }
    var attested = run("attest");
    assertEquals(1, attested.code());
    for (String planted :
        List.of(
            "column events.t_host_name",
            "column crashes.peer",
            "table visitors",
            "name of an event in rows: spied")) {
      assertTrue(attested.out().contains("NOT IN THE PLAN: " + planted), attested.out());
    }
    assertTrue(run("attest", "--json").out().contains("\"foreign\":[\"column crashes.peer\""));
  }
}
