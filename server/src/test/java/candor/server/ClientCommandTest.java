package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.sdk.consent.Machine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientCommandTest {

  private static final String PLAN =
      """
      {"candor":1,"app":{"id":"quill","name":"Quill","kind":"cli","platforms":["linux"]},
       "purposes":["Decide."],"access":["The maintainers."],
       "channels":{"usage":{"consent":"opt-in","label":"Share","default":false}},
       "identity":{"model":"none"},
       "events":{"used":{"channel":"usage","question":"Is it used?","when":"It is used."}},
       "questions":{"pillars":[{"id":"use","question":"Is it used?","events":["used"]}]},
       "retention":{"events":90}}
      """;

  @TempDir Path home = Path.of("");
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private int run(String app, @Nullable Path plan, String... words) throws Stop {
    told.reset();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    var machine = new Machine(Map.of(), "Linux", home);
    return new ClientCommand(app, List.of(words), plan).run(out, out, machine);
  }

  private String said() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private Path plan() throws Exception {
    return Files.writeString(home.resolve("plan.json"), PLAN);
  }

  @Test
  @Tag("SHI-39")
  @Tag("SHI-40")
  void aPersonDecidesForAnAppByItsId() throws Exception {
    assertEquals(3, run("quill", plan(), "status"));
    assertTrue(said().contains("usage: not decided"), said());

    assertEquals(0, run("quill", plan(), "enable"));
    var answers = home.resolve(".config/quill/telemetry.json");
    assertTrue(Files.readString(answers).contains("\"enabled\":true"));

    assertEquals(0, run("quill", null, "status", "--json"), "the plan that was agreed to is known");
    assertEquals(0, run("quill", null, "disable"));
    assertTrue(Files.readString(answers).contains("\"enabled\":false"));
  }

  @Test
  void aDirectoryWithAnswersIsNamedInTheIdsPlace() throws Exception {
    var config = Files.createDirectories(home.resolve("elsewhere"));
    Files.writeString(config.resolve("plan.json"), PLAN);

    assertEquals(0, run(config.toString(), null, "enable", "usage"));

    assertTrue(Files.exists(config.resolve("telemetry.json")));
  }

  @Test
  void whatWaitsIsLeftToTheApp() throws Exception {
    run("quill", plan(), "enable");
    var spool = Files.createDirectories(home.resolve(".local/state/quill/telemetry/spool-usage"));
    var head = "{\"plan\":\"p\",\"app\":\"quill\",\"debug\":false,\"context\":{}}";
    var waits = Files.writeString(spool.resolve("0.batch"), head + "\nE{\"name\":\"used\"}\n");

    assertEquals(0, run("quill", plan(), "preview"));

    assertTrue(said().contains("\"name\":\"used\""), said());
    assertEquals(0, run("quill", plan(), "status"));
    assertTrue(Files.exists(waits));
  }

  @Test
  void anAppThatNobodyKnowsIsNamedWithTheRemedy() {
    var stop = assertThrows(Stop.class, () -> run("nobody", null, "status"));

    assertTrue(stop.sentence().contains("--plan"), stop.sentence());
    assertEquals(Stop.FAILED, stop.code());
  }

  @Test
  void aWrongVerbIsWrongUsage() throws Exception {
    assertEquals(2, run("quill", plan(), "enabel"));
  }
}
