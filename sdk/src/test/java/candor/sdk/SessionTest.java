package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionTest {

  private static final Duration GAP = Duration.ofHours(1);

  @TempDir Path directory = Path.of("");
  private Home home = new Home(directory);
  private int events;

  @BeforeEach
  void move() throws IOException {
    home = new Home(directory);
    home.server().answer(503);
    try (var candor = home.open()) {
      candor.answer("usage", true);
    }
  }

  private String session(Candor candor) throws IOException {
    candor.record(Quill.completed(++events));
    var mark = "\"took_ms\":" + events + "}";
    var body =
        candor.preview().stream().filter(each -> each.contains(mark)).findFirst().orElseThrow();
    int from = body.indexOf("\"session\":\"") + 11;
    return body.substring(from, from + 36);
  }

  @Test
  @Tag("DIM-08")
  void eachProcessHasAnotherRandomOne() throws IOException {
    try (var one = home.open();
        var next = home.open()) {
      assertTrue(
          session(one)
              .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
      assertNotEquals(session(one), session(next));
    }
  }

  @Test
  @Tag("DIM-09")
  void itIsKeptNowhereButInWhatWaits() throws IOException {
    try (var candor = home.open()) {
      var session = session(candor);
      home.server().answer(200);
      candor.close(Duration.ofSeconds(20));

      for (Path file : home.files()) {
        boolean left = file.endsWith("ledger.jsonl");
        assertEquals(left, Files.readString(file).contains(session), file.toString());
      }
    }
  }

  @Test
  @Tag("DIM-10")
  void itLastsAsLongAsTheProcessUnlessTheAppWantsAGap() throws IOException {
    try (var candor = home.open()) {
      var before = session(candor);
      home.time().pass(Duration.ofDays(3));
      assertEquals(before, session(candor));
    }
  }

  private Candor withGap() {
    return home.open(home.options(Map.of()).sessionGap(GAP));
  }

  @Test
  void aGapBeginsAnotherOneAndActivityDoesNot() throws IOException {
    try (var candor = withGap()) {
      var before = session(candor);
      for (int i = 0; i < 3; i++) {
        home.time().pass(GAP.minusMinutes(1));
        assertEquals(before, session(candor));
      }
      home.time().pass(GAP);
      assertNotEquals(before, session(candor));
    }
  }

  @Test
  void aLaptopThatSleptBeginsAnotherOne() throws IOException {
    try (var candor = withGap()) {
      var before = session(candor);
      home.time().set(home.time().instant().plus(GAP));
      assertNotEquals(before, session(candor));
    }
  }

  @Test
  void aClockThatIsSetBackEndsNothingAndHidesNoGap() throws IOException {
    try (var candor = withGap()) {
      var before = session(candor);
      home.time().set(home.time().instant().minus(Duration.ofDays(400)));
      assertEquals(before, session(candor));
      home.time().pass(GAP);
      assertNotEquals(before, session(candor));
    }
  }

  @Test
  void aGapOfSecondsIsAMistake() {
    assertThrows(
        IllegalArgumentException.class, () -> home.options().sessionGap(Duration.ofSeconds(59)));
  }
}
