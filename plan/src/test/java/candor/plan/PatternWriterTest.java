package candor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternWriterTest {

  private static final String PIECES = "ab.[]^-&|()*+?{}\\d\\w\\s1,$0😀";

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a ^(?:a)$",
        "^a|b$ ^(?:a|b)$",
        "(a|b)c ^(?:(?:a|b)c)$",
        "(ab)+ ^(?:(?:ab)+)$",
        "(a{2}){3,} ^(?:(?:a{2}){3,})$",
        "\\d{1,4} ^(?:[0-9]{1,4})$",
        "[\\w-] ^(?:[\\-0-9A-Z_a-z])$",
        "[&&a&] ^(?:[&a])$",
        "[^\\]] ^(?:[^\\]])$",
        "\\. ^(?:\\.)$",
        "\\- ^(?:-)$"
      })
  void aPatternIsWrittenInWhatAllEnginesReadAlike(String pattern, String written) {
    assertEquals(written, PropertyType.Text.portable(pattern));
  }

  @Test
  void theWrittenPatternMatchesTheSameLines() {
    long seed = 20261125;
    var random = new SplittableRandom(seed);
    int matched = 0;
    for (int i = 0; i < 40_000; i++) {
      var pattern = text(random, PIECES, 10);
      if (PropertyType.Text.problem(pattern) == null) {
        var text = text(random, "ab-&1]😀 ", 4);
        var written = Pattern.compile(PropertyType.Text.portable(pattern));
        boolean matches = LinearPattern.of(pattern).matches(text);
        assertEquals(matches, written.matcher(text).find(), pattern + " on " + text + " " + seed);
        matched += matches ? 1 : 0;
      }
    }
    assertEquals(true, matched > 500, "only " + matched);
  }

  private static String text(SplittableRandom random, String from, int longest) {
    var points = from.codePoints().toArray();
    var text = new StringBuilder();
    for (int i = random.nextInt(longest); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
