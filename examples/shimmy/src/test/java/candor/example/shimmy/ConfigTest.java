package candor.example.shimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what {@code shimmy config --metrics} does, and what stands in the file. */
final class ConfigTest {

  @TempDir Path home;
  private Receiver receiver;
  private Box box;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver();
    box = new Box(home, receiver.address());
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  @Tag("SHI-39")
  @Tag("SHI-45")
  @Tag("SHI-47")
  @Tag("SHI-07")
  void enablingWritesTheFileThatThePageDescribes() throws Exception {
    assertEquals(0, box.config("enable"));

    var section = Documents.part(Documents.json(Files.readString(box.file())), "metrics");
    assertEquals(Json.TRUE, section.get("enabled"));
    assertEquals("2026-11-22T10:59:00Z", Documents.text(section, "last_updated"));
    assertEquals(4, UUID.fromString(Documents.text(section, "session_id")).version());
  }

  @Test
  @Tag("SHI-40")
  @Tag("SHI-47")
  void disablingSaysFalseAndKeepsNoId() throws Exception {
    box.config("enable");
    assertEquals(0, box.config("disable"));

    var section = Documents.part(Documents.json(Files.readString(box.file())), "metrics");
    assertEquals(Json.FALSE, section.get("enabled"));
    assertFalse(section.members().containsKey("session_id"));
  }

  @Test
  @Tag("SHI-46")
  void onWindowsTheFileLiesAmongTheApplicationData() throws Exception {
    box.on("Windows 11").set("APPDATA", home.resolve("Roaming").toString()).config("enable");
    assertTrue(Files.exists(home.resolve("Roaming/shimmy/config.json")));
  }

  @Test
  @Tag("SHI-41")
  void statusTellsWhyAndChangesNothing() throws Exception {
    assertEquals(3, box.config("status"));
    assertTrue(box.out().startsWith("metrics: not decided, because"), box.out());
    assertEquals(List.of(), box.files());

    box.config("enable");
    String before = Files.readString(box.file());
    assertEquals(0, box.config("status"));
    assertTrue(box.out().startsWith("metrics: on, because"), box.out());
    assertEquals(before, Files.readString(box.file()));
  }

  @Test
  @Tag("SHI-42")
  void previewShowsTheBytesThatLeave() throws Exception {
    box.config("enable");
    receiver.answer(503);
    box.run("generate", "tiny-code", "write nothing");
    String refused = receiver.only().body();

    assertEquals(0, box.config("preview"));

    assertEquals(refused, box.out().strip());
    assertEquals(1, receiver.all().size(), "a preview sends nothing");
  }

  @Test
  @Tag("SHI-42")
  void previewOfTheNextSessionIsWholeAndWorksWhileOff() throws Exception {
    assertEquals(0, box.config("preview"));
    assertTrue(box.out().startsWith("{\"timestamp\":"), box.out());
    assertTrue(box.err().contains("metrics are off"), box.err());

    box.config("enable");
    box.config("preview");
    Documents.assertPlanned(Documents.json(box.out().strip()));
    assertEquals(List.of(), receiver.all());
  }

  @Test
  @Tag("SHI-43")
  void exportPrintsWhatWasSentAndWhatWaits() throws Exception {
    box.config("enable");
    box.run("list");
    receiver.answer(503);
    box.run("list");

    assertEquals(0, box.config("export"));

    var lines = box.out().lines().toList();
    assertEquals(receiver.all().get(0).body(), lines.get(0));
    assertEquals(receiver.all().get(1).body(), lines.get(lines.size() - 1));
    lines.forEach(Documents::json);
    assertEquals("", box.err());
  }

  @Test
  @Tag("SHI-44")
  void validateFindsWhatThePlanDoesNotHold() throws Exception {
    box.config("enable");
    receiver.answer(503);
    box.run("list");
    assertEquals(0, box.config("validate"));
    plant("\"hardware_tier\"", "\"user_name\":\"alice\",\"hardware_tier\"");

    assertEquals(1, box.config("validate"));

    assertFalse(box.out().contains("alice"), box.out());
  }

  /** Changes what waits on disk, as a broken program might. */
  private void plant(String what, String with) throws IOException {
    int planted = 0;
    for (Path file : box.files()) {
      String text = Files.readString(file);
      if (file.toString().contains("sessions-metrics") && text.contains(what)) {
        Files.writeString(file, text.replace(what, with));
        planted++;
      }
    }
    assertEquals(1, planted);
  }

  @Test
  @Tag("SHI-64")
  @Tag("SHI-69")
  void sessionsThatCouldNotBeSentGoTogetherWithTheNext() throws Exception {
    box.config("enable");
    receiver.answer(503);
    box.run("list");
    String first = receiver.only().body();
    box.pass(Duration.ofHours(3));
    box.config("preview");
    receiver.answer(200);

    box.run("generate", "tiny-story", "once");

    assertEquals(2, receiver.all().size());
    var together = Documents.several(receiver.all().get(1).body());
    assertEquals(first, JsonWriter.write(together.get(0)));
    assertEquals(2, together.size());
    together.forEach(Documents::assertPlanned);
  }

  @Test
  @Tag("SHI-78")
  void resetAuditAndEraseAreThere() throws Exception {
    box.config("enable");
    box.run("list");
    String id = Documents.text(Documents.json(receiver.only().body()), "session_id");
    assertEquals(0, box.config("audit"));
    assertEquals(0, box.config("reset"));
    box.run("list");
    assertFalse(receiver.all().get(1).body().contains(id));
    String renewed = Documents.text(Documents.json(receiver.all().get(1).body()), "session_id");

    assertEquals(0, box.config("erase"));
    assertTrue(box.out().contains("the server was told"), box.out());

    var wish = Documents.json(receiver.all().get(2).body());
    assertEquals(renewed, Documents.text(wish, "session_id"));
    assertEquals(Json.TRUE, wish.get("erase"));
    assertEquals(3, box.config("status"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-fire", "", "--json"})
  void anythingElseIsWrongUsage(String verb) {
    assertEquals(2, box.config(verb));
    assertFalse(box.err().isBlank());
  }
}
