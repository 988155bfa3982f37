package candor.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forwarding headers are believed from configured proxies only. */
@Tag("T17")
final class CidrTest {

  private static final List<Cidr> PROXIES =
      List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8"));

  private static String from(String socket, @Nullable String forwardedFor) {
    var address =
        ClientAddress.of(InetAddress.ofLiteral(socket), forwardedFor, PROXIES).getHostAddress();
    return address;
  }

  @Test
  void aRangeHoldsTheAddressesThatShareItsBits() {
    assertTrue(Cidr.parse("192.168.4.0/22").contains(InetAddress.ofLiteral("192.168.7.255")));
    assertFalse(Cidr.parse("192.168.4.0/22").contains(InetAddress.ofLiteral("192.168.8.0")));
    assertFalse(Cidr.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("::1")));
    assertTrue(Cidr.parse("::1").contains(InetAddress.ofLiteral("::1")));
  }

  @Test
  void anIpv4AddressWrittenAsIpv6IsTheIpv4Address() {
    assertTrue(Cidr.parse("10.0.0.0/8").contains(InetAddress.ofLiteral("::ffff:10.1.2.3")));
  }

  @Test
  void aMalformedRangeIsRefusedWithItsText() {
    for (var bad : List.of("proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "")) {
      assertThrows(IllegalArgumentException.class, () -> Cidr.parse(bad), bad);
    }
  }

  @Test
  void aStrangerIsNotBelieved() {
    assertEquals("203.0.113.9", from("203.0.113.9", "1.2.3.4"));
  }

  @Test
  void theRightmostUntrustedHopCounts() {
    assertEquals("5.6.7.8", from("10.0.0.1", "1.2.3.4, 5.6.7.8, 10.0.0.2"));
    assertEquals("5.6.7.8", from("10.0.0.1", "1.2.3.4,5.6.7.8:4711"));
    assertEquals("2001:db8:0:0:0:0:0:1", from("fd00::2", "x, [2001:db8::1]:443"));
    assertEquals("10.9.9.9", from("10.0.0.1", "10.9.9.9"));
  }

  @Test
  void aHopThatIsNoAddressEndsTheWalk() {
    assertEquals("10.0.0.2", from("10.0.0.1", "1.2.3.4, \" onload=, 10.0.0.2"));
    assertEquals("10.0.0.1", from("10.0.0.1", ""));
    assertEquals("10.0.0.1", from("10.0.0.1", null));
  }
}
