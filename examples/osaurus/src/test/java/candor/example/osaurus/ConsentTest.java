package candor.example.osaurus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsentTest {

  @TempDir Path person;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(person);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  @Tag("OSA-08")
  @Tag("OSA-09")
  @Tag("OSA-11")
  void beforeAnAnswerNothingLeavesAndNothingIsWritten() throws Exception {
    stage.run("hello\n", "chat");
    try (var serving = stage.serve()) {
      serving.ask("foundation", "user");
    }

    assertEquals(List.of(), stage.witness.heard());
    assertEquals(List.of(), stage.telemetryFiles());
  }

  @Test
  @Tag("OSA-44")
  void theMemoryTierWaitsForTheSameAnswerAsTheEventsAndEndsWithIt() throws Exception {
    stage.run("hello\n", "chat");
    assertEquals(List.of(), stage.witness.heard());
    assertEquals(List.of(), stage.telemetryFiles());

    stage.agreed();
    stage.run("", "models");
    var told = stage.witness.events();
    assertTrue(told.stream().allMatch(e -> e.sender().context().containsKey("total_memory_gb")));

    stage.run("", "settings", "telemetry", "off");
    stage.run("", "models");
    assertEquals(List.of("app_launched"), told.stream().map(e -> e.name()).toList());
    assertEquals(told.size(), stage.witness.events().size());
  }

  @Test
  @Tag("OSA-05")
  @Tag("OSA-06")
  @Tag("OSA-12")
  void goingOnWithTheBoxAsItStandsSendsWhatWasHeld() {
    var outcome = stage.withPerson().run("\nq\n", "onboarding");

    assertTrue(outcome.out().contains("[x] Share Anonymous Usage Data"), outcome.out());
    assertEquals(
        List.of(
            "app_launched",
            "onboarding_started",
            "onboarding_step_viewed",
            "onboarding_step_viewed",
            "onboarding_completed"),
        stage.witness.names());
  }

  @Test
  @Tag("OSA-06")
  @Tag("OSA-13")
  void untickingDropsWhatWasHeldForGood() throws Exception {
    var outcome = stage.withPerson().run("t\n\nq\n", "onboarding");
    assertTrue(outcome.out().contains("[ ] Share Anonymous Usage Data"), outcome.out());
    assertEquals(List.of(), stage.witness.heard());

    stage.run("", "settings", "telemetry", "on");
    stage.run("", "models");

    assertEquals(List.of("app_launched"), stage.witness.names());
  }

  @Test
  @Tag("OSA-06")
  void untickingAndTickingAgainIsAYes() {
    stage.withPerson().run("t\nt\n\nq\n", "onboarding");

    assertTrue(stage.witness.names().contains("onboarding_started"));
  }

  @Test
  @Tag("OSA-08")
  void closingOnTheFirstStepDecidesNothingAndTheNextStartAsksOnce() {
    stage.withPerson();
    stage.run("q\n", "chat");
    var second = stage.run("q\n/quit\n", "chat");
    var third = stage.run("/quit\n", "chat");

    assertEquals(List.of(), stage.witness.heard());
    assertTrue(second.out().contains("[x] Share Anonymous Usage Data"), second.out());
    assertFalse(third.out().contains("Share Anonymous Usage Data"), third.out());
  }

  @Test
  @Tag("OSA-08")
  void thereIsNoYesFromAPipe() {
    var outcome = stage.run("\n\n\n\n\n", "onboarding");

    assertEquals(Osaurus.USAGE, outcome.code());
    assertEquals(List.of(), stage.witness.heard());
  }

  @Test
  @Tag("OSA-07")
  void theInfoControlSaysWhatIsCollectedAndWhereToTurnItOff() {
    var outcome = stage.withPerson().run("i\nq\n", "onboarding");

    for (String line :
        List.of(
            "What is collected:",
            "which features are used, and how often",
            "What is not:",
            "chats, prompts, files and tool calls",
            "osaurus settings telemetry off")) {
      assertTrue(outcome.out().contains(line), line + " in " + outcome.out());
    }
  }

  @Test
  @Tag("OSA-09")
  @Tag("OSA-10")
  void theEarliestSixtyFourAreHeld() throws Exception {
    try (var serving = stage.serve()) {
      for (int i = 0; i < 70; i++) {
        serving.ask("foundation", "user");
      }
      stage.run("", "settings", "telemetry", "on");
    }

    assertEquals(List.of("app_launched", "server_started"), stage.witness.names().subList(0, 2));
    assertEquals(62, Collections.frequency(stage.witness.names(), "message_sent"));
  }

  @Test
  @Tag("OSA-14")
  @Tag("OSA-15")
  void turningItOffStopsARunningServerAtOnceAndThrowsAwayWhatWaited() throws Exception {
    stage.agreed();
    try (var serving = stage.serve()) {
      serving.ask("foundation", "user");
      stage.run("", "settings", "telemetry", "off");
      serving.ask("foundation", "user");
    }

    assertEquals(List.of(), stage.witness.heard());
  }

  @Test
  @Tag("OSA-04")
  @Tag("OSA-05")
  void theTwoSwitchesAreIndependent() {
    stage.run("", "settings", "telemetry", "off");
    var afterUsage = stage.run("", "settings", "telemetry", "status").out();
    stage.run("", "settings", "telemetry", "on");
    stage.run("", "settings", "telemetry", "off", "crash");
    var afterCrash = stage.run("", "settings", "telemetry", "status").out();

    assertTrue(afterUsage.contains("usage: off") && afterUsage.contains("crash: on"), afterUsage);
    assertTrue(afterCrash.contains("usage: on") && afterCrash.contains("crash: off"), afterCrash);
  }

  @Test
  @Tag("OSA-16")
  @Tag("OSA-17")
  void withoutAKeyThereIsNoThreadNoFileNoRequestAndNoQuestion() throws Exception {
    stage.with("CANDOR_KEY", "").withPerson();
    var outcome = stage.run("\nq\n", "onboarding");
    stage.run("hello\n", "chat");
    try (var serving = stage.serve()) {
      serving.ask("foundation", "user");
      boolean hasThread =
          Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("candor"));
      assertFalse(hasThread);
    }

    assertFalse(outcome.out().contains("Share Anonymous"), outcome.out());
    assertEquals(List.of(), stage.witness.heard());
    assertEquals(List.of(), stage.telemetryFiles());
  }

  @Test
  void doNotTrackWinsOverAYes() {
    stage.agreed().with("DO_NOT_TRACK", "1");
    stage.run("hello\n", "chat");

    assertEquals(List.of(), stage.witness.heard());
  }

  @Test
  @Tag("OSA-11")
  void afterAYesNothingWaitsOnDiskEither() throws Exception {
    stage.agreed();
    stage.witness.close();
    stage.run("hello\n", "chat");

    assertTrue(
        stage.telemetryFiles().stream().noneMatch(file -> file.contains("spool")),
        stage.telemetryFiles().toString());
  }
}
