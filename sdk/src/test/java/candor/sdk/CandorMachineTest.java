package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.sdk.consent.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CandorMachineTest extends AtHome {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void variablesOfTheMachineWinAndOffWritesNothing() throws IOException {
    candor.answer("usage", true);
    var before = home.files();
    for (var variables :
        List.of(
            Map.of("DO_NOT_TRACK", "1"), Map.of("QUILL_TELEMETRY", "off"), Map.of("CI", "true"))) {
      try (var off = home.open(home.options(variables))) {
        off.record(Quill.completed(5));
        off.record(Quill.trouble());
        assertTrue(off.status().channels().values().stream().allMatch(s -> s.mode() == Mode.OFF));
        assertEquals(0, off.status().waiting());
      }
    }
    assertEquals(before, home.files());
    assertEquals(0, server.requests());
  }

  @Test
  void localKeepsAndShowsButNeverSends() throws IOException {
    candor.answer("usage", true);
    try (var local = home.open(home.options(Map.of("QUILL_TELEMETRY", "local")))) {
      local.record(Quill.completed(5));
      assertEquals(1, local.preview().size());
      local.flush(LONG);
    }
    assertEquals(0, server.requests());
  }

  @Test
  void theAnswerOfAnotherProcessCountsAtOnce() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(5));
    try (var another = home.open()) {
      another.answer("usage", false);
    }

    assertTrue(candor.flush(LONG));
    candor.record(Quill.completed(6));
    assertTrue(candor.flush(LONG));

    assertEquals(0, server.requests());
    assertEquals(0, candor.status().waiting());
  }

  @Test
  void whatAKilledProcessSpooledArrivesAtTheNextStart() throws IOException {
    server.answer(503);
    candor.answer("usage", true);
    IntStream.range(0, 250).forEach(i -> candor.record(Quill.completed(i)));
    candor.status();
    candor.close(Duration.ofMillis(1));

    var next = new FakeServer();
    try (var restarted = home.open(home.options().transport(next))) {
      // The process is not really dead: its last thread may hold the file for a moment.
      long end = System.nanoTime() + LONG.toNanos();
      boolean gone = restarted.flush(LONG);
      while (!gone && System.nanoTime() < end) {
        gone = restarted.flush(LONG);
      }
      assertTrue(gone);
    }

    var all = new StringBuilder();
    while (!next.isEmpty()) {
      all.append(next.next());
    }
    assertEquals(251, all.toString().split("\"took_ms\":", -1).length);
  }

  @Test
  void closeKeepsItsDeadlineWithAServerThatHangs() throws IOException {
    server.hang();
    candor.answer("usage", true);
    IntStream.range(0, 1000).forEach(i -> candor.record(Quill.completed(i)));

    long start = System.nanoTime();
    candor.close(Duration.ofMillis(300));

    assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
  }

  @Test
  @Tag("DIM-06")
  void resetMakesAnotherInstall() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    String before = install(candor.preview().get(0));

    candor.reset();
    candor.record(Quill.completed(2));

    assertFalse(candor.preview().toString().contains(before));
  }

  private static String install(String body) {
    int from = body.indexOf("\"install\":\"") + 11;
    return body.substring(from, from + 36);
  }

  @Test
  void aYesThatIsTakenBackAtTheNextStartTakesWhatWaitedAlong() throws IOException {
    server.answer(503);
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    candor.close(Duration.ofSeconds(2));
    int before = server.requests();

    try (var next = home.open()) {
      next.answer("usage", false);
    }

    assertEquals(before, server.requests());
  }

  @Test
  @Tag("DIM-05")
  void theInstallIsTheSameAtTheNextStart() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    String before = install(candor.preview().get(0));
    candor.answer("usage", true);

    try (var next = home.open()) {
      next.record(Quill.completed(2));
      assertTrue(next.preview().stream().allMatch(body -> install(body).equals(before)));
    }
  }

  @Test
  @Tag("SHI-45")
  void theAnswerLiesWhereThePlanSays() throws IOException {
    var options = home.unplaced(Map.of("XDG_STATE_HOME", home.state().toString()));
    try (var placed = home.open(options)) {
      placed.answer("usage", false);
    }

    assertEquals(List.of(directory.resolve(".config/quill/config.json")), home.files());
  }

  @Test
  void onlyTheOwnerMayReadWhatWaits() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    candor.status();

    var spooled = home.files().stream().filter(f -> f.toString().contains("spool-")).toList();
    assertFalse(spooled.isEmpty());
    for (Path file : spooled) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void aStateDirectoryThatCannotBeMadeCostsNoEvent() throws IOException {
    Files.writeString(directory.resolve("state"), "a file where a directory should be");
    candor.answer("crash", true);
    candor.record(Quill.trouble());
    assertTrue(candor.flush(LONG));

    assertTrue(server.next().contains("trouble"));
    assertEquals(1, candor.status().unbooked());
  }

  @Test
  void anUnknownChannelIsNamed() {
    var wrong = assertThrows(IllegalArgumentException.class, () -> candor.answer("metrics", true));

    assertTrue(String.valueOf(wrong.getMessage()).contains("metrics"));
  }
}
