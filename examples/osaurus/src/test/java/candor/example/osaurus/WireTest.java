package candor.example.osaurus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireTest {

  @TempDir Path person;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(person).agreed();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  @Tag("OSA-03")
  @Tag("OSA-38")
  void itTravelsAsAptabaseDoes() {
    stage.run("", "models");

    var heard = stage.witness.heard().get(0);
    assertEquals("POST /api/v0/events", heard.line());
    assertEquals(Stage.KEY, heard.headers().get("app-key"));
    var context = stage.witness.events().get(0).sender().context().keySet();
    assertTrue(context.containsAll(Set.of("app_version", "os_version", "locale")), "" + context);
  }

  @Test
  @Tag("OSA-30")
  @Tag("OSA-31")
  @Tag("OSA-32")
  void noHeaderTellsOfThePersonOrTheMachine() {
    stage.run("", "models");

    var headers = stage.witness.heard().get(0).headers();
    assertEquals(
        Set.of(
            "accept",
            "app-key",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "host",
            "pragma",
            "user-agent"),
        headers.keySet());
    assertEquals("candor", headers.get("user-agent"));
  }

  @Test
  @Tag("OSA-90")
  void aDebugBuildSaysSo() {
    stage.with("OSAURUS_DEBUG", "1").run("", "models");

    assertTrue(stage.witness.events().stream().allMatch(event -> event.sender().debug()));
  }

  @Test
  @Tag("OSA-91")
  void theKeyOfTheBuildIsUsedWhereTheEnvironmentHasNone() throws Exception {
    var built =
        new Build(
            "1.2.3",
            false,
            Map.of("CANDOR_KEY", "A-SH-1", "CANDOR_ENDPOINT", stage.witness.address()));
    stage.with("CANDOR_KEY", "").with("CANDOR_ENDPOINT", "");
    var launch = stage.launch();
    try (var telemetry =
        candor.example.osaurus.telemetry.Telemetry.open(built.context(), built.options(launch))) {
      telemetry.record(new candor.example.osaurus.telemetry.AppLaunched());
    }

    assertEquals("A-SH-1", stage.witness.heard().get(0).headers().get("app-key"));
  }

  @Test
  @Tag("OSA-37")
  @Tag("OSA-39")
  void returnIsToldByMarksOnceADayAndNotByAnId() {
    stage.run("", "models");
    stage.run("", "models");

    var marks = stage.witness.messages().stream().filter(Message.Marks.class::isInstance).toList();
    assertEquals(1, marks.size());
    assertTrue(((Message.Marks) marks.get(0)).day());
  }

  @Test
  @Tag("OSA-45")
  void previewExportAndValidateAgreeWithWhatLeft() {
    stage.run("hello\n", "chat");
    var exported = stage.run("", "settings", "telemetry", "export").out().strip();
    var validated = stage.run("", "settings", "telemetry", "validate");

    assertEquals(stage.witness.text(), exported);
    assertEquals(Osaurus.DONE, validated.code());
    assertTrue(validated.out().contains(" 0 found"), validated.out());
  }

  @Test
  @Tag("OSA-12")
  void aKilledAppTellsNothingTwiceAndRemembersTheAnswer() throws Exception {
    var process = stage.process("serve", "--port", "0");
    try (var lines = process.inputReader()) {
      assertTrue(("" + lines.readLine()).startsWith("listening on"));
    } finally {
      process.destroyForcibly().waitFor();
    }
    stage.run("", "models");

    assertEquals(List.of("app_launched"), stage.witness.names());
  }
}
