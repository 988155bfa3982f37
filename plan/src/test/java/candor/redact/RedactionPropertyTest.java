package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds for any text: no exception, a fixed point after one call, work that grows as the text. */
final class RedactionPropertyTest {

  private static final long SEED = 20261126;

  /**
   * Looks at a character: a rule looks at it a few times, a hostile text makes all rules look. One
   * takes about two nanoseconds, so a megabyte of the worst text takes about a tenth of a second.
   */
  private static final int MAX_LOOKS = 60;

  /** What makes a rule look as far as it may, again and again. */
  private static final List<String> WORST =
      List.of(
          "@",
          "a@a.",
          "a:b@",
          "x@1.1.1.1 ",
          "pat.",
          "h://",
          "+1",
          "0:",
          "1.1",
          "uid=",
          "lat: ",
          "<key a=b",
          "\\A\\a",
          "9\u00b09",
          "token:",
          "key=",
          "key=\"",
          "://",
          "://a:b",
          " -a",
          " curl -u",
          "/home/a b ",
          "secret: legal ",
          "to 1.2.3.4 ",
          "thin:a/b@",
          "name: key\n",
          "<key>",
          "fe80::",
          "a.",
          "cookie: a=",
          "a-macbook",
          "key=a&",
          "/x/Users/",
          "-----BEGIN CERTIFICATE-----",
          "x/@");

  @Test
  void redactingTwiceChangesNothing() {
    fixed(Redaction::secrets, 8_000);
    fixed(Redaction::paths, 8_000);
  }

  @Test
  @Tag("DIM-58")
  void theOrderOfTransformsDoesNotMatterForThat() {
    fixed(text -> Redaction.settle(text, t -> Redaction.paths(Redaction.secrets(t))), 5_000);
    fixed(text -> Redaction.settle(text, t -> Redaction.secrets(Redaction.paths(t))), 5_000);
  }

  @Test
  @Tag("DIM-75")
  void aReportFitsStaysAndHasOnlyWholeMarkers() {
    var texts = new RandomTexts(SEED);
    for (int i = 0; i < 8_000; i++) {
      String text = texts.next(12);
      int bytes = texts.below(60);
      String once = Redaction.report(text, List.of("b.", "1="), bytes);
      assertEquals(once, Redaction.report(once, List.of("b.", "1="), bytes), () -> "of " + text);
      assertTrue(once.getBytes(StandardCharsets.UTF_8).length <= bytes, () -> "of " + text);
      boolean split = once.endsWith("<redacte") && !text.contains("<redacte");
      assertTrue(!split, () -> "of " + text);
    }
  }

  /** Finds the work for a text of twice the length, and what one character costs at most. */
  @Test
  void theWorkGrowsAsTheText() {
    List<String> pieces = new ArrayList<>(RandomTexts.PIECES);
    pieces.addAll(WORST);
    var texts = new RandomTexts(SEED);
    for (int i = 0; i < 200; i++) {
      pieces.add(texts.next(4));
    }
    for (String piece : pieces) {
      String text = piece.repeat(4_000 / piece.length());
      long once = looks(text);
      long twice = looks(text + text);
      assertTrue(twice <= once * 2.3 + 4096, () -> piece + ": " + once + ", twice " + twice);
      assertTrue(once <= (long) MAX_LOOKS * text.length(), () -> piece + ": " + once);
    }
  }

  /**
   * Finds that nothing grows faster than a text when the text is longer than any bound of a rule.
   */
  @Test
  @Tag("DIM-76")
  void aLongTextCostsNoMoreForEachOfItsCharacters() {
    for (String piece : WORST) {
      String text = piece.repeat((1 << 15) / piece.length());
      long once = looks(text);
      long twice = looks(text + text);
      assertTrue(twice <= once * 2.01 + 4096, () -> piece + ": " + once + ", twice " + twice);
    }
  }

  private static long looks(String text) {
    var secrets = new CountingView(text, true);
    Secrets.replace(secrets, List.of());
    var paths = new CountingView(text, false);
    Paths.replace(paths);
    return secrets.looks() + paths.looks();
  }

  private static void fixed(UnaryOperator<String> function, int runs) {
    var texts = new RandomTexts(SEED);
    for (int i = 0; i < runs; i++) {
      String text = texts.next(10);
      String once = function.apply(text);
      assertEquals(once, function.apply(once), () -> "of " + text);
    }
  }
}
