package candor.example.dimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Thrown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proves what a crash and a hit error path report; crashes happen in processes of their own. */
final class CrashTest extends Given {

  private static final int LIMIT_BYTES = 4_096;

  private Message.Crash crash(String message) throws Exception {
    assertEquals(1, box.process("crash", message));
    assertEquals(List.of(), receiver.crashes(), "a report waits for the next start");
    box.run("settings");
    var all = receiver.crashes();
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static String message(Message.Crash crash) {
    return crash.chain().get(0).message();
  }

  @Test
  @Tag("DIM-74")
  @Tag("DIM-77")
  @Tag("DIM-79")
  @Tag("DIM-80")
  @Tag("DIM-85")
  void aCrashIsReportedAtTheNextStartWithTheNamesOfFunctions() throws Exception {
    var crash = crash("the model has no layers");

    assertFalse(crash.handled());
    Thrown thrown = crash.chain().get(0);
    assertEquals("the model has no layers", thrown.message());
    assertEquals("java.lang.IllegalStateException", thrown.type());
    assertEquals("candor.example.dimmy.Commands.run", thrown.frames().get(0).function());
    var sender = crash.sender();
    assertEquals(Files.readString(box.id()).strip(), sender.install());
    assertEquals(text(App.VERSION), sender.context().get("app_version"));
    assertTrue(sender.context().containsKey("os") && sender.context().containsKey("arch"));
    assertFalse(sender.debug(), "the environment is production");
  }

  @Test
  @Tag("DIM-16")
  void aSessionThatCrashesDoesNotEndInOrder() throws Exception {
    var process = box.start("session");
    try (var typed = process.outputWriter(StandardCharsets.UTF_8)) {
      typed.write("settings\ncrash in a session\n");
    }
    assertEquals(1, process.waitFor());
    box.run("settings");

    assertEquals("in a session", message(receiver.crashes().get(0)));
    assertEquals(1, receiver.events("app.session_ended").size(), "of the next launch alone");
    assertEquals(2, receiver.events("app.started").size());
  }

  @Test
  @Tag("DIM-76")
  void whatLooksLikeASecretIsGone() throws Exception {
    String message =
        message(
            crash(
                "login sk-abcdef0123456789 gsk_abcdef0123456789 phc_abcdef0123 api_key=hunter2hunter2"));

    assertTrue(message.contains("<redacted>"), message);
    assertTrue(message.startsWith("login "), message);
    assertFalse(message.contains("abcdef") || message.contains("hunter2"), message);
  }

  @Test
  @Tag("DIM-75")
  void aLongMessageIsCut() throws Exception {
    String message = message(crash("no layers; ".repeat(600) + "ä".repeat(2_000)));

    int bytes = message.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes <= LIMIT_BYTES && bytes > LIMIT_BYTES - 100, "bytes: " + bytes);
  }

  @Test
  @Tag("DIM-81")
  @Tag("DIM-82")
  @Tag("DIM-83")
  @Tag("DIM-85")
  void namesOfThePersonTheMachineAndItsFilesAreGone() throws Exception {
    box.set("USER", "hedwigada").set("HOSTNAME", "hedwigs-laptop").set("SECRET_SAUCE", "basilikum");
    String message = message(crash("hedwigada at hedwigs-laptop cannot read " + home + "/a.wav"));

    assertEquals("<redacted> at <redacted> cannot read <path>", message);
    for (String part : List.of("hedwig", "basilikum", home.toString(), "SECRET_SAUCE")) {
      assertFalse(receiver.text().contains(part), part);
    }
  }

  @Test
  @Tag("DIM-74")
  @Tag("DIM-85")
  void anErrorPathThatIsHitIsReportedAndTheAppGoesOn() throws Exception {
    String wav = box.wav("a.wav", 1);
    box.session("settings set local_model large-v3", "transcribe " + wav, "settings");

    var crash = receiver.crashes().get(0);
    assertTrue(crash.handled());
    assertEquals("whisper_init: cannot load <path>", message(crash));
    assertEquals(text("model_load"), receiver.only("transcription.failed").get("error_category"));
    assertEquals(1, receiver.events("app.session_ended").size());
  }

  @Test
  @Tag("DIM-74")
  void aDiskThatFailsIsReported() throws Exception {
    Files.createDirectories(box.file(".dimmy/settings.properties"));

    assertEquals(1, box.run("settings"));

    assertEquals(1, receiver.crashes().size());
    assertFalse(receiver.text().contains(home.toString()));
  }
}
