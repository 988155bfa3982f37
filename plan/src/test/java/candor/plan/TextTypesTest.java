package candor.plan;

import static candor.plan.NumberTypesTest.judged;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.plan.PropertyType.Transform;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judges free text. An expectation is JSON, a reason's code, or {@code -}. */
final class TextTypesTest {

  @Test
  void textIsCutBetweenCharacters() {
    assertEquals("'ab\uD83D\uDE00'", judged(Plans.text(3, null), "'ab\uD83D\uDE00c'"));
    assertEquals("'ab\uD83D\uDE00'", judged(Plans.text(3, null), "'ab\uD83D\uDE00'"));
    assertEquals("''", judged(Plans.text(3, null), "''"));
    assertEquals("wrong-type", judged(Plans.text(3, null), "1"));
  }

  @Test
  void textMustMatchItsPatternAsAWholeAfterTheCut() {
    assertEquals("'abc'", judged(Plans.text(3, "[a-c]+"), "'abcd'"));
    assertEquals("wrong-form", judged(Plans.text(4, "[a-c]+"), "'abcd'"));
  }

  @ParameterizedTest
  @CsvSource({
    "0000", "001f", "007f", "0080", "009f", "000a", "061c", "200e", "200f", "2028", "2029", "202a",
    "202e", "2066", "2069"
  })
  void textWithControlsIsRefused(String code) {
    assertEquals("wrong-form", judged(Plans.text(9, null), "'a\\u" + code + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "0020", "007e", "00a0", "061b", "061d", "200d", "2010", "202f", "2027", "2065", "206a"
  })
  void textMayHoldAnyOtherCharacter(String code) {
    char c = (char) Integer.parseInt(code, 16);
    assertEquals("'a" + c + "'", judged(Plans.text(9, null), "'a\\u" + code + "'"));
  }

  @Test
  @Tag("DIM-58")
  @Tag("DIM-76")
  void textIsTransformedBeforeItIsCut() {
    PropertyType.Text text =
        new PropertyType.Text(
            19, null, List.of(Transform.REDACT_SECRETS, Transform.SCRUB_PATHS), "a test needs it");
    assertEquals("'at <path> '", judged(text, "'at /home/ann/x.rs sk-abcdef12'"));
    assertEquals("'at <path> now'", judged(text, "'at /home/a/very/long/path/to/some.file now'"));
  }

  @ParameterizedTest
  @CsvSource({"REDACT_SECRETS, SCRUB_PATHS", "SCRUB_PATHS, REDACT_SECRETS"})
  void judgingATextTwiceChangesNothingInEitherOrder(Transform first, Transform second) {
    var text = new PropertyType.Text(40, null, List.of(first, second), "a test needs it");
    String once = judged(text, "'AKIAabcdefgh/home/me'");
    assertEquals(once, judged(text, once));
  }
}
