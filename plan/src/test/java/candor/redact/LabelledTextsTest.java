package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.JsonException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the redactor to what it has reached on the labelled texts: all and none. The bars are 98 of
 * a hundred found, one of two hundred changed, and 96 of a hundred other words kept.
 */
@Tag("DIM-76")
@Tag("OSA-21")
final class LabelledTextsTest {

  @Test
  void everySecretGoes() throws IOException, JsonException {
    Score score = score("positives.jsonl");
    assertEquals(426, score.texts());
    assertEquals(List.of(), score.missed());
  }

  @Test
  void noHarmlessTextChanges() throws IOException, JsonException {
    Score score = score("negatives.jsonl");
    assertEquals(408, score.texts());
    assertEquals(List.of(), score.missed());
  }

  @Test
  void theWordsAroundASecretStay() throws IOException, JsonException {
    double kept = score("positives.jsonl").kept();
    assertTrue(kept >= 0.97, () -> "kept " + kept);
  }

  private static Score score(String file) throws IOException, JsonException {
    var score = new Score();
    for (Labelled labelled : Labelled.read(file)) {
      score.add(labelled);
    }
    return score;
  }
}
