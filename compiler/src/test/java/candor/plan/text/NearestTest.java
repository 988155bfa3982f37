package candor.plan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {

  private static final List<String> NAMES = List.of("question", "when", "max_length", "opt-in");

  @ParameterizedTest
  @CsvSource({
    "qestion, question",
    "quetsion, question",
    "Question, question",
    "maxlength, max_length",
    "max-length, max_length",
    "max, max_length",
    "questions, question",
    "opt_in, opt-in",
    "wen, when"
  })
  void aSlipFindsTheNameThatWasMeant(String wrong, String meant) {
    assertEquals(meant, Nearest.find(wrong, NAMES));
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "unit"})
  void somethingElseFindsNothing(String wrong) {
    assertEquals(null, Nearest.find(wrong, NAMES));
  }

  @Test
  void withoutANearNameTheShortListIsShown() {
    assertEquals("Possible: a, b.", Nearest.remedy("colour", List.of("a", "b")));
    assertEquals("Nothing is declared that could stand here.", Nearest.remedy("colour", List.of()));
  }

  @Test
  void aNameIsShownCutAndWithoutControlCharacters() {
    assertEquals("\"a?b\"", Nearest.quoted("a\u001bb"));
    assertEquals(63, Nearest.quoted("a".repeat(1000)).length());
  }
}
