package candor.compile.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What a plan says is shown as it is, whatever it holds. */
final class MarkdownTest {

  static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "a|b",
          "a\\|b",
          "\\",
          "`code`",
          "``",
          "`",
          "* item",
          "- item",
          "+ item",
          "# head",
          "1. one",
          "23) one",
          "> quote",
          "===",
          "---",
          "***",
          "**bold** _it_ __b__ snake_case_name _",
          "[x](javascript:alert(1))",
          "![x](http://evil.test/x.png)",
          "[x]: http://evil.test",
          "<http://evil.test>",
          "&lt; &#60; &amp",
          "~~gone~~",
          "~/.config/app",
          "$x$ and $$y$$",
          "| a | b |\n|---|---|",
          "line\n\n# break",
          "tab\there",
          "\u202egnp.exe",
          "a\u200bb\u2066c\u2069",
          "\ue000In one minute\ue001",
          "\u0000\u0007",
          "```json\n{}\n```",
          "    indented",
          "{{ site.secret }}",
          "a:smile:b",
          "no\u00a0break",
          "\ud83d\ude00 caf\u00e9",
          "x\ud83d",
          "C:\\Users\\ann");

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void aSentenceIsShownAsItIs(String plain) {
    var viewed = Viewed.of(Markdown.text(plain));

    assertEquals(Viewed.seen(plain), viewed.text().strip());
    assertEquals(List.of(), viewed.foreign());
    assertEquals(List.of(), viewed.links());
    assertEquals(List.of(), viewed.headings());
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void aCellHoldsAllOfASentenceAndOfAValue(String plain) {
    var page = new Page();
    page.table(
        List.of("One", "Two"), List.of(List.of(Markdown.text(plain), Markdown.code(plain + "x"))));

    var viewed = Viewed.of(page.text());

    assertEquals(4, viewed.cells());
    assertEquals(List.of(), viewed.foreign());
    var lines = viewed.text().split("\n", -1);
    assertEquals(Viewed.seen(plain), lines[2]);
    assertEquals(Viewed.seenValue(plain + "x"), lines[3]);
  }

  @Test
  void randomTextOfSpecialCharactersIsShownAsItIs() {
    var random = new SplittableRandom(20261125);
    var letters = "\\`*_{}[]<>()#+-.!|~&$:=/\"'^@%a1 w";
    for (int round = 0; round < 20_000; round++) {
      var plain = new StringBuilder();
      for (int i = random.nextInt(1, 12); i > 0; i--) {
        plain.append(letters.charAt(random.nextInt(letters.length())));
      }
      var text = plain.toString().strip();
      assertEquals(
          Viewed.seen(text),
          Viewed.of("- " + Markdown.text(text)).text().strip(),
          () -> "a sentence: " + text);
      if (!text.isEmpty()) {
        assertEquals(text, Viewed.of("x " + Markdown.code(text)).text().strip().substring(2));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.test, 'http\\://evil.test'",
    "www.evil.test, 'www\\.evil.test'",
    "at :smile: all, 'at \\:smile: all'",
    "'{{ x }}', '\\{{ x }}'",
    "ann@acme.test, 'ann\\@acme.test'",
    "10:30 o'clock, 10:30 o'clock",
    "snake_case, snake_case"
  })
  void whatOnlySomeViewersTurnIntoMoreIsKeptPlain(String plain, String markdown) {
    assertEquals(markdown, Markdown.text(plain));
  }

  @Test
  void aValueOfSpacesCanBeSeen() {
    assertEquals("`\"\"`", Markdown.code(""));
    assertEquals("`\"  \"`", Markdown.code("  "));
  }

  @Test
  void onlyPlainAddressesBecomeLinks() {
    assertEquals("[home](https://acme.test/a)", Markdown.link("home", "https://acme.test/a"));
    for (String address :
        List.of("javascript:alert(1)", "https://a.test/)x", "https://user@a.test", "http://a b")) {
      assertFalse(Markdown.link("home", address).contains("]("), address);
    }
  }
}
