package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that marks wait for the switch of the events, whatever else is on by default. */
final class MainChannelTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory = Path.of("");

  @Test
  void itIsThatOfTheMostEventsInAnyOrderOfTheFile() {
    var plan = Quill.plan();
    var canonical = PlanReader.readJson(PlanWriter.canonical(plan)).plan();

    assertEquals("usage", plan.mainChannel());
    assertEquals("usage", Objects.requireNonNull(canonical).mainChannel());
  }

  @Test
  @Tag("OSA-08")
  void marksDoNotLeaveOnAChannelThatIsOnByDefault() throws Exception {
    var home = new Home(directory);
    var canonical = PlanReader.readJson(PlanWriter.canonical(Quill.plan())).plan();
    try (var candor = Candor.open(Objects.requireNonNull(canonical), home.options())) {
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
