package candor.redact;

import java.util.List;
import java.util.SplittableRandom;

/** Makes texts of pieces that mean something to a redactor, in an order that nobody would write. */
final class RandomTexts {

  /** What rules start, end or go on with. */
  static final List<String> PIECES =
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
          "\u00e9",
          "1",
          ",",
          "authorization:",
          "Authorization: ",
          "password=",
          "token: ",
          "key=",
          "secret",
          "cookie: a=",
          ";",
          "&",
          "%40",
          "%5C",
          "\\n",
          "\n",
          "://",
          "user:",
          "postgres://u:",
          "-----BEGIN PRIVATE KEY-----",
          "-----END",
          "A1b2C3d4E5f6G7h8",
          "AKIA",
          "ghp_",
          "eyJ",
          "0123456789abcdef",
          "4111111111111111",
          "10.1.2.3",
          "fe80::1",
          "+1415",
          "5550199",
          "(415) ",
          "/home/",
          "/Users/",
          "\\Users\\",
          "Ann Lee",
          "<redacted>",
          "<path>",
          "<red",
          "curl -u ",
          "-p",
          "mysql ",
          "'",
          "`",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "\u001b[31m",
          "\u200b",
          "\uff50",
          "=",
          "==",
          "--",
          "$2b$",
          "&quot;",
          "\\u0022",
          "\\\"",
          "0x",
          ".local",
          "DE89",
          "https://hooks.slack.com/services/T0/B0/",
          "cGFzc3dvcmQ9aHVudGVyMg==",
          "\ud83d\ude00",
          "\ud83d");

  private final SplittableRandom random;

  RandomTexts(long seed) {
    this.random = new SplittableRandom(seed);
  }

  String next(int mostPieces) {
    var text = new StringBuilder();
    for (int n = random.nextInt(mostPieces); n >= 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
