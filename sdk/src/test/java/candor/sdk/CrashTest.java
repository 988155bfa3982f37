package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Reports crashes, and never makes one worse. */
@Isolated("It changes who is told of uncaught exceptions in the whole process.")
final class CrashTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory = Path.of("");
  private Home home = new Home(directory);
  private final List<Throwable> handledBefore = new ArrayList<>();
  private final Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();

  @BeforeEach
  void remember() {
    home = new Home(directory);
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> handledBefore.add(thrown));
  }

  @AfterEach
  void putBack() {
    Thread.setDefaultUncaughtExceptionHandler(usual);
    home.server().release();
  }

  private Candor open(Map<String, String> variables) {
    return Candor.open(Reporting.plan(), home.options(variables));
  }

  private boolean isOnDisk(String text) throws IOException {
    for (Path file : home.files()) {
      if (Files.readString(file).contains(text)) {
        return true;
      }
    }
    return false;
  }

  private static void crash(Throwable thrown) throws InterruptedException {
    var dying =
        new Thread(() -> {
          throw Reporting.unchecked(thrown);
        });
    dying.start();
    dying.join();
  }

  @Test
  @Tag("DIM-74")
  @Tag("DIM-77")
  @Tag("DIM-79")
  void aCrashIsOnDiskAtOnceAndLeavesAtTheNextStart() throws Exception {
    home.server().answer(503);
    var dead = open(Map.of());
    dead.watchCrashes();
    var thrown = new IllegalStateException("it broke");
    crash(thrown);

    assertSame(thrown, handledBefore.get(0));
    assertTrue(isOnDisk("it broke"));
    dead.close(LONG);
    home.server().answer(200);
    try (var next = open(Map.of())) {
      assertTrue(next.flush(LONG), () -> next.status().toString());
      String body = home.server().next();
      assertTrue(body.contains("\"crashes\":[{") && body.contains("it broke"), body);
      assertTrue(body.contains("candor.sdk.CrashTest"), body);
      assertTrue(body.contains("\"app_version\":\"1.2.3\""), body);
      assertEquals(List.of(), next.findings(body));
    }
  }

  @Test
  @Tag("DIM-81")
  @Tag("DIM-82")
  @Tag("DIM-83")
  @Tag("DIM-85")
  void noNameOfThePersonOrTheMachineIsInIt() {
    var variables =
        Map.of("USER", "adalovelace", "HOSTNAME", "tigger-7", "SECRET_SAUCE", "rosemary-and-thyme");
    try (var candor = open(variables)) {
      candor.report(
          new IOException("adalovelace on Tigger-7 cannot read /home/adalovelace/.ssh/id_rsa"));

      assertTrue(candor.flush(LONG));
      String body = home.server().next();
      assertTrue(body.contains("<redacted> on <redacted> cannot read <path>"), body);
      for (String private_ : List.of("lovelace", "igger", "id_rsa", "rosemary")) {
        assertFalse(body.contains(private_), body);
      }
    }
  }

  @Test
  void aHandledErrorIsMarkedAndLeavesSoon() {
    try (var candor = open(Map.of())) {
      candor.report(new IOException("no disk", new IllegalStateException("really")));

      assertTrue(candor.flush(LONG));
      String body = home.server().next();
      assertTrue(body.contains("\"handled\":true"), body);
      assertTrue(body.contains("java.io.IOException") && body.contains("really"), body);
    }
  }

  @Test
  void afterANoNothingIsReported() throws Exception {
    try (var candor = open(Map.of())) {
      candor.answer("crash", false);
      candor.watchCrashes();
      crash(new IllegalStateException("it broke"));
      candor.report(new IOException("no disk"));

      assertEquals(0, candor.status().waiting());
      assertTrue(candor.flush(LONG));
      assertEquals(0, home.server().requests());
      assertEquals(1, handledBefore.size());
    }
  }

  @Test
  void withReportsOffWhatWasRecordedBeforeIsStillOnDisk() throws Exception {
    home.server().answer(503);
    try (var candor = open(Map.of())) {
      candor.answer("usage", true);
      candor.answer("crash", false);
      candor.watchCrashes();
      candor.record(Quill.completed(4711));
      crash(new IllegalStateException("it broke"));

      assertTrue(isOnDisk("4711"));
      assertFalse(isOnDisk("it broke"));
    }
  }

  @Test
  void aCycleOfCausesEnds() {
    var outer = new IllegalStateException("outer");
    var inner = new IllegalStateException("inner", outer);
    outer.initCause(inner);
    try (var candor = open(Map.of())) {
      candor.report(outer);

      assertTrue(candor.flush(LONG));
      assertTrue(home.server().next().contains("inner"));
    }
  }

  @Test
  void anErrorThatCannotSayItsMessageIsReportedWithoutOne() {
    try (var candor = open(Map.of())) {
      candor.report(new Reporting.Mute());

      assertTrue(candor.flush(LONG));
      String body = home.server().next();
      assertTrue(body.contains("Mute") && body.contains("\"message\":\"\""), body);
      assertEquals(0, candor.status().lost());
    }
  }

  @Test
  void outOfMemoryIsReportedLikeAnyOther() throws Exception {
    try (var candor = open(Map.of())) {
      candor.watchCrashes();
      crash(new OutOfMemoryError("Java heap space"));

      assertTrue(candor.flush(LONG));
      assertTrue(home.server().next().contains("java.lang.OutOfMemoryError"));
    }
  }

  @Test
  void closingGivesTheHandlerBack() {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    try (var candor = open(Map.of())) {
      candor.watchCrashes();
    }

    assertSame(before, Thread.getDefaultUncaughtExceptionHandler());
  }

  @Test
  void theHandlerOfSomebodyElseIsLeftAlone() {
    var candor = open(Map.of());
    candor.watchCrashes();
    Thread.UncaughtExceptionHandler theirs = (thread, thrown) -> handledBefore.add(thrown);
    Thread.setDefaultUncaughtExceptionHandler(theirs);

    candor.close();

    assertSame(theirs, Thread.getDefaultUncaughtExceptionHandler());
  }
}
