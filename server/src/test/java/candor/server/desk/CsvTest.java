package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T16")
final class CsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
  void aTextThatLooksLikeAFormulaIsNeutral(String text) {
    assertEquals("'" + text, Csv.neutral(text));
  }

  @Test
  void aNegativeNumberStaysANumber() {
    assertEquals("n\r\n-5\r\n", new Csv("n").row(-5L).text());
  }

  @Test
  void separatorsAndQuotesAreQuoted() {
    assertEquals(
        "a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n", new Csv("a", "b").row("x,y", "say \"hi\"").text());
  }

  @Test
  void whatIsNotKnownIsAnEmptyCell() {
    assertEquals("a,b\r\n,\r\n", new Csv("a", "b").row(null, "").text());
  }
}
