package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.alert.Mailer.Account;
import candor.server.alert.Mailer.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailSettingsTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "CANDOR_SMTP", "smtps://mail.example.org",
          "CANDOR_SMTP_USER", "ann",
          "CANDOR_SMTP_PASSWORD", "s3cr3t",
          "CANDOR_MAIL_FROM", "candor@example.org",
          "CANDOR_MAIL_TO", "ann@example.org, ben@example.org");

  private static Map<String, String> with(String name, String value) {
    var all = new HashMap<>(GOOD);
    all.put(name, value);
    return all;
  }

  @Test
  void withoutAServerNothingIsMailed() throws Stop {
    assertNull(MailSettings.read(Map.of("CANDOR_MAIL_TO", "ann@example.org")));
  }

  @ParameterizedTest
  @CsvSource({
    "smtps://mail.example.org, TLS, 465",
    "smtp://mail.example.org, STARTTLS, 587",
    "smtp://mail.example.org:2525, STARTTLS, 2525",
    "smtp+plain://127.0.0.1, NONE, 25"
  })
  void theAddressSaysHowTheWayIsKeptSecret(String server, Security security, int port) throws Stop {
    Account account = Objects.requireNonNull(MailSettings.read(with("CANDOR_SMTP", server)));
    assertEquals(security, account.security());
    assertEquals(port, account.port());
    assertEquals(List.of("ann@example.org", "ben@example.org"), account.to());
    assertFalse(account.toString().contains("s3cr3t"));
  }

  @ParameterizedTest
  @CsvSource({
    "CANDOR_SMTP, mail.example.org",
    "CANDOR_SMTP, smtp://ann:s3cr3t@mail.example.org",
    "CANDOR_SMTP, smtp+plain://mail.example.org",
    "CANDOR_SMTP, https://mail.example.org",
    "CANDOR_SMTP, smtp://mail example",
    "CANDOR_SMTP_PASSWORD, ''",
    "CANDOR_MAIL_FROM, Ann <ann@s3cr3t.org>",
    "CANDOR_MAIL_TO, s3cr3t"
  })
  void whatCannotBeUsedIsNamedAndNotRepeated(String name, String value) {
    var stop = assertThrows(Stop.class, () -> MailSettings.read(with(name, value)));
    assertTrue(stop.sentence().contains(name), stop.sentence());
    assertFalse(stop.sentence().contains("s3cr3t"), stop.sentence());
    assertEquals(Stop.USAGE, stop.code());
  }
}
