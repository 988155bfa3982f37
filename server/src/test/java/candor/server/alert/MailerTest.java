package candor.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.server.alert.MailServer.Offer;
import candor.server.alert.Mailer.Account;
import candor.server.alert.Mailer.Security;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Talks to a mail server as the operator's does. */
final class MailerTest {

  private static final Json ALERT =
      new Json.Dictionary(
          Map.of(
              "type",
              new Json.Text("alert"),
              "text",
              new Json.Text("Dimmy: wenig Läufe\r\nBcc: x@y.z is firing. Since 24 Nov 2026."),
              "link",
              new Json.Text("https://t.example.org/a/dimmy")));

  private static Account account(MailServer server, Security security) {
    return new Account(
        "localhost",
        server.port(),
        security,
        MailServer.USER,
        MailServer.PASSWORD,
        "candor@example.org",
        List.of("ann@example.org", "ben@example.org"));
  }

  private static String post(Account account) throws Exception {
    var now = Instant.parse("2026-11-24T12:00:00Z");
    var trust = MailServer.context().getSocketFactory();
    try (var mailer = new Mailer(account, () -> now, trust)) {
      return mailer.post(ALERT);
    }
  }

  @Test
  void anAlertIsMailedThroughStartTlsAsPlainText() throws Exception {
    try (var server = new MailServer(Offer.STARTTLS)) {
      assertEquals("", post(account(server, Security.STARTTLS)));

      String said = server.conversation();
      assertTrue(said.startsWith("EHLO candor.invalid\nSTARTTLS\nEHLO"), said);
      assertTrue(said.indexOf("STARTTLS") < said.indexOf("AUTH PLAIN"), "no sign-in in the open");
      assertTrue(said.contains("RCPT TO:<ann@example.org>") && said.contains("<ben@"), said);
      assertTrue(said.contains("Content-Type: text/plain; charset=UTF-8"), said);
      assertTrue(said.contains("Auto-Submitted: auto-generated"), said);
      assertTrue(said.contains("https://t.example.org/a/dimmy"), said);
      String heads = said.substring(0, said.indexOf("\n\n"));
      assertFalse(heads.contains("\nBcc:"), "a name of an alert is no header");
    }
  }

  @Test
  void tlsFromTheFirstByteIsTheOtherWay() throws Exception {
    try (var server = new MailServer(Offer.TLS)) {
      assertEquals("", post(account(server, Security.TLS)));
      assertTrue(server.conversation().contains("MAIL FROM:<candor@example.org>"));
    }
  }

  @Test
  @Tag("T11")
  void withoutEncryptionNothingIsSaid() throws Exception {
    try (var server = new MailServer(Offer.NOTHING)) {
      assertFalse(post(account(server, Security.STARTTLS)).isEmpty());
      String said = server.conversation();
      assertFalse(said.contains("AUTH") || said.contains("MAIL"), said);
    }
  }

  @Test
  @Tag("T11")
  void aCertificateOfAnotherNameIsNotBelieved() throws Exception {
    try (var server = new MailServer(Offer.TLS)) {
      var right = account(server, Security.TLS);
      var other =
          new Account(
              "127.0.0.1",
              right.port(),
              right.security(),
              right.user(),
              right.password(),
              right.from(),
              right.to());
      assertEquals("The mail server could not be used, or refused the mail.", post(other));
      assertFalse(server.conversation().contains("AUTH"));
    }
  }

  @Test
  void aWrongPasswordIsSaidAndNotRepeated() throws Exception {
    try (var server = new MailServer(Offer.TLS)) {
      var right = account(server, Security.TLS);
      var wrong =
          new Account(
              "localhost",
              right.port(),
              right.security(),
              "ann",
              "guess",
              right.from(),
              right.to());
      assertEquals("The mail server refused the name or the password.", post(wrong));
      assertEquals("mail through localhost:" + right.port(), wrong.toString());
    }
  }

  @Test
  void aSettingThatOnlyTheLibraryFindsWrongIsARefusal() throws Exception {
    var account =
        new Account(
            "localhost",
            70_000,
            Security.NONE,
            "",
            "",
            "candor@example.org",
            List.of("ann@example.org"));
    assertEquals(
        "The mail server could not be used, or refused the mail. (IllegalArgumentException)",
        post(account));
  }

  @Test
  void anUnknownRecipientIsARefusal() throws Exception {
    try (var server = new MailServer(Offer.NOTHING)) {
      var account =
          new Account(
              "localhost",
              server.port(),
              Security.NONE,
              "",
              "",
              "candor@example.org",
              List.of("nobody@example.org"));
      assertEquals("The mail server could not be used, or refused the mail.", post(account));
      assertFalse(server.conversation().contains("DATA"));
    }
  }
}
