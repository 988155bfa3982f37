package candor.compile.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.output.Artifact;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaTextTest {

  @TempDir Path directory = Path.of("");

  @Test
  void aLiteralMeansItsText() throws Exception {
    var texts = texts(new Random(5));
    var literals = Arrays.stream(texts).map(JavaText::literal).collect(Collectors.joining(",\n"));
    var source = "final class Texts { static final String[] ALL = {" + literals + "}; }";

    assertTrue(source.chars().allMatch(c -> c < 0x80));
    assertEquals(List.of(), Compiled.into(directory, List.of(new Artifact("Texts.java", source))));
    try (var loader = Compiled.load(directory, List.of())) {
      var all = loader.loadClass("Texts").getDeclaredField("ALL");
      all.setAccessible(true);
      assertArrayEquals(texts, (Object[]) all.get(null));
    }
  }

  private static String[] texts(Random random) {
    var texts = new String[300];
    for (int i = 0; i < texts.length; i++) {
      var text = new StringBuilder("\\u0022\"\\");
      for (int k = random.nextInt(20); k > 0; k--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
      }
      texts[i] = text.toString();
    }
    return texts;
  }

  @ParameterizedTest
  @CsvSource({
    "plain, {@code plain}",
    "'/a/{name}', '{@code /a/{name}}'",
    "'[a-z]{1,9}', '{@code [a-z]{1,9}}'",
    "'{', <code>&#123;</code>",
    "'}{', <code>&#125;&#123;</code>",
    "@see, <code>&#64;see</code>",
    "a@b, {@code a@b}",
    "*/, <code>&#42;/</code>",
    "'\\u0041', <code>&#92;u0041</code>",
    "a<b, {@code a<b}",
    "größe, <code>größe</code>"
  })
  void codeIsShownLetterByLetter(String text, String html) {
    assertEquals(html, JavaText.code(text));
  }

  @ParameterizedTest
  @CsvSource({
    "a < b & c, a &lt; b &amp; c",
    "ends */ here, ends *&#47; here",
    "'a \\u002a', a &#92;u002a",
    "{@link X}, {&#64;link X}",
    "@see, &#64;see",
    "mail a@b.c, mail a@b.c",
    "'a  b\tc', a b c"
  })
  void aSentenceIsHarmless(String text, String html) {
    assertEquals(html, JavaText.sentence(text));
  }

  @Test
  void marksThatReorderTextAreLeftOut() {
    assertEquals("ab", JavaText.sentence("a\u202eb\u0007"));
  }

  @Test
  void aNameThatIsTakenGetsANumber() {
    assertEquals(
        List.of("A", "A_2", "A_3", "A_2_2"), JavaText.distinct(List.of("A", "A", "A", "A_2")));
  }
}
