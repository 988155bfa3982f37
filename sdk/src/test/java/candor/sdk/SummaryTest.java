package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves what is promised of the one document that a session sends. */
final class SummaryTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 540;

  @TempDir Path directory = Path.of("");
  private Home home = new Home(directory);

  @BeforeEach
  void move() throws IOException {
    home = new Home(directory);
    try (var candor = home.open()) {
      candor.answer("extra", true);
    }
  }

  @Test
  @Tag("SHI-61")
  @Tag("SHI-67")
  void itLeavesWhenTheAppClosesAndNotBefore() {
    var candor = home.open(home.options().flushAfter(Duration.ofMillis(1)));
    candor.record(Quill.summary(47));
    candor.record(Quill.trouble());
    candor.status();
    home.time().pass(Duration.ofSeconds(1));
    assertTrue(home.server().next().contains("trouble"), "events of the app leave meanwhile");
    assertEquals(1, home.server().requests());

    candor.close(LONG);

    assertTrue(home.server().next().contains("\"requests\":47"));
    assertEquals(2, home.server().requests());
  }

  @Test
  @Tag("SHI-60")
  void theWholeBodyKeepsToTheBudget() {
    var candor = home.open();
    candor.record(Quill.summary(47, 8, 8));
    candor.close(LONG);

    var body = home.server().next();
    assertTrue(body.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES, body);
    assertFalse(body.contains("\"routes\""), "what may be absent goes first");
    assertTrue(body.contains("\"requests\":47"), body);
    assertTrue(body.contains("/needed/route/one"), "a list loses its last items");
    assertFalse(body.contains("/needed/route/eight"), body);
  }

  @Test
  @Tag("SHI-60")
  void whatFitsIsNotShortened() {
    var candor = home.open();
    candor.record(Quill.summary(47, 1, 1));
    candor.close(LONG);

    var body = home.server().next();
    assertTrue(body.contains("\"needed\":[\"/needed/route/one\"]"), body);
    assertTrue(body.contains("\"routes\":[\"/a/long/route/one\"]"), body);
  }

  @Test
  @Tag("SHI-60")
  void whatCannotBeMadeToFitIsCountedAndNotSent() throws IOException {
    var small = Quill.canonical("\"max_bytes\":540", "\"max_bytes\":300");
    var candor = Candor.open(small, home.options());
    candor.answer("extra", true);
    candor.record(Quill.summary(47));

    assertEquals(1, candor.status().refused());
    candor.close(LONG);
    assertEquals(0, home.server().requests());
  }

  @Test
  @Tag("SHI-63")
  @Tag("SHI-69")
  @Tag("SHI-64")
  void whatCouldNotLeaveWaitsForTheNextCloseAndGoesInOneRequest() {
    home.server().answer(503);
    for (int session = 1; session <= 3; session++) {
      var candor = home.open(home.options().dialect(new Together()));
      candor.record(Quill.summary(session));
      candor.close(LONG);
      home.time().pass(Duration.ofHours(1));
    }
    home.server().answer(200);
    int before = home.server().requests();

    var candor = home.open(home.options().dialect(new Together()));
    assertTrue(home.server().isEmpty(), "never at a start");
    candor.record(Quill.summary(4));
    candor.close(LONG);

    assertEquals("[1, 2, 3, 4]", home.server().next());
    assertEquals(before + 1, home.server().requests());
  }

  @Test
  void thePreviewOfManyInOneRequestIsTheBytes() throws IOException {
    home.server().answer(503);
    for (int session = 1; session <= 2; session++) {
      var candor = home.open(home.options().dialect(new Together()));
      candor.record(Quill.summary(session));
      candor.close(LONG);
      home.time().pass(Duration.ofHours(1));
    }
    home.server().answer(200);
    var candor = home.open(home.options().dialect(new Together()));
    assertEquals("[[1, 2]]", candor.preview().toString());

    candor.close(LONG);
    var told = candor.ledger().entries();
    assertEquals("[1, 2]", told.get(told.size() - 1).body());
    assertEquals("https://fake.invalid/told", told.get(told.size() - 1).to());
  }

  @Test
  @Tag("SHI-02")
  void withoutAYesNoneIsKept() throws IOException {
    try (var candor = home.open()) {
      candor.answer("extra", false);
      candor.record(Quill.summary(47));
    }
    try (var candor = home.open()) {
      candor.answer("extra", true);
    }

    assertEquals(0, home.server().requests());
  }

  @Test
  @Tag("SHI-68")
  @Tag("SHI-62")
  void closingWaitsForTheTimeOutOfThePlanAndNoLonger() {
    home.server().hang();
    var candor = home.open();
    candor.record(Quill.summary(47));
    long start = System.nanoTime();

    candor.close();
    long took = System.nanoTime() - start;
    home.server().release();

    assertTrue(took >= Duration.ofMillis(900).toNanos(), "it was given its time");
    assertTrue(took < Duration.ofSeconds(5).toNanos(), "took " + took);
  }
}
