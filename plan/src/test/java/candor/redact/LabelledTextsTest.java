package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.JsonException;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the redactor to the bars on the labelled texts. */
@Tag("DIM-76")
@Tag("OSA-21")
final class LabelledTextsTest {

  @Test
  void atLeast98OfAHundredSecretsGo() throws IOException, JsonException {
    Score score = score("positives.jsonl");
    assertEquals(426, score.texts());
    assertTrue(score.coreRecall() >= 0.98, () -> score.missed().toString());
    assertTrue(score.recall() >= 0.98, () -> score.missed().toString());
  }

  @Test
  void atMostOneOfTwoHundredHarmlessTextsChanges() throws IOException, JsonException {
    Score score = score("negatives.jsonl");
    assertEquals(408, score.texts());
    assertTrue(score.falsePositives() <= 0.005, () -> score.missed().toString());
  }

  @Test
  void theWordsAroundASecretStay() throws IOException, JsonException {
    double kept = score("positives.jsonl").kept();
    assertTrue(kept >= 0.96, () -> "kept " + kept);
  }

  private static Score score(String file) throws IOException, JsonException {
    var score = new Score();
    for (Labelled labelled : Labelled.read(file)) {
      score.add(labelled);
    }
    return score;
  }
}
