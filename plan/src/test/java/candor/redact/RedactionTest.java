package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "mail ann.lee+x@mail.example.org, now | mail <redacted>.org, now",
        "a@b.c <a_b@x-y.de> | <redacted>.c <<redacted>.de>",
        "@name a@b a@ @ a@.b | @name a@b a@ @ a@.b",
        "api_key= | api_key=",
        "authorization: basic | authorization: basic"
      })
  void secretsAreTakenOut(String text, String expected) {
    assertEquals(expected, Redaction.secrets(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'/Users/Sean O'Neill/a' SECRET_KEY_BASE=0f | '/Users/<redacted>/a' SECRET_KEY_BASE=<redacted>",
        "to /203.0.113.7:5222 | to /<redacted>:5222",
        "host.example/203.0.113.7:80 Chrome/120.0.60.129 | host.example/<redacted>:80 Chrome/120.0.60.129",
        "updated from 3.20.1.0 to 3.50.2.0 | updated from 3.20.1.0 to 3.50.2.0",
        "moved from 93.184.215.14 to 93.184.215.15 | moved from <redacted> to <redacted>",
        "NuGet 6.9.1.3 at 10.1.2.3 | NuGet 6.9.1.3 at <redacted>",
        "tell 3c22.fb91.08de now 1234.5678.9012 | tell <redacted> now 1234.5678.9012",
        "jdbc:oracle:thin:scott/t1ger@db:1521:X | jdbc:oracle:thin:scott/<redacted>@db:1521:X",
        "IDENTIFIED BY 'Repl1cate!' | IDENTIFIED BY '<redacted>'",
        "AUTH PLAIN AGFubmEAc2VjcmV0LTE= | AUTH PLAIN <redacted>",
        "uid=agarcia,ou=people uid=1000 | uid=<redacted>,ou=people uid=1000",
        "\\\\files\\home$\\carmen\\a | \\\\files\\home$\\<redacted>\\a",
        "/Volumes/Main Disk/Users/fatima/a | /Volumes/Main Disk/Users/<redacted>/a",
        "example.com/Users/list | example.com/Users/list",
        "<sip:anna@192.0.2.5> | <sip:<redacted>>",
        "DefaultUserName=Heike | DefaultUserName=<redacted>",
        "Digest username=\"mufasa\" | Digest username=\"<redacted>\"",
        "7065868038:AANQ0Nqrm8s3pZCK18Udl2b8kIhRerwbWJt | <redacted>",
        "8659a68e08564c9331865d370b67b528-us14 | <redacted>",
        "token 120d3f1e-baf4-4c9e-a342-c4e13f3347ab | token <redacted>",
        "secret \"db\" not found | secret \"db\" not found",
        "--password=PASSWORD --password=PASSW0RD | --password=PASSWORD --password=<redacted>",
        "api_key=os.environ[\"K\"] | api_key=os.environ[\"K\"]",
        "www.cl.example/~mgk25/a ~mgk25/a | www.cl.example/~mgk25/a ~<redacted>/a",
        "user.home maven.repo.local evas-imac.local srv1.corp.local | user.home maven.repo.local <redacted> <redacted>"
      })
  void aFormSaysWhetherItIsASecret(String text, String expected) {
    assertEquals(expected, Redaction.secrets(text));
  }

  @Test
  void aLongSecretGoesToItsEnd() {
    assertEquals(
        "X-Signature=<redacted> x",
        Redaction.secrets("X-Signature=" + "d867cd00".repeat(32) + " x"));
  }

  @Test
  void theWordsThatRestoreAWalletGo() {
    String eleven = "legal winner thank year wave sausage worth useful legal winner thank";
    assertEquals(
        "seed phrase: <redacted>", Redaction.secrets("seed phrase: " + eleven + " yellow"));
    assertEquals("seed phrase: " + eleven, Redaction.secrets("seed phrase: " + eleven));
  }

  @Test
  void aSettingOfTwoLinesIsRead() {
    assertEquals(
        "- name: DB_PASSWORD\n  value: <redacted>",
        Redaction.secrets("- name: DB_PASSWORD\n  value: r3dis-K8s"));
    assertEquals(
        "- name: DB_HOST\n  value: r3dis-K8s",
        Redaction.secrets("- name: DB_HOST\n  value: r3dis-K8s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\nMIIBszCCARwCCQDvVb4kbq0u4TANBgkqhkiG9w0BAQsFADAeMRwwGgYDVQQDDBNl\n-----END",
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9\n-----END",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGK4Zr0n6S8zC3Xq2wq6v8o4hM5i1J1xk0v7s9Yp2QwT",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9",
        "h1:gmztn0JnHVt9JZquRuzLw3g4wouNVzKL15iLr/zn/QY=",
        "SHA256:uNiVztksCsDhcc0u9e8BrnTWk0lxkYqp8Iv0Cdd9hqA",
        "job 01hv7k3q9zc2x8m4n6p5r7s0tw finished",
        "boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
        "WWW-Authenticate: Bearer realm=\"https://auth.example.com/token\"",
        "/s/roboto/v30/KFOmCnqEu92Fr1Mu4mxK.woff2 /nix/store/5zrq7n2q1x8a4wq0v3h7c6b9d2f1g0kk-glibc",
        "hash 0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b",
        "key: node-modules-413242202b269597f49c8f226e73a71189ed4a683df8442608d7476474f0bdea",
        "cid bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
        "FailingURLStringKey=https://sync.example.com/a1b2/C3d4E5f6G7",
        "use the --password option instead"
      })
  void whatIsMadeToBeSeenStays(String text) {
    assertEquals(text, Redaction.secrets(text));
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
