package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Says when a name in a sentence, a setting or an element hides what follows it. */
@Tag("DIM-76")
final class SentencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "with password Gx7!kLm2 at | with password <redacted> at",
        "password is hunter2 | password is <redacted>",
        "password was hunter2 | password was <redacted>",
        "secret set to hunter2 | secret set to <redacted>",
        "password 'two words' was | password '<redacted>' was",
        "token 'a1B2c3D4e5F6g7' was | token '<redacted>' was",
        "token a1B2c3D4e5F6g7, not | token <redacted>, not",
        "IMEI 356942571717670 blocked | IMEI <redacted> blocked",
        "disk serial IFXZ9MHIRHMC | disk serial <redacted>",
        "serial a1b2c3d4e5 | serial <redacted>",
        "S/N W0FPMIA2F3 | S/N <redacted>",
        "call 555 12345 now | call <redacted> now",
        "call +49 30 123 | call <redacted>",
        "verification code is 919055 | verification code is <redacted>",
        "date of birth: 1984-07-12 | date of birth: <redacted>",
        "account_number=80664248 | account_number=<redacted>",
        "mot de passe = Gx7-kLm2 | mot de passe = <redacted>",
        "contraseña: Gx7-kLm2 | contraseña: <redacted>",
        "пароль: Gx7-kLm2 | пароль: <redacted>",
        "密码:Gx7-kLm2 | 密码:<redacted>",
        "パスワード=Gx7-kLm2 | パスワード=<redacted>",
        "{\"密码\":\"Gx7-kLm2\"} | {\"密码\":\"<redacted>\"}",
        "{\"密碼\" : 73019284} | {\"密碼\" : <redacted>}",
        "{\\\"密码\\\":\\\"Gx7-kLm2\\\"} | {\\\"密码\\\":\\\"<redacted>\\\"}",
        "'пароль' => 'Gx7-kLm2' | 'пароль' => '<redacted>'",
        "пароль = Gx7-kLm2 | пароль = <redacted>",
        "비밀번호 : Gx7-kLm2 | 비밀번호 : <redacted>",
        "password=!Sommerabend | password=<redacted>",
        "password=@Sommer.abend | password=<redacted>",
        "pwd=@Geheim(12!x | pwd=<redacted>",
        "<Password Type=\"x\">Gx7-kLm2</Password> | <Password Type=\"x\"><redacted></Password>",
        "<wsse:Password>Gx7-kLm2</wsse:Password> | <wsse:Password><redacted></wsse:Password>",
        "[\"password\"]=> string(8) \"Gx7-kLm2\" | [\"password\"]=> string(8) \"<redacted>\"",
        "Some::Password(\"x\") password=Opt::Some(\"abc1\") | Some::Password(\"x\") password=Opt::Some(\"<redacted>\")",
        "key PE5XG-CE9DG-T9B8Q-R0X8Z-6BE5I used | key <redacted> used",
        "key AB12-CD34-EF56-GH78 used | key <redacted> used",
        "EWcNV0YiHzB9jj.atlasv1.hxtw9Rfa1yBZ05tJAxtb | <redacted>",
        "smtps://eva%40b.org:Gx7-kLm2@c.org | smtps://<redacted>@c.org",
        "https://hooks.slack.com/services/T0AAAAAAA/B0 | <redacted>",
        "anna&#64;b.org anna&#x40;b.org | <redacted>.org <redacted>.org",
        "appid=e97eb2c59bbbd57c4a6eaf7dadcc25be&q=1 | appid=<redacted>&q=1"
      })
  void aNameHidesWhatFollowsIt(String text, String expected) {
    assertEquals(expected, Redaction.secrets(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password Gx7-kLm2 is",
        "password Gx7!kL is",
        "password policy12345 is",
        "password wrong!now? is",
        "pwd: /app PWD=/app",
        "secret \"db-credentials\" not found",
        "token 'a1B2' was",
        "token sha256:abc123def456 was",
        "IMEI 356942571 blocked",
        "serial abcdefghij2 out",
        "serial number is missing",
        "serial a1b2c3-d4e5f6",
        "call 5551234 now",
        "call back 12 times",
        "verification code is required",
        "пароль слишком короткий",
        "<Password Type=\"x\"/>Gx7-kLm2<",
        "<Password Type=\"x\"\n>Gx7-kLm2<",
        "password: String? self.password = password",
        "password: !vault | x",
        "password: !secret db password: !env_var DB password: !Ref Db password: !GetAtt Db.Key",
        "{\"密码\":null} '密码' => null",
        "密码 слишком: short",
        "password=%DB_PASSWORD%",
        "secret=@Microsoft.KeyVault(SecretUri)",
        "theme=dark; Max-Age=31536000",
        "Set-Cookie: theme=dark; Max-Age=31536000",
        "etag: W/\"5f-xuZrpySicAc3Ir0JiPvG9Ki5kkI\"",
        "tx 0x4e92a222c5de5e3aba96b2f13d3d79e1d65e25394a25ee93836925d3a4dc299e reverted",
        "/data/app/~~8hQdKzQaQI5SIHGUzsN5VA==/com.acme-6gRzTT2Dh5pfPHBho6JpEg==/lib",
        "go.mod h1:AuQr/YD3d8lTGTa8+OPfXzzwjqfGIeN0h9rjsqwJW9U=",
        "key AB12-CD34-EF56 AB12-CD34-EF56-GH7 AB12-CD34-EF56-GH789 ab12-cd34-ef56-gh78",
        "ABCD-EFGH-IJKL-MNOP 1234-5678-1234-5679 ABCD_EFGH_1234_5678",
        "https://hooks.slack.com/short https://hooks.slack.org/services/T0AAAAAAA",
        "&#64 &#; &#9999; &#x; &#00000064;"
      })
  void whatOnlyFollowsANameStays(String text) {
    assertEquals(text, Redaction.secrets(text));
  }
}
