package candor.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.server.alert.Alerts.Hook;
import candor.server.http.Cidr;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T11")
final class WebhookTest {

  private static final Json DOCUMENT = new Json.Text("hello");

  private static final Reach THIS_MACHINE = new Reach(List.of(Cidr.parse("127.0.0.0/8")));

  private static String post(Reach reach, String url) {
    try (var webhook = new Webhook(reach, Duration.ofSeconds(10), Clock.systemUTC())) {
      return webhook.post(hook(url), DOCUMENT);
    }
  }

  private static Hook hook(String url) {
    return new Hook(url, "", false, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.100.100.200",
        "127.0.0.1",
        "168.63.129.16",
        "169.254.169.254",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.0.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "2001:0:1::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void whatIsNotPublicIsNotReached(String address) throws Exception {
    var reach = new Reach(List.of());
    assertFalse(reach.admits(InetAddress.getByName(address)), address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"})
  void publicAddressesAreReached(String address) throws Exception {
    assertTrue(new Reach(List.of()).admits(InetAddress.getByName(address)), address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://2130706433:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://[::1]:%d/"
      })
  void aNameThatLeadsInsideIsRefusedAndNothingConnects(String url) throws Exception {
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\r\n\r\n")) {
      String problem = post(new Reach(List.of()), url.formatted(receiver.port()));

      assertTrue(problem.startsWith("Its host leads to an address that is not public"), problem);
      assertEquals(0, receiver.calls());
    }
  }

  @Test
  void whatTheOperatorAllowedIsReachedAndGetsTheDocument() throws Exception {
    try (var receiver = Receiver.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
      String url = "http://127.0.0.1:" + receiver.port() + "/hook/s3cret?x=1";

      assertEquals("", post(THIS_MACHINE, url));

      String request = receiver.request();
      assertTrue(request.startsWith("POST /hook/s3cret?x=1 HTTP/1.1\r\nHost: 127.0.0.1:"), request);
      assertTrue(request.contains("Content-Length: 7\r\n") && request.endsWith("\"hello\""));
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (var inside = Receiver.answering("HTTP/1.1 200 OK\r\n\r\n");
        var receiver =
            Receiver.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                    + inside.port()
                    + "/\r\n\r\n")) {
      String problem = post(THIS_MACHINE, "http://127.0.0.1:" + receiver.port() + "/");

      assertEquals("It answered with a redirect, which is not followed.", problem);
      assertEquals(0, inside.calls());
    }
  }

  @Test
  void anErrorOrAnotherProtocolIsNoDelivery() throws Exception {
    try (var receiver = Receiver.answering("HTTP/1.1 500 Oh\r\n\r\n")) {
      String url = "http://127.0.0.1:" + receiver.port() + "/";
      assertEquals("It answered 500.", post(THIS_MACHINE, url));
    }
    try (var receiver = Receiver.answering("x".repeat(1 << 20))) {
      String url = "http://127.0.0.1:" + receiver.port() + "/";
      assertEquals("It did not answer in HTTP.", post(THIS_MACHINE, url));
      assertEquals("It could not be reached.", post(THIS_MACHINE, url.replace("http:", "https:")));
    }
  }

  @Test
  void whoNeverAnswersIsLeftAfterTheDeadline() throws Exception {
    try (var receiver = Receiver.silent();
        var webhook = new Webhook(THIS_MACHINE, Duration.ofMillis(200), Clock.systemUTC())) {
      String problem = webhook.post(hook("http://127.0.0.1:" + receiver.port() + "/"), DOCUMENT);

      // Which of the two clocks ends it first does not matter.
      assertTrue(
          problem.startsWith("It did not answer within")
              || problem.equals("It could not be reached."),
          problem);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hook",
        "/hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "https://",
        "https://user:password@example.org/",
        "https://example.org:0/",
        "https://example.org:70000/",
        "https://example.org/a b",
        "https://example.org/\r\nHost: x",
        "https://exämple.org/"
      })
  void whatIsNoAddressOfAWebhookIsSaid(String text) {
    assertNotNull(Webhook.mistake(text), text);
  }

  @Test
  void usualAddressesAreTaken() {
    assertNull(Webhook.mistake("https://chat.example.org/services/T0/B0/x?y=1"));
    assertNull(Webhook.mistake("http://[2606:4700::1111]:8080/"));
  }
}
