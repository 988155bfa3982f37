package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the redactor to the bars on kinds that the labelled sets do not hold. */
@Tag("DIM-76")
final class UnseenTextsTest {

  @Test
  void atLeast95OfAHundredSecretsOfOtherKindsGo() {
    check(20261126, 20);
  }

  @Test
  @Tag("fuzz")
  void atLeast95OfAHundredGoForLong() {
    check(System.nanoTime(), 20_000);
  }

  private static void check(long seed, int rounds) {
    var texts = new UnseenTexts(seed);
    var score = new Score();
    for (int i = 0; i < rounds; i++) {
      texts.next().forEach(score::add);
    }
    assertTrue(score.recall() >= 0.95, () -> "seed " + seed + ": " + score.missed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Password: must be at least 12 characters long",
        "Invalid password: too short",
        "KeyError: 'access_token'",
        "fn login(user: &str, password: &str) -> Result<Token>",
        "api_key: ${{ secrets.API_KEY }}",
        "password=[REDACTED] token=null secret: <hidden>",
        "Authorization: Bearer $TOKEN",
        "\"token_type\":\"Bearer\",\"expires_in\":3600",
        "code=ECONNREFUSED errno=-111",
        "AssemblyVersion 1.0.0.0, driver version 31.0.15.5222",
        "[::1]:8080 refused, 12:34:56.789 INFO std::vector<int>::push_back",
        "integrity sha512-9aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789+/abcdefghijklmnopqrst== failed",
        "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "GET /api/users/42 200, https://example.com/home/index.html",
        "git@github.com:acme/app.git react@18.2.0 icon@2x.png user@1000.service",
        "1700000000000000 9007199254740993 3.141592653589793 +12345",
        "_ZN3std2rt19lang_start_internal17h1a2b3c4d5e6f7890E",
        "Unexpected token '<', \"<html>\" is not valid JSON",
        "pass: 12 fail: 0, bypass=true, compass: 270, hotkey: Ctrl+Shift+Space"
      })
  void whatOnlyLooksLikeASecretStays(String text) {
    assertEquals(text, Redaction.secrets(text));
  }
}
