package candor.example.dimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.example.dimmy.telemetry.Telemetry;
import candor.json.Json;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proves what a launch and an end tell, and which numbers ride along. */
final class LaunchTest extends Given {

  private String session() {
    var sessions = new HashSet<String>();
    receiver.messages().forEach(message -> sessions.add(message.sender().session()));
    assertEquals(1, sessions.size(), "sessions of one process");
    return sessions.iterator().next();
  }

  private String install() {
    var installs = new HashSet<String>();
    receiver.messages().forEach(message -> installs.add(message.sender().install()));
    assertEquals(1, installs.size(), "installs of one machine");
    return installs.iterator().next();
  }

  @Test
  @Tag("DIM-14")
  @Tag("DIM-15")
  @Tag("DIM-16")
  @Tag("DIM-17")
  @Tag("DIM-18")
  @Tag("DIM-52")
  void aSessionTellsHowLongItTookToStartHowLongItWasAndHowMuchWasDictated() throws Exception {
    String wav = box.wav("a.wav", 2);
    box.lasts(842, 61_900);

    assertEquals(0, box.session("transcribe " + wav, "hotkey " + wav, "record " + wav, "quit"));

    assertEquals(
        Map.of("cold_start_ms", whole(842), "version", text("0.6.27")),
        receiver.only("app.started"));
    assertEquals(
        Map.of("value", whole(842), "version", text("0.6.27")), receiver.only("perf.startup_ms"));
    assertEquals(
        Map.of("duration_secs", whole(61), "transcribe_count", whole(3)),
        receiver.only("app.session_ended"));
    assertEquals("app.started", receiver.names().get(0));
    assertEquals("app.session_ended", receiver.names().get(receiver.names().size() - 1));
  }

  @Test
  @Tag("DIM-16")
  void aSignalAlsoEndsASessionInOrder() throws Exception {
    var process = box.start("session");
    try (BufferedReader shown = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("Dimmy is ready; type a command, or quit.", shown.readLine());
      process.destroy();
      process.waitFor();
    }

    receiver.only("app.session_ended");
  }

  @Test
  @Tag("DIM-02")
  @Tag("DIM-03")
  @Tag("DIM-05")
  void theFirstLaunchDrawsANumberThatLaterOnesUse() throws Exception {
    box.run("settings");
    String first = install();

    assertEquals(first, Files.readString(box.file(".config/dimmy/analytics_id")).strip());
    assertEquals(4, UUID.fromString(first).version());
    box.run("settings");
    assertEquals(first, install());
  }

  @Test
  @Tag("DIM-03")
  void onMacTheNumberLiesInTheSamePlace() throws Exception {
    box.on("Mac OS X").run("settings");

    assertEquals(install(), Files.readString(box.id()).strip());
    assertEquals(text("macos"), receiver.messages().get(0).sender().context().get("os"));
  }

  @Test
  @Tag("DIM-04")
  void onWindowsTheNumberLiesInTheDataOfTheApp() throws Exception {
    Path data = Files.createDirectories(home.resolve("Roaming"));
    box.on("Windows 11").set("APPDATA", data.toString()).run("settings");

    assertEquals(install(), Files.readString(data.resolve("dimmy/analytics_id")).strip());
    assertEquals(text("windows"), receiver.messages().get(0).sender().context().get("os"));
  }

  @Test
  @Tag("DIM-08")
  @Tag("DIM-10")
  void eachProcessIsASessionOfItsOwn() throws Exception {
    String wav = box.wav("a.wav", 2);
    box.session("transcribe " + wav, "transcribe " + wav);
    String first = session();
    assertEquals(2, receiver.events("transcription.completed").size());
    receiver.forget();

    box.run("transcribe", wav);

    assertNotEquals(first, session());
    assertEquals(4, UUID.fromString(first).version());
  }

  @Test
  @Tag("DIM-09")
  void theNumberOfASessionIsInNoFileThatIsNotARecordOfWhatLeft() throws Exception {
    box.run("settings");
    String session = session();

    for (Path file : files()) {
      boolean isLedger = file.endsWith("ledger.jsonl");
      assertTrue(isLedger || !Files.readString(file).contains(session), file.toString());
    }
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  @Tag("DIM-11")
  @Tag("DIM-12")
  @Tag("DIM-13")
  void everyEventCarriesVersionSystemAndArchitecture() throws Exception {
    box.on("Windows 11").session("transcribe " + box.wav("a.wav", 2), "settings");

    assertTrue(receiver.messages().size() > 4, receiver.text());
    for (Message message : receiver.messages()) {
      var context = message.sender().context();
      assertEquals(Set.of("app_version", "os", "arch"), context.keySet());
      assertEquals(text(App.VERSION), context.get("app_version"));
      assertEquals(text("windows"), context.get("os"));
      Json arch = context.get("arch");
      assertTrue(arch.equals(text("x86_64")) || arch.equals(text("aarch64")), arch.toString());
    }
  }

  @Test
  @Tag("DIM-01")
  void everyEventOfThePlanIsToldByAWayThroughTheAppAndNothingElse() throws Exception {
    String wav = box.wav("a.wav", 2);
    var lines =
        new String[] {
          "settings set stt_mode cloud stt_provider groq llm_enabled on llm_style formal",
          "settings set preprocessing off input_gain 1.5",
          "transcribe " + wav,
          "key set stt groq gsk_0123456789abcdef",
          "transcribe " + wav,
          "key set llm openai sk-0123456789abcdef",
          "hotkey " + wav,
          "record " + wav + " --cancel 1",
        };
    assertEquals(134, box.set("DIMMY_GPU_FAULT", "1").process("settings"));

    box.session(lines);

    assertEquals(Telemetry.plan().events().keySet(), Set.copyOf(receiver.names()));
  }

  @Test
  void lookingAtPrivacyIsNoLaunch() {
    box.run("privacy");

    assertEquals(List.of(), receiver.messages());
    assertFalse(Files.exists(box.id()));
  }
}
