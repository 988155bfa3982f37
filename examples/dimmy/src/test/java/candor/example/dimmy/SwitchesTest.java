package candor.example.dimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that each switch works alone and at once, and that the number can be replaced. */
final class SwitchesTest extends Given {

  @Test
  void withoutUsageNoEventLeavesAndCrashReportsStillDo() throws Exception {
    assertEquals(0, box.run("privacy", "usage", "off"));
    assertEquals(1, box.process("crash", "no layers"));
    box.run("settings");

    assertEquals(List.of(), receiver.names());
    assertEquals(1, receiver.crashes().size());
  }

  @Test
  void withoutCrashReportsEventsStillLeave() throws Exception {
    assertEquals(0, box.run("privacy", "crash", "off"));
    assertEquals(1, box.process("crash", "no layers"));
    box.run("settings");

    assertEquals(List.of(), receiver.crashes());
    assertFalse(receiver.events("app.started").isEmpty());
  }

  @Test
  void aReportThatWaitsIsThrownAwayByANo() throws Exception {
    box.process("crash", "no layers");
    box.run("privacy", "crash", "off");
    box.run("privacy", "crash", "on");
    box.run("settings");

    assertEquals(List.of(), receiver.crashes());
  }

  @Test
  void whatCouldNotLeaveIsThrownAwayByANo() throws Exception {
    receiver.answer(503);
    box.run("transcribe", box.wav("a.wav", 2));
    receiver.answer(200);
    box.run("privacy", "usage", "off");
    box.run("privacy", "usage", "on");
    box.run("settings");

    assertEquals(List.of(), receiver.events("transcription.completed"));
    assertEquals(1, receiver.events("app.started").size());
  }

  @Test
  void aNoInASessionHoldsAtOnce() throws Exception {
    String wav = box.wav("a.wav", 2);
    box.session("privacy usage off", "transcribe " + wav);

    assertEquals(List.of(), receiver.events("transcription.completed"));
    assertEquals(List.of(), receiver.events("app.session_ended"));
  }

  @Test
  void theAnswerIsReadBeforeTheFirstEventOfALaterStart() {
    box.run("privacy", "usage", "off");
    box.run("settings");
    assertEquals(3, box.run("privacy"));
    assertTrue(box.out().contains("usage: off"), box.out());

    assertEquals(List.of(), receiver.messages());
    assertFalse(Files.exists(box.id()), "nobody needs a number of who said no");
  }

  @Test
  @Tag("DIM-06")
  void aNewNumberHoldsAtOnceAlsoInASession() throws Exception {
    box.run("settings");
    String first = Files.readString(box.id()).strip();
    receiver.forget();

    box.session("privacy reset-id", "settings set llm_enabled on");

    String second = Files.readString(box.id()).strip();
    assertNotEquals(first, second);
    assertEquals(second, receiver.events("config.llm_enabled_changed").get(0).sender().install());
  }

  @Test
  @Tag("DIM-06")
  void aNewNumberIsDrawnByTheNextStartWhenTheAppDoesNotRun() throws Exception {
    box.run("settings");
    String first = Files.readString(box.id()).strip();

    assertEquals(0, box.run("privacy", "reset-id"));
    receiver.forget();
    box.run("settings");

    assertFalse(receiver.text().contains(first));
    assertTrue(receiver.text().contains(Files.readString(box.id()).strip()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANDOR_KEY=", "DO_NOT_TRACK=1", "DIMMY_TELEMETRY=off", "CI=true"})
  void aBuildWithoutAKeyAndAMachineThatSaysNoAreSilent(String variable) throws Exception {
    String[] parts = variable.split("=", -1);
    box.set(parts[0], parts[1]);

    assertEquals(0, box.session("transcribe " + box.wav("a.wav", 2), "settings", "quit"));

    assertEquals(List.of(), receiver.messages());
    assertEquals(List.of(), box.telemetryFiles());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANDOR_KEY=", "DIMMY_TELEMETRY=off", "CI=true"})
  void whereNothingMayLeaveFeedbackIsNotSentAndThatIsSaid(String variable) {
    String[] parts = variable.split("=", -1);

    assertEquals(1, box.set(parts[0], parts[1]).run("feedback", "hello"));

    assertTrue(box.err().contains("switched off"), box.err());
    assertEquals(List.of(), receiver.messages());
  }

  @Test
  void anAddressThatCannotBeIsSaidOnceAndChangesNothingElse() throws Exception {
    box.set("CANDOR_ENDPOINT", "http://telemetry.example.org");

    assertEquals(0, box.run("transcribe", box.wav("a.wav", 2)));

    assertTrue(box.err().startsWith("dimmy: telemetry stays off: "), box.err());
  }
}
