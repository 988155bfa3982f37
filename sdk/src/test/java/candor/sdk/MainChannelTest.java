package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.plan.canonical.CanonicalPlan;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that marks wait for the switch of the events, whatever else is on by default. */
final class MainChannelTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory = Path.of("");

  /** Returns the plan with its channels in the order of their names. */
  private static CanonicalPlan sorted() throws JsonException {
    return CanonicalPlan.read(JsonWriter.canonical(JsonReader.read(Quill.canonical().bytes())));
  }

  @Test
  void itIsThatOfTheMostEventsInAnyOrderOfTheFile() throws JsonException {
    assertEquals("usage", Quill.plan().mainChannel());
    assertEquals("usage", sorted().plan().mainChannel());
  }

  @Test
  @Tag("OSA-08")
  void marksDoNotLeaveOnAChannelThatIsOnByDefault() throws Exception {
    var home = new Home(directory);
    try (var candor = Candor.open(sorted(), home.options())) {
      candor.record(Quill.trouble());
      candor.flush(LONG);
      assertFalse(home.server().next().contains("marks"));

      candor.answer("usage", true);
      candor.record(Quill.completed(5));
      candor.flush(LONG);
      assertTrue(home.server().next().contains("marks"));
    }
  }
}
