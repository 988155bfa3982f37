package candor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("DIM-76")
@Tag("DIM-85")
final class RedactionTest {

  /** 200,000 letters cost some milliseconds; squared they would cost a minute. */
  private static final Duration LINEAR = Duration.ofSeconds(2);

  private static final Duration HANG = Duration.ofMinutes(2);

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
        "sk-ant-api03-a_b-c | <redacted>",
        "phc_123456 phx_123456 sntrys_123456 gsk_123456 ghp_123456 | <redacted> <redacted> <redacted> <redacted> <redacted>",
        "AKIAIOSFODNN7EXAMPLE. | <redacted>.",
        "sk-12345 task-abcdefgh SK-abcdefgh | sk-12345 task-abcdefgh SK-abcdefgh",
        "API_KEY=x&y api-key: \"abc\" | API_KEY=<redacted> api-key: \"<redacted>\"",
        "Authorization: Basic YWJj, next | Authorization: <redacted>, next",
        "authorization: bearer bearer abc x | authorization: <redacted> x",
        "Bearer abcdef123 x | Bearer <redacted> x",
        "the bearer of news | the bearer of news",
        "bearer | bearer",
        "mail ann.lee+x@mail.example.org, now | mail <redacted>, now",
        "a@b.c <a_b@x-y.de> | <redacted> <<redacted>>",
        "@name a@b a@ @ a@.b | @name a@b a@ @ a@.b",
        "api_key= | api_key=",
        "authorization: basic | authorization: <redacted>"
      })
  void secretsAreTakenOut(String text, String expected) {
    assertEquals(expected, Redaction.secrets(text));
  }

  @Test
  void redactingTwiceChangesNothing() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    List<String> pieces =
        List.of(
            "/",
            "\\",
            ":",
            " ",
            "a",
            "C:",
            "sk-",
            "abcdef",
            "@",
            ".",
            "b.org",
            "bearer ",
            "api_key=",
            "<",
            ">",
            "~",
            "file://",
            "\"",
            "basic ",
            "é",
            "1",
            ",",
            "authorization:");
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String once = Redaction.paths(Redaction.secrets(text.toString()));
      assertEquals(
          once, Redaction.paths(Redaction.secrets(once)), () -> "seed " + seed + ": " + text);
    }
  }

  @Test
  void theCostIsLinear() {
    for (String piece :
        List.of(
            "/",
            "a/",
            "/a ",
            "a@",
            "@",
            "a",
            "sk-",
            "AKIA",
            "bearer ",
            "api_key=",
            "basic ",
            ":/",
            "\\\\",
            "C:\\",
            "file://",
            " ",
            "~/",
            "../",
            "authorization: basic ",
            "/a b")) {
      String text = piece.repeat(200_000 / piece.length());
      Duration cost = assertTimeoutPreemptively(HANG, () -> costOf(text), piece);
      assertTrue(cost.compareTo(LINEAR) < 0, () -> piece + " took " + cost);
    }
  }

  /** Tells the work of this thread, which does not grow when others use the machine. */
  private static Duration costOf(String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    Redaction.paths(Redaction.secrets(text));
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
  }
}
