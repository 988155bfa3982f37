package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that an event happens as often as its rule says, by the client's own care. */
final class OnceTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory = Path.of("");
  private Home home = new Home(directory);
  private Candor candor = Candor.silent();

  @BeforeEach
  void open() {
    home = new Home(directory);
    candor = home.open();
  }

  @AfterEach
  void close() {
    candor.close(LONG);
  }

  private int arrived(String event) {
    assertTrue(candor.flush(LONG));
    int count = 0;
    while (!home.server().isEmpty()) {
      count += home.server().next().split("\"" + event + "\"", -1).length - 1;
    }
    return count;
  }

  private void recordAll() {
    for (String rule : new String[] {"day", "install", "process"}) {
      candor.record(Quill.once(rule));
      candor.record(Quill.once(rule));
    }
    candor.status();
  }

  private void restart() {
    candor.close(LONG);
    candor = home.open();
  }

  @Test
  @Tag("OSA-59")
  @Tag("OSA-60")
  void anInstallHasOneFirstTimeHoweverOftenItIsRecordedAndStarted() throws IOException {
    candor.answer("usage", true);
    recordAll();
    assertEquals(1, arrived("used.ever"));

    restart();
    recordAll();

    assertEquals(0, arrived("used.ever"));
  }

  @Test
  void aProcessHasOneAndTheNextProcessAnother() throws IOException {
    candor.answer("usage", true);
    recordAll();
    assertEquals(1, arrived("used.now"));

    restart();
    recordAll();

    assertEquals(1, arrived("used.now"));
  }

  @Test
  void aDayHasOneAcrossProcessesAndTheNextDayAnother() throws IOException {
    candor.answer("usage", true);
    recordAll();
    restart();
    recordAll();
    assertEquals(1, arrived("used.daily"));

    home.time().pass(Duration.ofDays(1));
    recordAll();

    assertEquals(1, arrived("used.daily"));
  }

  @Test
  @Tag("OSA-59")
  @Tag("OSA-60")
  void aNoUsesNothingUp() throws IOException {
    recordAll();
    candor.answer("usage", false);
    recordAll();
    assertTrue(Files.notExists(home.state().resolve("once")));

    candor.answer("usage", true);
    recordAll();

    assertEquals(1, arrived("used.ever"));
  }

  @Test
  @Tag("OSA-59")
  void whatWaitedForTheAnswerIsTheFirstTimeWhenItIsYes() throws IOException {
    recordAll();
    assertEquals(3, candor.status().waiting(), "each of them once");

    candor.answer("usage", true);

    assertEquals(1, arrived("used.ever"));
  }

  @Test
  void twoProcessesShareOneFirstTime() throws IOException {
    candor.answer("usage", true);
    try (var another = home.open()) {
      candor.record(Quill.once("install"));
      another.record(Quill.once("install"));
      // Either may have been first, on its own thread.
      assertTrue(another.flush(LONG), () -> another.status().toString());
      assertEquals(1, arrived("used.ever"));
    }
  }

  @Test
  void aKilledProcessHasHadItsFirstTime() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.once("install"));
    candor.status();

    try (var next = home.open()) {
      next.record(Quill.once("install"));
      next.status();
    }

    assertEquals(1, arrived("used.ever"));
  }

  @Test
  void resetKeepsWhatWasTheFirstTimeAndEraseForgetsIt() throws IOException {
    candor.answer("usage", true);
    recordAll();
    assertEquals(1, arrived("used.ever"));
    candor.reset();
    recordAll();
    assertEquals(0, arrived("used.ever"));

    candor.erase(LONG);
    assertTrue(Files.notExists(home.state().resolve("once")));
    candor.answer("usage", true);
    recordAll();

    assertEquals(1, arrived("used.ever"));
  }

  @Test
  void whatIsOnlyKeptHereUsesNothingUp() throws IOException {
    candor.answer("usage", true);
    try (var local = home.open(home.options(Map.of("QUILL_TELEMETRY", "local")))) {
      local.record(Quill.once("install"));
      local.status();
    }
    recordAll();

    assertEquals(1, arrived("used.ever"));
  }
}
