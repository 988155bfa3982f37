package candor.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.server.http.Cidr;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks what is posted as its receiver would. */
final class SignatureTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static String posted(String secret) throws Exception {
    var reach = new Reach(List.of(Cidr.parse("127.0.0.0/8")));
    try (var receiver = Receiver.answering("HTTP/1.1 204 No Content\r\n\r\n");
        var webhook = new Webhook(reach, Duration.ofSeconds(10), () -> NOW)) {
      String url = "http://127.0.0.1:" + receiver.port() + "/hook";
      assertEquals("", webhook.post(new Alerts.Hook(url, secret, false, false), Json.TRUE));
      return receiver.request();
    }
  }

  /** The figure on the right is what {@code openssl dgst -sha256 -hmac} says of the same bytes. */
  @Test
  void theSignatureIsThatOfOtherTools() {
    assertEquals(
        "t=1795521600,v1=6012c6df9e0b6606482f139160d21738a7833d2f491b15e7ee8584ebd70e9c37",
        new Signature("whsec_test")
            .of(NOW, "{\"type\":\"test\"}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsPostedIsSignedWithItsTime() throws Exception {
    String body = "true";
    String signed = new Signature("whsec_test").of(NOW, body.getBytes(StandardCharsets.UTF_8));
    String request = posted("whsec_test");
    assertTrue(request.contains("\r\nCandor-Signature: " + signed + "\r\n"), request);
    assertTrue(request.endsWith("\r\n\r\n" + body), request);
  }

  @Test
  void aSecretIsNotWrittenByChance() {
    var hook = new Alerts.Hook("https://example.org/whsec_path", "whsec_test", true, false);
    assertEquals("alerts by webhook by mail", hook.toString());
    assertEquals("signature", new Signature("whsec_test").toString());
  }

  @Test
  void withoutASecretNothingIsSigned() throws Exception {
    assertFalse(posted("").contains("Candor-Signature"));
  }
}
