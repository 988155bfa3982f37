package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlertsPageTest {

  private static final String ALERTS = "/a/dimmy/settings/alerts";

  @TempDir Path data;
  private Maintainer maintainer;

  @BeforeEach
  void open() throws Exception {
    maintainer = Maintainer.in(data);
  }

  @Test
  void anAlertIsAddedKeptAndRemoved() throws Exception {
    var answer =
        maintainer.send(
            ALERTS,
            ALERTS,
            "name",
            "little <use>",
            "measure",
            "sessions",
            "event",
            "app.started",
            "test",
            "falls",
            "amount",
            "30");
    assertEquals(303, answer.status());

    maintainer = Maintainer.in(data);
    String page = maintainer.page(ALERTS);
    assertTrue(page.contains("little &lt;use&gt;"), page);
    assertTrue(page.contains("sessions of app.started at least 30 % less than a week before"));
    assertTrue(page.contains("not looked at yet"), page);
    maintainer.send(ALERTS, ALERTS + "/remove", "id", Maintainer.field(page, "id"));
    assertTrue(maintainer.page(ALERTS).contains("No alert."));
  }

  @Test
  void aWrongAlertIsSaidAndNotKept() throws Exception {
    String[][] wrong = {
      {"name", "", "amount", "3"},
      {"name", "x", "amount", "-3"},
      {"name", "x", "amount", "3", "event", "never.planned"}
    };
    for (String[] fields : wrong) {
      assertEquals(400, maintainer.send(ALERTS, ALERTS, fields).status());
    }
    assertTrue(maintainer.page(ALERTS).contains("No alert."));
  }

  @Test
  void theWebhookIsKeptAndItsSecretIsNotShown() throws Exception {
    String url = "https://chat.example.org/services/s3cret";
    var made = maintainer.send(ALERTS, ALERTS + "/webhook", "url", url, "digest", "yes");
    assertEquals(200, made.status());
    assertTrue(SampleDesk.text(made).contains("<code>whsec_"), "the secret, once");

    maintainer = Maintainer.in(data);
    String page = maintainer.page(ALERTS);
    assertTrue(page.contains("https://chat.example.org/…") && page.contains("digest is on"), page);
    assertFalse(page.contains("s3cret") || page.contains("whsec_"), page);
    String secret = maintainer.keeping.alarm().alerts().hook("dimmy").secret();
    maintainer.send(ALERTS, ALERTS + "/webhook", "url", "", "renew", "yes");
    assertNotEquals(secret, maintainer.keeping.alarm().alerts().hook("dimmy").secret());
    assertTrue(maintainer.page(ALERTS).contains("digest is on"), "a new secret changes no more");
    var tried = maintainer.send(ALERTS, ALERTS + "/try");
    assertTrue(SampleDesk.text(tried).contains("The test was taken."));
    maintainer.send(ALERTS, ALERTS + "/webhook", "url", "");
    assertTrue(maintainer.page(ALERTS).contains("digest is off"), "left empty, the address stays");
    maintainer.send(ALERTS, ALERTS + "/webhook", "url", "", "stop", "yes");
    assertTrue(maintainer.page(ALERTS).contains("Nothing is posted anywhere"));
    assertEquals(
        400, maintainer.send(ALERTS, ALERTS + "/webhook", "url", "file:///etc/passwd").status());
  }

  @Test
  void mailsAreSwitchedOnForAnAppAndGoWhereTheOperatorSaid() throws Exception {
    assertEquals(400, maintainer.send(ALERTS, ALERTS + "/try", "mail", "yes").status());
    maintainer.send(ALERTS, ALERTS + "/mail", "mail", "yes", "digest", "yes");

    maintainer = Maintainer.in(data);
    String page = maintainer.page(ALERTS);
    assertTrue(page.contains("Alerts are mailed to <bdi>ops@example.org</bdi>"), page);
    assertEquals(200, maintainer.send(ALERTS, ALERTS + "/try", "mail", "yes").status());
    maintainer.send(ALERTS, ALERTS + "/mail");
    assertTrue(maintainer.page(ALERTS).contains("Alerts are not mailed to"));
  }
}
