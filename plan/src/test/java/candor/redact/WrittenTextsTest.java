package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.JsonException;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the redactor to the bars on sets that were written before the rules had seen them. What the
 * first look at each of them said stands in docs/redaction.md.
 */
@Tag("DIM-76")
@Tag("OSA-21")
final class WrittenTextsTest {

  static final int SETS = 9;

  @Test
  void theBarsForUnseenTextsHoldForAllSets() throws IOException, JsonException {
    var secret = new Score();
    var harmless = new Score();
    for (int set = 1; set <= SETS; set++) {
      for (Labelled labelled : Labelled.read("written-" + set + ".jsonl")) {
        (labelled.mustGo().isEmpty() ? harmless : secret).add(labelled);
      }
    }
    assertEquals(1612, secret.texts());
    assertEquals(2376, harmless.texts());
    assertTrue(secret.recall() >= 0.96, () -> secret.missed().toString());
    assertTrue(harmless.falsePositives() <= 0.005, () -> harmless.missed().toString());
    assertTrue(secret.kept() >= 0.95, () -> "kept " + secret.kept());
  }
}
