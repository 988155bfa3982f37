package candor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinearPatternTest {

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "abc",
          "aab",
          "aaab",
          "ba",
          "-",
          "a-b",
          "x1",
          "_",
          "7B",
          "1.5B",
          "12",
          "123",
          "1234",
          "é",
          "\uD83D\uDE00",
          "a\uD83D\uDE00",
          "]",
          "^",
          "a b",
          "\t",
          "|",
          "abab",
          "ababab",
          "aBc",
          "{",
          "}",
          "$",
          "a$",
          "^a",
          "\\",
          "/",
          "d",
          "w");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "^a$",
        "^ab",
        "ab$",
        "a|b|abc",
        "|a",
        "(ab)+",
        "(?:ab){2,3}",
        "a*b",
        "a+b",
        "a?b",
        "a{2}b",
        "a{0,1}",
        "a{1,}b",
        "[a-c]+",
        "[^a-c]+",
        "[a-]+",
        "[-a]+",
        "[\\]a]*b?",
        "[\\^a]",
        "\\d+(\\.\\d+)?B?",
        "\\w+",
        "\\s",
        "[\\w-]+",
        "[\\d.]+",
        ".",
        "..",
        "(a|b)*",
        "((a*)*)*b",
        "(a|)+b",
        "a\\$",
        "\\^a",
        "\\\\",
        "/",
        "\\|",
        "\\{",
        "[^\\d]",
        "(ab|a)(c|bc)?",
        "[A-Za-z]{1,3}",
        "\\-",
        "a{0}",
        "[a]",
        "é|\uD83D\uDE00",
        "a{2,2}b"
      })
  void matchesWhatTheReferenceEngineMatches(String pattern) {
    LinearPattern linear = LinearPattern.of(pattern);
    Pattern reference = Pattern.compile(pattern);
    for (String text : TEXTS) {
      assertEquals(
          reference.matcher(text).matches(), linear.matches(text), () -> pattern + " on " + text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "a)",
        "[",
        "[]",
        "[a",
        "a{",
        "a{}",
        "a{1",
        "a{1,",
        "a{2,1}",
        "a{257}",
        "a{99999}",
        "*a",
        "+",
        "?",
        "{2}",
        "a**",
        "a*?",
        "a++",
        "a{2}?",
        "(?=a)",
        "(?<n>a)",
        "(?i)a",
        "\\1",
        "\\b",
        "\\p{L}",
        "\\",
        "[\\",
        "[z-a]",
        "[a-\\d]",
        "[\\d-z]",
        "a^",
        "a$b",
        "(^a)",
        "(a$)",
        "]",
        "}",
        "[\\w-z]",
        "[a-\\w]",
        "(((((((((" + "a)))))))))",
        "(a{200}){200}",
        "\\Q",
        "\\n",
        "[a-\\"
      })
  void namesWhatItDoesNotKnow(String pattern) {
    assertNotNull(PropertyType.Text.problem(pattern));
    assertThrows(
        IllegalArgumentException.class,
        () -> Plans.of(Plans.properties("t", Plans.optional(Plans.text(1, pattern)))));
  }

  @Test
  void theProblemSaysWhereItIs() {
    assertEquals(
        "the pattern has a quantifier after a quantifier at character 3",
        PropertyType.Text.problem("ab**"));
    assertNull(PropertyType.Text.problem("ab*"));
    assertNull(PropertyType.Text.problem("((((((((a))))))))"));
    assertNull(PropertyType.Text.problem("a".repeat(256)));
    assertNotNull(PropertyType.Text.problem("a".repeat(257)));
    assertNull(PropertyType.Text.problem("a{256}"));
  }

  @ParameterizedTest
  @CsvSource({
    "'[0-9]{1,4}[KMBT]', 0B",
    "'x?y', xy",
    "'[^a-z]', ' '",
    "'[^ -~]', '\u00a1'",
    "'a{0}b|c', b",
    "'\\s', ' '"
  })
  void aSampleIsShortAndMatches(String pattern, String sample) {
    assertEquals(sample, PropertyType.Text.sample(pattern));
    assertTrue(LinearPattern.of(pattern).matches(sample));
  }

  @Test
  void patternsThatExplodeElsewhereAreLinearHere() {
    String text = "a".repeat(60_000) + "!";
    for (String pattern :
        List.of("(a+)+", "(a|a)*", "(a*)*b", "(a|aa)+", "(.*)*x", "a*a*a*a*a*b")) {
      LinearPattern linear = LinearPattern.of(pattern);
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> linear.matches(text), pattern);
    }
  }

  @Test
  void agreesWithTheReferenceEngineOnRandomPatterns() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    int compared = 0;
    for (int i = 0; i < 3_000; i++) {
      String pattern = random(random, 3);
      if (PropertyType.Text.problem(pattern) != null) {
        continue;
      }
      LinearPattern linear = LinearPattern.of(pattern);
      Pattern reference = Pattern.compile(pattern);
      assertTrue(linear.matches(PropertyType.Text.sample(pattern)), pattern);
      for (int k = 0; k < 10; k++) {
        String text = "";
        for (int n = random.nextInt(6); n > 0; n--) {
          text += "abc-".charAt(random.nextInt(4));
        }
        String tried = text;
        assertEquals(
            reference.matcher(text).matches(),
            linear.matches(text),
            () -> "seed " + seed + ": " + pattern + " on " + tried);
        compared++;
      }
    }
    assertTrue(compared > 10_000);
  }

  private static String random(SplittableRandom random, int depth) {
    if (depth == 0) {
      return List.of("a", "b", ".", "[ab]", "[^a]", "\\w").get(random.nextInt(6));
    }
    String one = random(random, depth - 1);
    String two = random(random, depth - 1);
    return switch (random.nextInt(6)) {
      case 0 -> one + two;
      case 1 -> "(" + one + "|" + two + ")";
      case 2 -> "(" + one + ")*";
      case 3 -> "(" + one + ")+" + two;
      case 4 -> "(" + one + "){1,2}";
      default -> "(" + one + ")?" + two;
    };
  }
}
