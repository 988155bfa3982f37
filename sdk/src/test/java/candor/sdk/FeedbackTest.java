package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings what people write, and only what they sent. */
final class FeedbackTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory = Path.of("");
  private Home home = new Home(directory);

  @BeforeEach
  void begin() {
    home = new Home(directory);
  }

  @AfterEach
  void end() {
    home.server().release();
  }

  private Candor open(Map<String, String> variables) {
    return Candor.open(Reporting.plan(), home.options(variables));
  }

  @Test
  @Tag("DIM-89")
  @Tag("DIM-90")
  void whatIsSentArrivesUnchangedWithoutAnyEarlierAnswer() {
    try (var candor = open(Map.of())) {
      var sent = candor.feedback("bug", " It's \"broken\" at /home ", null);

      assertEquals(new Submission(true, List.of()), sent);
      assertTrue(candor.flush(LONG));
      String body = home.server().next();
      assertTrue(body.contains("\"text\":\" It's \\\"broken\\\" at /home \""), body);
      assertFalse(body.contains("email") || body.contains("session"), body);
      assertEquals(List.of(), candor.findings(body));
    }
  }

  @Test
  @Tag("DIM-07")
  @Tag("DIM-91")
  void withAnAddressItIsTiedToNobody() {
    try (var candor = open(Map.of())) {
      candor.feedback("praise", "Nice", "ada@example.org");

      assertTrue(candor.flush(LONG));
      String body = home.server().next();
      assertTrue(body.contains("ada@example.org"), body);
      assertFalse(body.contains("install") || body.contains("session"), body);
    }
  }

  @Test
  void whatDoesNotFitIsSaidAndNotSent() {
    try (var candor = open(Map.of())) {
      var wrong = candor.feedback("bug", "x".repeat(41), null);
      var strange = candor.feedback("bug", "x", "call me");

      var tooLong = new Refusal("feedback", "text", Refusal.Reason.TOO_LONG);
      assertEquals(new Submission(false, List.of(tooLong)), wrong);
      assertFalse(strange.taken());
      assertEquals("email", strange.findings().get(0).field());
      assertTrue(candor.flush(LONG));
      assertEquals(0, home.server().requests());
    }
  }

  @Test
  void itWaitsForAServerThatIsDown() {
    home.server().answer(503);
    try (var candor = open(Map.of())) {
      assertTrue(candor.feedback("bug", "later", null).taken());
      assertFalse(candor.flush(Duration.ofSeconds(1)));
    }
    home.server().answer(200);
    try (var candor = open(Map.of())) {
      assertTrue(candor.flush(LONG), () -> candor.status().toString());
      assertTrue(home.server().next().contains("later"));
    }
  }

  @Test
  void aVariableThatSwitchesOffHasTheLastWord() throws Exception {
    try (var candor = open(Map.of("QUILL_TELEMETRY", "off"))) {
      assertFalse(candor.feedback("bug", "x", null).taken());

      assertTrue(candor.flush(LONG));
      assertEquals(0, home.server().requests());
      assertEquals(List.of(), home.files());
    }
  }

  @Test
  void aNoTakesBackWhatDidNotLeave() throws Exception {
    home.server().answer(503);
    try (var candor = open(Map.of())) {
      candor.feedback("bug", "x", null);
      candor.answer("letters", false);

      home.server().answer(200);
      assertTrue(candor.flush(LONG));
      assertTrue(home.server().isEmpty());
    }
  }
}
