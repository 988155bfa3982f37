package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("DIM-76")
@Tag("DIM-85")
final class RedactionTest {

  @Test
  void whatIsLookedAtEndsBetweenWords() {
    String words = "abc ".repeat(400);

    assertEquals(words.substring(0, 1023), Redaction.within(words, 10));
    assertEquals(words, Redaction.within(words, 400));
    assertEquals("<redacted>", Redaction.within("x".repeat(1025), 10));
    assertEquals("x".repeat(1024), Redaction.within("x".repeat(1024), 10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "at /home/ann/main.rs:12:5 | at <path>:12:5",
        "/etc/hosts | <path>",
        "open '/Users/Ann Lee/My Documents/a.txt' failed | open '<path>' failed",
        "open /Users/Ann Lee/notes.txt: gone | open <path>: gone",
        "C:\\Users\\Ann\\x.dll missing | <path> missing",
        "in c:/temp/x, line 3 | in <path>, line 3",
        "on \\\\server\\share\\x ok | on <path> ok",
        "\\\\?\\C:\\x | <path>",
        "see file:///home/ann/a.html now | see <path> now",
        "FILE://host/a | <path>",
        "~/x and ../up/x and ./x and .. | <path> and <path> and <path> and ..",
        "(/tmp/x) [/tmp/y] x=/tmp/z | (<path>) [<path>] x=<path>",
        "https://example.org/a/b stays | https://example.org/a/b stays",
        "and/or 1 / 2 a\\b </div> 100% // x ~ . | and/or 1 / 2 a\\b </div> 100% // x ~ .",
        "abc:/x C:x 1C:\\x | abc:<path> C:x 1C:\\x",
        "/a b and c /d | <path> b and c <path>"
      })
  void pathsAreTakenOut(String text, String expected) {
    assertEquals(expected, Redaction.paths(text));
    assertEquals(expected, Redaction.paths(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "key sk-abcdef1 end | key <redacted> end",
        "sk-ant-api03-a_b-c0123456789 | <redacted>",
        "phc_123456 phx_123456 sntrys_123456 gsk_123456 ghp_123456 | <redacted> <redacted> <redacted> <redacted> <redacted>",
        "AKIAIOSFODNN7EXAMPLE. | <redacted>.",
        "sk-12345 task-abcdefgh SK-abcdefgh | sk-12345 task-abcdefgh SK-abcdefgh",
        "API_KEY=x&y api-key: \"abc\" | API_KEY=<redacted> api-key: \"<redacted>\"",
        "Authorization: Basic YWJj, next | Authorization: Basic <redacted>, next",
        "authorization: bearer bearer abc x | authorization: bearer bearer <redacted> x",
        "Bearer abcdef123 x | Bearer <redacted> x",
        "the bearer of news | the bearer of news",
        "bearer | bearer",
        "mail ann.lee+x@mail.example.org, now | mail <redacted>, now",
        "a@b.c <a_b@x-y.de> | <redacted> <<redacted>>",
        "@name a@b a@ @ a@.b | @name a@b a@ @ a@.b",
        "api_key= | api_key=",
        "authorization: basic | authorization: basic"
      })
  void secretsAreTakenOut(String text, String expected) {
    assertEquals(expected, Redaction.secrets(text));
  }

  @Test
  void aReportIsRedactedBeforeItIsCut() {
    String key = "sk-abcdefghijklmnop1234";
    assertEquals("key <redacted>", Redaction.report("key " + key, List.of(), 14));
    for (int bytes = 0; bytes < 14; bytes++) {
      assertEquals(
          "key ".substring(0, Math.min(4, bytes)),
          Redaction.report("key " + key, List.of(), bytes));
    }
  }

  @Test
  @Tag("DIM-75")
  void aReportIsCutBetweenCharacters() {
    assertEquals("a\u00e9", Redaction.report("a\u00e9\ud83d\ude00b", List.of(), 6));
    assertEquals("a\u00e9\ud83d\ude00", Redaction.report("a\u00e9\ud83d\ude00b", List.of(), 7));
  }

  @Test
  void thePrefixesOfAPlanAreAdded() {
    List<String> extra = List.of("acme-", "door:", "Knock ");
    assertEquals(
        "<redacted> <redacted> <redacted> acme-ab knock twice",
        Redaction.report(
            "acme-abcdef DOOR: opensesame knock 3times acme-ab knock twice", extra, 99));
  }
}
